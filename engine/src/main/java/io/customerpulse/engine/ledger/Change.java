package io.customerpulse.engine.ledger;

import io.customerpulse.engine.ledger.Entry.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Why a pulse moved between two instants: the subtraction of two ledgers, summed by signal.
///
/// @param from   the earlier ledger
/// @param to     the later one, of the same customer
/// @param causes their points sum to the change, to 1e-9; the largest first
public record Change(Ledger from, Ledger to, List<Cause> causes) {

    /// What kind of cause.
    public enum Why {
        /// Points booked in between.
        BOOKED,
        /// Outreach that stayed without an answer in between.
        NOISE,
        /// Points forgotten in between, of entries old and new.
        FORGOTTEN
    }

    /// One cause.
    ///
    /// @param signal of which signal
    /// @param why    what happened
    /// @param count  in how many entries
    /// @param points what it did to the pulse
    public record Cause(String signal, Why why, int count, double points) {}

    public Change {
        causes = List.copyOf(causes);
    }

    /// What changed between two ledgers of one customer.
    public static Change between(Ledger from, Ledger to) {
        Predicate<Entry> isNew = entry -> entry.bookedAt().isAfter(from.at());
        List<Cause> causes = new ArrayList<>();
        add(
                causes,
                Why.BOOKED,
                to.entries().stream()
                        .filter(isNew.and(e -> e.kind() == Kind.INTERACTION))
                        .toList());
        add(
                causes,
                Why.NOISE,
                to.entries().stream()
                        .filter(isNew.and(e -> e.kind() == Kind.NOISE))
                        .toList());
        addForgotten(causes, from, to);
        causes.sort(Comparator.comparingDouble((Cause cause) -> -Math.abs(cause.points))
                .thenComparing(Cause::signal));
        return new Change(from, to, causes);
    }

    /// How far the pulse moved.
    public double pulse() {
        return to.pulse().level() - from.pulse().level();
    }

    private static void add(List<Cause> causes, Why why, List<Entry> entries) {
        TreeMap<String, List<Entry>> bySignal = bySignal(entries);
        bySignal.forEach((signal, own) -> causes.add(new Cause(
                signal, why, own.size(), own.stream().mapToDouble(Entry::points).sum())));
    }

    private static void addForgotten(List<Cause> causes, Ledger from, Ledger to) {
        TreeMap<String, List<Entry>> before = bySignal(from.entries());
        bySignal(to.entries()).forEach((signal, own) -> {
            double decayBefore = before.getOrDefault(signal, List.of()).stream()
                    .mapToDouble(Entry::decay)
                    .sum();
            double forgotten = own.stream().mapToDouble(Entry::decay).sum() - decayBefore;
            if (forgotten != 0) causes.add(new Cause(signal, Why.FORGOTTEN, own.size(), -forgotten));
        });
    }

    private static TreeMap<String, List<Entry>> bySignal(List<Entry> entries) {
        TreeMap<String, List<Entry>> bySignal = new TreeMap<>();
        for (Entry entry : entries) {
            bySignal.computeIfAbsent(entry.interaction().signal(), none -> new ArrayList<>())
                    .add(entry);
        }
        return bySignal;
    }
}
