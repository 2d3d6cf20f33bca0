package io.customerpulse.server.model;

import io.customerpulse.learning.fit.Learned;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done for models once a day, after midnight UTC, on a thread of its own: a pulse is learned anew and put in
/// as a candidate, and the one in force is held against what came. Nothing is ever adopted here.
public final class Nights implements AutoCloseable {

    /// Between two looks at the clock.
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Nights.class);

    private final Wanted wanted;
    private final Parts parts;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "nights");
    private final LocalDate begun;
    private volatile Optional<Drift> drift = Optional.empty();
    private volatile Optional<String> nothingLearned = Optional.empty();

    /// What is switched on.
    ///
    /// @param refit      whether a pulse is learned anew each night
    /// @param driftAlarm whether the one in force is held against what came
    public record Wanted(boolean refit, boolean driftAlarm) {
        /// Nothing is.
        public static final Wanted NOTHING = new Wanted(false, false);
    }

    /// What it works with.
    public record Parts(Models models, Adopting adopting, Refit refit, Drifts drifts, InstantSource clock) {}

    /// Begins, if anything is switched on.
    public Nights(Wanted wanted, Parts parts) {
        this.wanted = wanted;
        this.parts = parts;
        this.begun = day(parts.clock().instant());
        thread.setDaemon(true);
        if (isWanted(wanted)) thread.start();
    }

    private static boolean isWanted(Wanted wanted) {
        return wanted.refit() || wanted.driftAlarm();
    }

    /// How the model in force did lately; empty without one, before the first look, and if it is not switched on.
    public Optional<Drift> drift() {
        Optional<String> now = parts.models().inForce().id();
        return drift.filter(it -> now.filter(it.model()::equals).isPresent());
    }

    /// Why the latest night learned nothing.
    public Optional<String> nothingLearned() {
        return nothingLearned;
    }

    @Override
    public void close() {
        stopped.countDown();
        if (!isWanted(wanted)) return;
        thread.interrupt();
        try {
            thread.join(STOP_WITHIN);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Optional<String> looked = Optional.empty();
        LocalDate refitted = begun;
        LocalDate held = LocalDate.MIN;
        try {
            while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                Instant now = parts.clock().instant();
                Optional<String> model = parts.models().inForce().id();
                if (wanted.driftAlarm() && (!day(now).equals(held) || !model.equals(looked))) {
                    held = day(now);
                    looked = model;
                    hold(now);
                }
                if (wanted.refit() && !day(now).equals(refitted)) {
                    refitted = day(now);
                    refit(now);
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            LOG.error("nothing is done for models any more until the next start", broken);
        }
    }

    private void hold(Instant now) throws InterruptedException {
        drift = parts.drifts().of(now);
        drift.filter(Drift::isAlarm)
                .ifPresent(it -> LOG.warn(
                        "model {} drifts: {} occasions came, {} were expected",
                        it.model(),
                        it.observed(),
                        it.expected()));
    }

    private void refit(Instant now) throws InterruptedException {
        switch (parts.refit().learn(now)) {
            case Learned.Found(var pulse) -> {
                nothingLearned = Optional.empty();
                propose(Model.of(pulse, Refit.BY, now));
            }
            case Learned.NotEnough(String reason) -> nothingLearned = Optional.of(reason);
        }
    }

    private void propose(Model model) {
        try {
            if (parts.models().find(model.id()).isEmpty()) parts.adopting().propose(model);
        } catch (UncheckedIOException full) {
            LOG.warn("what was learned could not be written; it is tried again the next night", full);
        }
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
