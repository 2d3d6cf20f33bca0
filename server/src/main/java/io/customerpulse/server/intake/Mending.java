package io.customerpulse.server.intake;

import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.server.intake.FailedEvents.Failed;
import io.customerpulse.server.intake.FailedEvents.How;
import io.customerpulse.server.intake.FailedEvents.Resolution;
import io.customerpulse.server.shard.SetAside;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Rereading;
import io.customerpulse.server.source.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Brings failed events to their end: through their source again, or away.
///
/// **Accounting.** A record that goes through again is a new delivery: it is accepted once more, as stored or as a
/// duplicate, and what failed before stays counted as failed. So accepted = stored + duplicate + failed holds as
/// ever; how many of the failed were resolved is counted beside it. One that would fail again is not taken in, and
/// counts nowhere.
public final class Mending {

    private static final long WAIT_SECONDS = 30;

    private final FailedEvents failedEvents;
    private final Intake intake;
    private final Rereading sources;
    private final InstantSource clock;

    public Mending(FailedEvents failedEvents, Intake intake, Rereading sources, InstantSource clock) {
        this.failedEvents = failedEvents;
        this.intake = intake;
        this.sources = sources;
        this.clock = clock;
    }

    /// What came of it.
    public sealed interface Outcome {

        /// It is resolved.
        record Done(Failed failed) implements Outcome {}

        /// It cannot be used as it is; it stays open.
        record StillWrong(Refusal.Why why) implements Outcome {}

        /// There is none that is open.
        record NotOpen() implements Outcome {}

        /// Nothing was done because too much is waiting: again a little later.
        record Later() implements Outcome {}
    }

    /// Sends a failed event through its source again.
    ///
    /// @param mended the record as it should have been; empty to try it as it was
    /// @param by     who does it
    public synchronized Outcome replay(long id, Optional<String> mended, String by) throws InterruptedException {
        Optional<Failed> failed = open(id);
        if (failed.isEmpty()) return new Outcome.NotOpen();
        Refusal refusal = failed.get().refusal();
        Optional<Response> response = sources.again(refusal.source(), record(refusal, mended));
        if (response.isEmpty())
            return wrong("unknown_source", "there is no source %s any more".formatted(refusal.source()));
        return switch (response.get()) {
            case Response.Rejected rejected -> wrong(rejected.code(), rejected.detail());
            case Response.Answer answer -> wrong("no_record", "the source takes it for a question");
            case Response.Records(List<Reading> readings) -> replay(failed.get(), readings, by);
        };
    }

    /// Decides that some failed events are not to count; those that are not open are passed over.
    ///
    /// @param reason why; not blank
    /// @return those that were dropped
    public synchronized List<Failed> drop(List<Long> ids, String reason, String by) throws InterruptedException, Busy {
        List<Failed> open = new ArrayList<>();
        for (long id : ids.stream().distinct().toList()) open(id).ifPresent(open::add);
        if (!open.isEmpty()) resolve(open, new Resolution(How.DROPPED, reason, by, clock.instant()));
        return open;
    }

    private Outcome replay(Failed failed, List<Reading> readings, String by) throws InterruptedException {
        for (Reading reading : readings) {
            if (reading instanceof Reading.Bad(Refusal refusal)) return new Outcome.StillWrong(refusal.why());
        }
        if (readings.isEmpty()) return wrong("no_record", "there is nothing in it");
        try {
            Receipt receipt = wait(intake.take(readings));
            for (int i = 0; i < readings.size(); i++) {
                if (receipt.verdicts().get(i) instanceof Verdict.Failed(long _, Refusal.Why why)) {
                    return new Outcome.StillWrong(why);
                }
                if (isAside(failed, readings.get(i))) {
                    return wrong(SetAside.CODE, "it is in under this id, and Pulse fails on it: give it another id");
                }
                if (readings.get(i) instanceof Reading.Good good && !intake.isStored(good.event())) {
                    return wrong(
                            "duplicate_conflict",
                            "another event came in under its id %s: give it one of its own"
                                    .formatted(good.event().origin().messageId()));
                }
            }
            resolve(List.of(failed), new Resolution(How.REPLAYED, "", by, clock.instant()));
            return new Outcome.Done(failedEvents.find(failed.id()).orElse(failed));
        } catch (Busy full) {
            return new Outcome.Later();
        }
    }

    /// Whether it is the event again that we failed on.
    private static boolean isAside(Failed failed, Reading again) {
        return failed.refusal().why().code().equals(SetAside.CODE)
                && again instanceof Reading.Good good
                && good.event().origin().messageId().equals(failed.refusal().messageId());
    }

    private void resolve(List<Failed> open, Resolution resolution) throws InterruptedException, Busy {
        wait(intake.set(FailedEvents.KIND, FailedEvents.json(open, resolution)));
    }

    private Optional<Failed> open(long id) {
        return failedEvents.find(id).filter(failed -> failed.resolution().isEmpty());
    }

    private static Receipt wait(CompletableFuture<Receipt> written) throws InterruptedException, Busy {
        try {
            return written.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException failed) {
            throw new Busy(failed);
        }
    }

    private static Delivery record(Refusal refusal, Optional<String> mended) {
        byte[] body = mended.orElse(refusal.raw()).getBytes(StandardCharsets.UTF_8);
        Instant received = refusal.receivedAt();
        return new Delivery(
                new Delivery.Target("POST", "", Map.of()),
                Map.of("content-type", List.of("application/json")),
                body,
                received);
    }

    private static Outcome wrong(String code, String detail) {
        return new Outcome.StillWrong(new Refusal.Why(code, "", detail));
    }
}
