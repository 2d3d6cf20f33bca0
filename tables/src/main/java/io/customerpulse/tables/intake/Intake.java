package io.customerpulse.tables.intake;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Money;
import io.customerpulse.tables.log.InteractionLog;
import io.customerpulse.tables.log.LogPart;
import io.customerpulse.tables.row.Row;
import io.customerpulse.tables.row.Row.Read;
import io.customerpulse.tables.row.Row.Refused;
import io.customerpulse.tables.row.Row.Silent;
import io.customerpulse.tables.row.RowSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Takes in rows: each goes into the log, is a duplicate, or has failed. Nothing else can happen to it.
public final class Intake implements RowSink {

    private final InteractionLog log;
    private final SeenEvents seen;
    private final Deduplication deduplication;
    private final Consumer<Refused> failed;
    private final Map<String, List<Interaction>> watched = new HashMap<>();
    private final SortedMap<String, Long> unratedCurrencies = new TreeMap<>();
    private Optional<Consumer<Read>> onward = Optional.empty();
    private long scoredCount;
    private long duplicateCount;
    private long failedCount;
    private long silentCount;

    /// An intake into a log.
    ///
    /// @param failed takes what could not be used
    public Intake(InteractionLog log, Deduplication deduplication, Consumer<Refused> failed) {
        this.log = log;
        this.deduplication = deduplication;
        this.seen = new SeenEvents(deduplication);
        this.failed = failed;
    }

    /// Hands new rows on, and keeps none in the log.
    public Intake handingOn(Consumer<Read> to) {
        onward = Optional.of(to);
        return this;
    }

    /// Keeps the whole interactions of these customers, beside their rows in the log.
    public Intake watching(List<String> customers) {
        customers.forEach(customer -> watched.put(customer, new ArrayList<>()));
        return this;
    }

    /// The interactions of a watched customer, in the order they came; empty if there were none.
    public List<Interaction> watched(String customer) {
        return Collections.unmodifiableList(watched.getOrDefault(customer, List.of()));
    }

    public InteractionLog log() {
        return log;
    }

    /// Whether rows may come as numbers only: nobody needs their texts.
    public boolean takesNumbers() {
        return watched.isEmpty() && onward.isEmpty() && deduplication == Deduplication.ID;
    }

    @Override
    public void accept(Row row) {
        switch (row) {
            case Read read -> take(read);
            case Refused refused -> fail(refused);
            case Silent silent -> {
                scoredCount++;
                silentCount++;
            }
        }
    }

    /// Takes in good rows without ids, as numbers.
    public void accept(LogPart rows) {
        log.join(rows);
        scoredCount += rows.size();
    }

    /// Notes that a value is in a currency without a rate, so that the report can say so. Several threads may.
    public synchronized void noteCurrency(String code) {
        if (!log.rules().catalog().rates().knows(code)) unratedCurrencies.merge(code, 1L, Long::sum);
    }

    public Accounting accounting() {
        return new Accounting(scoredCount, duplicateCount, failedCount, silentCount);
    }

    /// Currencies without a rate, with how many values stand in them.
    public SortedMap<String, Long> unratedCurrencies() {
        return Collections.unmodifiableSortedMap(unratedCurrencies);
    }

    private void take(Read read) {
        Interaction interaction = read.interaction();
        switch (seen.see(interaction)) {
            case NEW -> {
                if (onward.isPresent()) onward.get().accept(read);
                else log.add(interaction);
                scoredCount++;
                Money value = interaction.value();
                if (value.isStated()) noteCurrency(value.currency());
                List<Interaction> kept = watched.get(interaction.customer());
                if (kept != null) kept.add(interaction);
            }
            case REPEAT -> duplicateCount++;
            case CONFLICT ->
                fail(new Refused(
                        read.line(),
                        "event id \"%s\" stood before with different content: the first counts, this one does not"
                                .formatted(interaction.id()),
                        interaction.toString()));
        }
    }

    private void fail(Refused refused) {
        failedCount++;
        failed.accept(refused);
    }
}
