package io.customerpulse.server.survey;

import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Everybody;
import io.customerpulse.server.read.Turns;
import io.customerpulse.server.store.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Walks through everybody's timelines again and again, behind all else, and keeps what it found last.
///
/// While events come in the thread works an eighth of the time at most. Between two walks it rests twenty times as
/// long as it worked, so that all of it takes a twentieth of a processor: with a thousand customers findings are some
/// seconds old, with a million some ten minutes. Once there are twice as many as it read it rests a second only: all
/// such walks together are as long as one of everybody. If nothing came in, it walks once an hour only, as points fade.
public final class Survey implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Survey.class);

    /// Between two looks whether there is something to do.
    private static final Duration PAUSE = Duration.ofMillis(250);

    /// Between two walks at least.
    private static final Duration REST_MIN = Duration.ofSeconds(1);

    /// Up to so many customers a walk is so short that this is all the rest it takes.
    private static final int FEW = 1_000;

    /// With so many times as many customers a walk is of little worth.
    private static final int GROWN = 2;

    /// How much longer than it worked the thread rests between two walks.
    private static final int REST = 20;

    /// The same within a walk while events come in.
    private static final int REST_WITHIN = 7;

    /// Without anything new, findings get this old by our clock.
    private static final Duration OLD = Duration.ofHours(1);

    /// After a failure of ours.
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    /// Identifiers looked at in one step; a step is some ten milliseconds.
    private static final int STEP = 100;

    private final Parts parts;
    private final InstantSource clock;
    private final Turns turns = new Turns("survey", this::turnOrBegunAgain);
    private volatile Findings findings = Findings.NONE;
    private volatile Progress progress = new Progress(false, 0);

    private Optional<Walk> walk = Optional.empty();
    private Optional<Key> place = Optional.empty();
    /// What had come in a while before the last walk began: all of that was in the timelines by then.
    private long walked = -1;
    /// What had come in at the last turn.
    private long seen = -1;
    private long read;
    private long worked;
    private long endedAt = System.nanoTime();
    private Optional<Rules> rules = Optional.empty();

    /// What it reads.
    ///
    /// @param typicalGapDays the expected gap of a customer without a rhythm
    /// @param applied        how many entries of the journal are in what is read
    public record Parts(
            Everybody everybody, Customers customers, DoubleSupplier typicalGapDays, LongSupplier applied) {}

    /// How far a walk is.
    ///
    /// @param underWay whether there is one
    /// @param read     customers so far
    public record Progress(boolean underWay, long read) {}

    /// Begins, in the background, when everybody is in the lists.
    public Survey(Parts parts, InstantSource clock) {
        this.parts = parts;
        this.clock = clock;
        turns.begin();
    }

    /// What was found last.
    public Findings findings() {
        return findings;
    }

    public Progress progress() {
        return progress;
    }

    @Override
    public void close() {
        turns.close();
    }

    private Duration turnOrBegunAgain() {
        try {
            return turn();
        } catch (RuntimeException failed) {
            LOG.error("the survey of everybody begins again", failed);
            walk = Optional.empty();
            return AFTER_FAILURE;
        }
    }

    /// Does a step, if there is something to do.
    ///
    /// @return how long to rest after it
    private Duration turn() {
        long now = parts.applied().getAsLong();
        boolean isQuiet = now == seen;
        if (walk.isEmpty()) {
            if (isDue(now)) begin();
            else seen = now;
        }
        if (walk.isEmpty()) return PAUSE;
        seen = now;
        long began = System.nanoTime();
        step(walk.get());
        long took = System.nanoTime() - began;
        worked += took;
        return walk.isEmpty() ? PAUSE : Duration.ofNanos(took).multipliedBy(isQuiet ? 1 : REST_WITHIN);
    }

    private boolean isDue(long cameIn) {
        if (!parts.everybody().freshness().complete()) return false;
        Optional<Instant> last = findings.asOf();
        if (last.isEmpty()) return true;
        Duration rest = rest(read, parts.everybody().size(), Duration.ofNanos(worked));
        if (System.nanoTime() - endedAt < rest.toNanos()) return false;
        Instant now = clock.instant();
        boolean isOld = now.isBefore(last.get()) || now.isAfter(last.get().plus(OLD));
        boolean isOfOtherRules = rules.filter(parts.customers().rules()::equals).isEmpty();
        return isOld || isOfOtherRules || cameIn != walked;
    }

    /// How long to rest after a walk: it is soon done again if it was of few, or if at most half of those who are known
    /// by now were in it, as while a shop comes in.
    ///
    /// @param read   customers that were in it
    /// @param known  customers by now
    /// @param worked how long it took
    static Duration rest(long read, long known, Duration worked) {
        if (read <= FEW || known >= GROWN * read) return REST_MIN;
        Duration rest = worked.multipliedBy(REST);
        return rest.compareTo(REST_MIN) < 0 ? REST_MIN : rest;
    }

    private void begin() {
        Rules now = parts.customers().rules();
        rules = Optional.of(now);
        walked = seen;
        place = Optional.empty();
        worked = 0;
        read = 0;
        walk = Optional.of(
                new Walk(new Frame(clock.instant(), now, parts.typicalGapDays().getAsDouble())));
        progress = new Progress(true, 0);
    }

    private void step(Walk under) {
        Everybody.Part part = parts.everybody().next(place, STEP);
        for (Everybody.Named each : part.customers()) {
            under.add(each.line(), parts.customers().interactions(each.customer()));
            read++;
        }
        progress = new Progress(true, read);
        place = part.next();
        if (place.isPresent()) return;
        findings = under.findings();
        walk = Optional.empty();
        endedAt = System.nanoTime();
        progress = new Progress(false, read);
    }
}
