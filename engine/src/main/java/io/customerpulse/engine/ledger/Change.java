package io.customerpulse.engine.ledger;

import io.customerpulse.engine.ledger.Entry.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

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
        /// Points forgotten in between, of interactions old and new.
        FORGOTTEN,
        /// Noise forgotten in between, old and new: it gives points back.
        NOISE_FORGOTTEN
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
        List<Cause> causes = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            TreeMap<String, List<Entry>> before = bySignal(kind, from);
            bySignal(kind, to).forEach((signal, own) -> {
                addBooked(
                        causes,
                        booked(kind),
                        signal,
                        own.stream()
                                .filter(entry -> entry.bookedAt().isAfter(from.at()))
                                .toList());
                double forgotten = decay(own) - decay(before.getOrDefault(signal, List.of()));
                if (forgotten != 0) causes.add(new Cause(signal, forgotten(kind), own.size(), -forgotten));
            });
        }
        causes.sort(Comparator.comparingDouble((Cause cause) -> -Math.abs(cause.points))
                .thenComparing(Cause::signal));
        return new Change(from, to, causes);
    }

    /// How far the pulse moved.
    public double pulse() {
        return to.pulse().level() - from.pulse().level();
    }

    private static void addBooked(List<Cause> causes, Why why, String signal, List<Entry> entries) {
        if (entries.isEmpty()) return;
        double points = entries.stream().mapToDouble(Entry::points).sum();
        causes.add(new Cause(signal, why, entries.size(), points));
    }

    private static Why booked(Kind kind) {
        return switch (kind) {
            case INTERACTION -> Why.BOOKED;
            case NOISE -> Why.NOISE;
        };
    }

    private static Why forgotten(Kind kind) {
        return switch (kind) {
            case INTERACTION -> Why.FORGOTTEN;
            case NOISE -> Why.NOISE_FORGOTTEN;
        };
    }

    private static double decay(List<Entry> entries) {
        return entries.stream().mapToDouble(Entry::decay).sum();
    }

    private static TreeMap<String, List<Entry>> bySignal(Kind kind, Ledger ledger) {
        TreeMap<String, List<Entry>> bySignal = new TreeMap<>();
        for (Entry entry : ledger.entries()) {
            if (entry.kind() != kind) continue;
            bySignal.computeIfAbsent(entry.interaction().signal(), none -> new ArrayList<>())
                    .add(entry);
        }
        return bySignal;
    }
}
