package io.customerpulse.learning.glimpse;

import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Trees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a look at a customer is after: which columns and clues, and which signals are
/// the returns that are forecast.
public final class Sight {

    private static final int[] NONE = {};

    private final List<Column> columns;
    private final int[][] ofSignal;
    private final boolean[] targets;
    private final Rules rules;
    private final Trees trees;
    private final int[] cluesOf;

    /// A sight.
    ///
    /// @param targets numbers of the signals that are forecast
    /// @param trees   what asks for clues; without trees the clues are only told
    public Sight(Rules rules, List<Integer> targets, List<Column> columns, Trees trees) {
        this.rules = rules;
        this.trees = trees;
        this.cluesOf = trees.clues().stream()
                .map(Trees.Asked::clue)
                .mapToInt(clue -> clue.kind().isOfSignal() ? rules.signal(clue.signal()) : -1)
                .toArray();
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

    /// What a forecast of this pulse needs to see besides the pulse itself.
    public static Sight of(LearnedPulse pulse, Rules rules) {
        return new Sight(
                rules, pulse.targetsIn(rules), List.of(), pulse.rhythm().trees());
    }

    public List<Column> columns() {
        return columns;
    }

    /// What asks for clues.
    Trees trees() {
        return trees;
    }

    /// The number of the signal a clue is of; only where it is of one.
    int signalOf(int clue) {
        return cluesOf[clue];
    }

    int signals() {
        return rules.size();
    }

    Side side(int signal) {
        return rules.signal(signal).side();
    }

    boolean isTarget(int signal) {
        return targets[signal];
    }

    int[] of(int signal) {
        return ofSignal[signal];
    }
}
