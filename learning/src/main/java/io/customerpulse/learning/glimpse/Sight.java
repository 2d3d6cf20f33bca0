package io.customerpulse.learning.glimpse;

import io.customerpulse.engine.state.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a look at a customer is after: which columns, and which signals are the returns that are forecast.
public final class Sight {

    private static final int[] NONE = {};

    private final List<Column> columns;
    private final int[][] ofSignal;
    private final boolean[] targets;

    /// A sight.
    ///
    /// @param targets numbers of the signals that are forecast
    public Sight(Rules rules, List<Integer> targets, List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.targets = new boolean[rules.size()];
        for (int target : targets) this.targets[target] = true;
        this.ofSignal = new int[rules.size()][];
        Arrays.fill(ofSignal, NONE);
        for (int signal = 0; signal < rules.size(); signal++) {
            List<Integer> own = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                if (columns.get(c).signal() == signal) own.add(c);
            }
            ofSignal[signal] = own.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    public List<Column> columns() {
        return columns;
    }

    boolean isTarget(int signal) {
        return targets[signal];
    }

    int[] of(int signal) {
        return ofSignal[signal];
    }
}
