package io.customerpulse.learning.evaluation;

import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.learning.glimpse.History;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/// Everybody's pulse under a catalog as it comes, at some instants: by the engine's own fold.
final class Levels implements History.Visitor {

    private final List<Long> instants;
    private final LongPredicate wanted;
    private final Fold fold;
    private long[] keys = new long[64];
    private double[] levels = new double[64];
    private int size;

    private Levels(Rules catalog, List<Long> instants, LongPredicate wanted) {
        this.instants = instants;
        this.wanted = wanted;
        this.fold = new Fold(catalog, Patience.SORTED);
    }

    /// Pulses of the wanted customers in the order of their keys, each customer's by instant; none at an instant
    /// before the first interaction. The order that looks have.
    ///
    /// @param instants rising
    /// @param wanted   whether a customer's key is
    static double[] of(History history, Rules catalog, List<Long> instants, LongPredicate wanted)
            throws InterruptedException {
        Levels levels = new Levels(catalog, instants, wanted);
        history.walk(catalog, levels);
        return levels.inOrder();
    }

    @Override
    public void visit(long key, Timeline timeline) {
        if (!wanted.test(key)) return;
        fold.clear();
        int row = 0;
        for (long instant : instants) {
            while (row < timeline.size() && timeline.atMicros(row) <= instant) fold.add(timeline, row++);
            if (row > 0) add(key, fold.pulse(instant).level());
        }
    }

    private void add(long key, double level) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            levels = Arrays.copyOf(levels, 2 * size);
        }
        keys[size] = key;
        levels[size++] = level;
    }

    private double[] inOrder() {
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(row -> keys[row]))
                .mapToDouble(row -> levels[row])
                .toArray();
    }
}
