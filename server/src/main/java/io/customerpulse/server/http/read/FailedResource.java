package io.customerpulse.server.http.read;

import io.customerpulse.codec.event.Refusal;
import io.customerpulse.server.http.Requests;
import io.customerpulse.server.intake.Busy;
import io.customerpulse.server.intake.FailedEvents;
import io.customerpulse.server.intake.FailedEvents.Failed;
import io.customerpulse.server.intake.FailedEvents.Filter;
import io.customerpulse.server.intake.FailedEvents.Listing;
import io.customerpulse.server.intake.Mending;
import io.customerpulse.server.intake.Mending.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The records that could not be used, over HTTP.
@RestController
@RequestMapping("/api/v1/failed")
public class FailedResource {

    /// The names of the parameters that say which.
    static final List<String> FILTERS = List.of("source", "code", "status");

    private static final int PAGE = 100;
    private static final int PAGE_MAX = 1_000;
    private static final int BULK = 1_000;
    private static final int REASON_MAX = 1_000;

    private final FailedEvents failedEvents;
    private final Mending mending;

    public FailedResource(FailedEvents failedEvents, Mending mending) {
        this.failedEvents = failedEvents;
        this.mending = mending;
    }

    /// A failed event in a list.
    ///
    /// @param pointer where in the record, as a JSON pointer; empty for the whole
    /// @param status  `open`, `replayed` or `dropped`
    public record Line(
            long id,
            String source,
            String messageId,
            Instant receivedAt,
            String code,
            String pointer,
            String detail,
            String status) {

        static Line of(Failed failed, Sight sight) {
            Refusal refusal = failed.refusal();
            return new Line(
                    failed.id(),
                    refusal.source(),
                    sight.text(refusal.messageId()),
                    refusal.receivedAt(),
                    refusal.why().code(),
                    refusal.why().pointer(),
                    sight.text(refusal.why().detail()),
                    failed.resolution()
                            .map(how -> how.how().name().toLowerCase(Locale.ROOT))
                            .orElse("open"));
        }
    }

    /// What became of a failed event.
    public record Ended(String how, String reason, String by, Instant at) {}

    /// A failed event with the record as it came.
    ///
    /// @param resolution null while it is open
    public record Whole(Line event, String raw, Optional<Ended> resolution) {
        static Whole of(Failed failed, Sight sight) {
            return new Whole(
                    Line.of(failed, sight),
                    sight.record(failed.refusal().raw()),
                    failed.resolution()
                            .map(end -> new Ended(
                                    end.how().name().toLowerCase(Locale.ROOT),
                                    sight.text(end.reason()),
                                    end.by(),
                                    end.at())));
        }
    }

    /// A page of failed events, the latest first.
    public record ListOf(List<Line> failed, Optional<String> nextCursor) {}

    /// The record as it should have been.
    ///
    /// @param raw JSON text; left out to try it as it was
    public record Replay(Optional<String> raw) {}

    /// Why an event is not to count.
    public record Drop(Optional<String> reason) {}

    /// Which failed events are meant: those of a source, of a code, or of both.
    public record Bulk(Optional<String> source, Optional<String> code, Optional<String> reason) {}

    /// What came of many.
    ///
    /// @param resolved   how many were replayed or dropped
    /// @param stillWrong those that stay open, with the reason of now
    /// @param nextCursor to go on with; null when all that fit were looked at
    public record Many(int resolved, List<StillWrong> stillWrong, Optional<String> nextCursor) {}

    /// One that stays open.
    public record StillWrong(long id, String code, String pointer, String detail) {}

    /// Failed events, the latest first.
    @GetMapping
    public ResponseEntity<ListOf> list(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Sight sight = Sight.of(request);
        Asked asked = Asked.of(parameters, List.of("source", "code", "status", "limit", "cursor"));
        Listing listing = failedEvents.list(filter(asked), before(asked), asked.limit(PAGE, PAGE_MAX));
        Optional<String> next = listing.next().map(id -> Cursor.of("failed", id));
        ListOf answer = new ListOf(
                listing.failed().stream().map(each -> Line.of(each, sight)).toList(), next);
        return Page.of(answer, "/api/v1/failed", parameters, next);
    }

    /// One failed event.
    @GetMapping("/{id}")
    public Whole one(@PathVariable String id, HttpServletRequest request) {
        Sight sight = Sight.of(request);
        return failedEvents.find(id(id)).map(found -> Whole.of(found, sight)).orElseThrow(() -> unknown(id));
    }

    /// Sends one through its source again.
    @PostMapping("/{id}/replay")
    public Whole replay(
            @PathVariable String id, @RequestBody(required = false) Optional<Replay> body, HttpServletRequest request)
            throws InterruptedException {
        return switch (mending.replay(id(id), body.flatMap(Replay::raw), by(request))) {
            case Outcome.Done(Failed failed) -> Whole.of(failed, Sight.of(request));
            case Outcome.StillWrong(Refusal.Why why) ->
                throw new Declined(
                        422,
                        why.code(),
                        Sight.of(request)
                                .text("%s %s"
                                        .formatted(why.pointer(), why.detail())
                                        .strip()));
            case Outcome.NotOpen() -> throw notOpen(id);
            case Outcome.Later() -> throw later();
        };
    }

    /// Decides that one is not to count.
    @PostMapping("/{id}/drop")
    public Whole drop(@PathVariable String id, @RequestBody Drop body, HttpServletRequest request)
            throws InterruptedException {
        String reason = reason(body.reason());
        try {
            if (mending.drop(List.of(id(id)), reason, by(request)).isEmpty()) throw notOpen(id);
            return one(id, request);
        } catch (Busy full) {
            throw later();
        }
    }

    /// Sends many through their sources again, the latest first.
    @PostMapping("/replay")
    public Many replayMany(
            @RequestParam Map<String, String> parameters, @RequestBody Bulk bulk, HttpServletRequest request)
            throws InterruptedException {
        Listing listing = open(parameters, bulk);
        int done = 0;
        List<StillWrong> wrong = new ArrayList<>();
        for (Failed failed : listing.failed()) {
            switch (mending.replay(failed.id(), Optional.empty(), by(request))) {
                case Outcome.Done _ -> done++;
                case Outcome.StillWrong(Refusal.Why why) ->
                    wrong.add(new StillWrong(
                            failed.id(),
                            why.code(),
                            why.pointer(),
                            Sight.of(request).text(why.detail())));
                case Outcome.NotOpen() -> {}
                case Outcome.Later() -> throw later();
            }
        }
        return new Many(done, wrong, listing.next().map(id -> Cursor.of("failed", id)));
    }

    /// Decides that many are not to count, the latest first.
    @PostMapping("/drop")
    public Many dropMany(
            @RequestParam Map<String, String> parameters, @RequestBody Bulk bulk, HttpServletRequest request)
            throws InterruptedException {
        String reason = reason(bulk.reason());
        Listing listing = open(parameters, bulk);
        try {
            List<Long> ids = listing.failed().stream().map(Failed::id).toList();
            int dropped = mending.drop(ids, reason, by(request)).size();
            return new Many(dropped, List.of(), listing.next().map(id -> Cursor.of("failed", id)));
        } catch (Busy full) {
            throw later();
        }
    }

    /// Which are asked for, by [#FILTERS].
    static Filter filter(Asked asked) {
        String status = asked.text("status").orElse("open");
        if (!status.equals("open") && !status.equals("resolved")) {
            throw Declined.parameter("status", status, "open or resolved");
        }
        return new Filter(asked.text("source"), asked.text("code"), status.equals("open"));
    }

    private static String by(HttpServletRequest request) {
        return Requests.caller(request).id();
    }

    private Listing open(Map<String, String> parameters, Bulk bulk) {
        Asked asked = Asked.of(parameters, List.of("cursor"));
        if (bulk.source().isEmpty() && bulk.code().isEmpty()) {
            throw new Declined(422, "no_filter", "say which are meant: give source, code or both");
        }
        return failedEvents.list(new Filter(bulk.source(), bulk.code(), true), before(asked), BULK);
    }

    private static long before(Asked asked) {
        return Cursor.read(asked, "failed", 1)
                .map(parts -> Cursor.number(parts.getFirst()))
                .orElse(Long.MAX_VALUE);
    }

    private static long id(String written) {
        try {
            long id = Long.parseLong(written);
            if (id > 0) return id;
        } catch (NumberFormatException none) {
            throw unknown(written);
        }
        throw unknown(written);
    }

    private static String reason(Optional<String> given) {
        String reason = given.orElse("").strip();
        if (reason.isEmpty() || reason.length() > REASON_MAX) {
            throw new Declined(422, "no_reason", "say why: reason has 1 to %d characters".formatted(REASON_MAX));
        }
        return reason;
    }

    private static Declined unknown(String id) {
        return new Declined(404, "unknown_failed_event", "there is no failed event " + id);
    }

    private Declined notOpen(String id) {
        return failedEvents.find(id(id)).isEmpty()
                ? unknown(id)
                : new Declined(409, "already_resolved", "failed event %s is resolved".formatted(id));
    }

    private static Declined later() {
        return new Declined(503, "busy", "too much is waiting to be written: try again in a second");
    }
}
