package io.customerpulse.tables.log;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.Ref;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.stats.time.Micros;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// All interactions of an input in memory, some 36 bytes each and 8 more per content or channel, so that
/// every customer's history can be gone through in the order of time.
///
/// Rows are added by one thread, or by several as a [LogPart] each; then [#walk] visits each customer's
/// timeline once, in several threads. What it shows is a function of the set of rows: their order in the input does
/// not show.
public final class InteractionLog {

    private final Rules rules;
    private final Optional<ZoneId> collapseDaysIn;
    private final Customers customers = new Customers();
    private final Signals signals;
    /// What was added row by row, then what was joined.
    private final List<LogPart> parts = new ArrayList<>(List.of(new LogPart()));

    private final LogRow scratch = new LogRow();

    /// An empty log.
    ///
    /// @param collapseDaysIn the zone whose days make one interaction of a customer's rows of one
    ///                       signal, values summed; empty: each row is one
    public InteractionLog(Rules rules, Optional<ZoneId> collapseDaysIn) {
        this.rules = rules;
        this.collapseDaysIn = collapseDaysIn;
        this.signals = new Signals(rules, parts);
    }

    /// Sees one customer's history.
    public interface Visitor {
        /// Sees one customer.
        ///
        /// @param customer its number in [#customers]
        /// @param timeline its interactions in the order of time; valid only during the call
        void visit(int customer, Timeline timeline);
    }

    public Rules rules() {
        return rules;
    }

    public Customers customers() {
        return customers;
    }

    public Signals signals() {
        return signals;
    }

    /// How many rows were added.
    public long size() {
        return parts.stream().mapToLong(LogPart::size).sum();
    }

    /// The latest instant of any row; `Long.MIN_VALUE` without rows.
    public long latestMicros() {
        return parts.stream().mapToLong(LogPart::latestMicros).max().orElse(Long.MIN_VALUE);
    }

    public void add(Interaction interaction) {
        scratch.begin(
                customers.number(interaction.customer()),
                signals.number(interaction.signal()),
                Micros.of(interaction.at()));
        scratch.value(rules.catalog().rates().value(interaction.value()));
        scratch.about(
                Ref.of(interaction.about().outreach()),
                Ref.of(interaction.about().content()),
                Ref.of(interaction.about().channel()));
        parts.getFirst().add(scratch);
    }

    /// Takes in all rows of a part that no thread adds to any more.
    public void join(LogPart part) {
        parts.add(part);
    }

    /// Visits every customer once: each visitor is called by one thread, with whole partitions of customers.
    ///
    /// @param visitors one per thread, at least one
    /// @throws InterruptedException if the caller is interrupted; visits end soon after
    public void walk(List<? extends Visitor> visitors) throws InterruptedException {
        walk(rules, visitors);
    }

    /// The same, under other rules: what a signal's name means is looked up in them, so a name the log's own
    /// catalog does not have may mean something in theirs. Values stay in the currency of the log's catalog.
    public void walk(Rules under, List<? extends Visitor> visitors) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Callable<Integer>> walks = new ArrayList<>();
        for (Visitor visitor : visitors) walks.add(new Walker(visitor, under, next));
        ExecutorService threads = Executors.newFixedThreadPool(visitors.size());
        try {
            for (Future<Integer> walk : threads.invokeAll(walks)) walk.get();
            // Walks that were done before anybody waited for them did not look.
            if (Thread.interrupted()) throw new InterruptedException();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a visit failed", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /// Goes through partitions until none is left, and shows their customers to one visitor.
    private final class Walker implements Callable<Integer> {

        private final Visitor visitor;
        private final Timeline timeline;
        private final int[] ranks;
        private final int[] meanings;
        private final AtomicInteger next;

        private Walker(Visitor visitor, Rules under, AtomicInteger next) {
            this.visitor = visitor;
            this.timeline = new Timeline(under);
            this.ranks = signals.ranks();
            this.meanings = signals.meanings(under);
            this.next = next;
        }

        /// Walks; returns through how many partitions.
        @Override
        public Integer call() throws InterruptedException {
            int walked = 0;
            for (int p = next.getAndIncrement(); p < Partition.COUNT; p = next.getAndIncrement()) {
                Partition partition = new Partition(parts, p);
                if (partition.size() > 0) {
                    Partition.Grouped grouped = partition.group(customers.size(), p, ranks);
                    for (int k = 0; k < grouped.customers(); k++) {
                        fill(partition, grouped, k);
                        if (timeline.size() > 0) visitor.visit(p + (k << Partition.COUNT_LOG2), timeline);
                    }
                }
                walked++;
                if (Thread.interrupted()) throw new InterruptedException();
            }
            return walked;
        }

        private void fill(Partition partition, Partition.Grouped grouped, int k) {
            timeline.clear();
            DayCollapse days = collapseDaysIn
                    .map(zone -> new DayCollapse(zone, rules.catalog().rates()))
                    .orElse(null);
            for (int i = grouped.first(k); i < grouped.first(k + 1); i++) {
                int row = grouped.row(i);
                Block block = partition.block(row);
                int at = Partition.offset(row);
                if (days != null && days.joins(timeline, block, at)) continue;
                timeline.add(meanings[block.signal(at)], block.atMicros(at));
                timeline.value(block.value(at));
                timeline.about(block.outreach(at), block.content(at), block.channel(at));
            }
        }
    }
}
