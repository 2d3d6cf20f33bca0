package io.customerpulse.learning.fit;

import io.customerpulse.learning.glimpse.Glimpses;
import io.customerpulse.learning.glimpse.Glimpses.Fact;
import io.customerpulse.learning.model.Clue;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.learning.model.Trees.Asked;
import io.customerpulse.stats.regression.Matrix;
import io.customerpulse.stats.trees.Boosting;
import io.customerpulse.stats.trees.Grades;
import io.customerpulse.stats.trees.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Learns trees that refine the chance of at least one occasion. How many there are is what would have told best of
/// customers that were held out. There are none where they tell nothing new, nor where they only tell what was so at
/// the landmarks they were taught on: what held for other customers at the same time may hold no longer.
final class TreesFit {

    private static final Boosting.Settings SETTINGS = new Boosting.Settings(5, 0.05, 1, 25, 0.8, 0.7);

    private static final int TREES_MAX = 400;

    /// So many trees that tell held-out customers no better, and no more are tried.
    private static final int PATIENCE = 30;

    /// How much better held-out customers must be told, in nats.
    private static final double EVIDENCE_MIN = 10;

    /// How many signals may be asked for at most: the most frequent ones.
    private static final int SIGNALS_MAX = 48;

    private final Glimpses looks;
    private final List<Asked> clues;
    private final Trial trial;
    private final Matrix features;
    private final boolean[] came;

    /// A fit of these looks.
    ///
    /// @param clues that they hold
    TreesFit(Trial trial, List<Asked> clues) {
        this.looks = trial.looks();
        this.clues = clues;
        this.trial = trial;
        double[] cells = new double[looks.size() * clues.size()];
        this.came = new boolean[looks.size()];
        for (int row = 0; row < looks.size(); row++) {
            for (int clue = 0; clue < clues.size(); clue++) {
                cells[row * clues.size() + clue] = looks.clue(row, clue);
            }
            came[row] = looks.of(row, Fact.LATER) > 0;
        }
        this.features = Matrix.of(cells, looks.size(), clues.size());
    }

    /// What trees may ask for.
    static Trees clues(Question question) {
        List<Clue> clues = new ArrayList<>();
        for (Clue.Kind kind : Clue.Kind.values()) {
            if (!kind.isOfSignal()) clues.add(new Clue(kind, ""));
        }
        IntStream.range(0, question.rules().unknown())
                .filter(signal -> question.survey().count(signal) >= Candidates.COUNT_MIN)
                .boxed()
                .sorted((a, b) -> Long.compare(
                        question.survey().count(b), question.survey().count(a)))
                .limit(SIGNALS_MAX)
                .sorted()
                .map(signal -> question.rules().signal(signal).name())
                .forEach(name -> {
                    clues.add(new Clue(Clue.Kind.COUNT, name));
                    clues.add(new Clue(Clue.Kind.DAYS_SINCE, name));
                });
        return new Trees(clues.stream().map(clue -> new Asked(clue, 0)).toList(), List.of());
    }

    /// What came of it.
    static final class Grown {

        private final Trees trees;
        private final double[] leanings;
        private final double[] heldOut;

        private Grown(Trees trees, double[] leanings, double[] heldOut) {
            this.trees = trees;
            this.leanings = leanings;
            this.heldOut = heldOut;
        }

        Trees trees() {
            return trees;
        }

        /// What the trees say of a look.
        double leaning(int row) {
            return leanings[row];
        }

        /// The logarithm of each look's odds, by what customers of the other half taught.
        double[] heldOut() {
            return heldOut.clone();
        }
    }

    /// Grows trees.
    ///
    /// @param known  the logarithm of each look's odds without trees, by all looks
    /// @param ofHalf the same by what each half of the customers taught
    Grown grow(double[] known, List<double[]> ofHalf, Steps steps) {
        Grades grades = Grades.of(features, trial.all());
        HeldOut best = best(new Halves(grades, ofHalf, trial.all(), trial.all()), steps);
        if (best.count == 0 || !isBorneOut(best.count, ofHalf)) {
            return new Grown(Trees.NONE, new double[known.length], best.without);
        }
        Boosting boosting = new Boosting(grades, came, known, trial.all(), SETTINGS);
        List<Tree> trees = new ArrayList<>();
        for (int tree = 0; tree < best.count; tree++) trees.add(boosting.grow());
        double[] leanings = new double[known.length];
        Arrays.setAll(leanings, row -> boosting.odds(row) - known[row]);
        return new Grown(asking(trees, boosting.gains()), leanings, best.odds);
    }

    /// How many trees tell held-out customers best, and what they say of them.
    private static final class HeldOut {
        private final double[] without;
        private double[] odds;
        private int count;

        HeldOut(double[] without) {
            this.without = without;
            this.odds = without;
        }
    }

    private static HeldOut best(Halves halves, Steps steps) {
        HeldOut best = new HeldOut(halves.odds());
        double most = EVIDENCE_MIN;
        for (int count = 1; count <= Math.min(TREES_MAX, best.count + PATIENCE); count++) {
            steps.at("growing trees", count / (double) TREES_MAX);
            halves.grow();
            double evidence = halves.evidence();
            if (evidence <= most) continue;
            most = evidence;
            best.count = count;
            best.odds = halves.odds();
        }
        return best;
    }

    /// Whether so many trees that know nothing of the last landmark tell it better, for customers that were held out.
    private boolean isBorneOut(int count, List<double[]> ofHalf) {
        double last = Arrays.stream(looks.all(Fact.AT_MICROS)).max().orElse(0);
        int[] earlier = rows(row -> looks.of(row, Fact.AT_MICROS) < last);
        if (earlier.length == 0) return false;
        Halves halves = new Halves(
                Grades.of(features, earlier), ofHalf, earlier, rows(row -> looks.of(row, Fact.AT_MICROS) == last));
        for (int tree = 0; tree < count; tree++) halves.grow();
        return halves.evidence() > EVIDENCE_MIN;
    }

    private int[] rows(IntPredicate wanted) {
        return Arrays.stream(trial.all()).filter(wanted).toArray();
    }

    /// Trees by each half of the customers, judged by the other.
    private final class Halves {

        private final List<Boosting> ofHalf = new ArrayList<>();
        private final int[] judged;
        private final double before;

        /// Before the first tree.
        ///
        /// @param known  the logarithm of each look's odds, by what each half taught
        /// @param taught the looks to learn from
        /// @param judged the looks that are judged
        Halves(Grades grades, List<double[]> known, int[] taught, int[] judged) {
            for (int half = 0; half < known.size(); half++) {
                int own = half;
                int[] rows = Arrays.stream(taught)
                        .filter(row -> Looks.half(looks.key(row)) == own)
                        .toArray();
                ofHalf.add(new Boosting(grades, came, known.get(half), rows, SETTINGS));
            }
            this.judged = judged.clone();
            this.before = logLikelihood();
        }

        void grow() {
            ofHalf.forEach(Boosting::grow);
        }

        /// How much better the judged looks are told than without trees, in nats.
        double evidence() {
            return logLikelihood() - before;
        }

        private double logLikelihood() {
            double sum = 0;
            for (int row : judged) sum += other(row).logLikelihood(row);
            return sum;
        }

        double[] odds() {
            double[] odds = new double[looks.size()];
            Arrays.setAll(odds, row -> other(row).odds(row));
            return odds;
        }

        private Boosting other(int row) {
            return ofHalf.get(1 - Looks.half(looks.key(row)));
        }
    }

    /// The trees with the clues that they ask for, and no others.
    private Trees asking(List<Tree> trees, double[] gains) {
        double all = Arrays.stream(gains).sum();
        int[] places = new int[gains.length];
        List<Asked> asked = new ArrayList<>();
        for (int clue = 0; clue < gains.length; clue++) {
            places[clue] = asked.size();
            if (gains[clue] > 0) asked.add(new Asked(clues.get(clue).clue(), gains[clue] / all));
        }
        return new Trees(asked, trees.stream().map(tree -> placed(tree, places)).toList());
    }

    private static Tree placed(Tree tree, int[] places) {
        return switch (tree) {
            case Tree.Leaf leaf -> leaf;
            case Tree.Ask ask ->
                new Tree.Ask(places[ask.feature()], ask.atMost(), placed(ask.yes(), places), placed(ask.no(), places));
        };
    }
}
