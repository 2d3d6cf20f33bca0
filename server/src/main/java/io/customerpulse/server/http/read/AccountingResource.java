package io.customerpulse.server.http.read;

import io.customerpulse.server.intake.Accounting;
import io.customerpulse.server.intake.Accounting.Counts;
import io.customerpulse.server.intake.FailedEvents;
import io.customerpulse.server.intake.FailedEvents.Resolved;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What became of every record, over HTTP.
@RestController
public class AccountingResource {

    private final Accounting accounting;
    private final FailedEvents failedEvents;

    public AccountingResource(Accounting accounting, FailedEvents failedEvents) {
        this.accounting = accounting;
        this.failedEvents = failedEvents;
    }

    /// The records of a source, or of all: accepted = stored + duplicate + failed.
    ///
    /// @param failedReplayed of the failed, those that went through again; that counted as a record of its own
    /// @param failedDropped  of the failed, those a person has dropped
    /// @param failedOpen     of the failed, those that wait for a person
    /// @param lastAt         when the latest that is no duplicate was received; null if that is not known
    public record Account(
            long accepted,
            long stored,
            long duplicate,
            long failed,
            long failedReplayed,
            long failedDropped,
            long failedOpen,
            Optional<Instant> lastAt) {

        static Account of(Counts counts, Resolved resolved, Optional<Instant> lastAt) {
            return new Account(
                    counts.accepted(),
                    counts.stored(),
                    counts.duplicate(),
                    counts.failed(),
                    resolved.replayed(),
                    resolved.dropped(),
                    counts.failed() - resolved.replayed() - resolved.dropped(),
                    lastAt);
        }
    }

    /// The records of all sources, at one moment.
    public record Accounts(String formula, Account total, SortedMap<String, Account> sources) {}

    /// The counts by source and in all.
    @GetMapping("/api/v1/accounting")
    public Accounts accounting(@RequestParam Map<String, String> parameters) {
        Asked.of(parameters, List.of());
        // In this order: what is resolved was counted as failed before.
        SortedMap<String, Resolved> resolved = failedEvents.resolved();
        SortedMap<String, Instant> latest = accounting.latest();
        SortedMap<String, Account> sources = new TreeMap<>();
        Counts total = Counts.NONE;
        Resolved ended = Resolved.NONE;
        for (Map.Entry<String, Counts> source : accounting.counts().entrySet()) {
            Resolved own = resolved.getOrDefault(source.getKey(), Resolved.NONE);
            sources.put(
                    source.getKey(),
                    Account.of(source.getValue(), own, Optional.ofNullable(latest.get(source.getKey()))));
            total = total.plus(source.getValue());
            ended = new Resolved(ended.replayed() + own.replayed(), ended.dropped() + own.dropped());
        }
        return new Accounts(
                "accepted = stored + duplicate + failed",
                Account.of(total, ended, latest.values().stream().max(Comparator.naturalOrder())),
                sources);
    }
}
