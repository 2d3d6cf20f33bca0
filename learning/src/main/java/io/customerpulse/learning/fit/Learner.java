package io.customerpulse.learning.fit;

import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.learning.glimpse.Column;
import io.customerpulse.learning.glimpse.Glimpses;
import io.customerpulse.learning.glimpse.Glimpses.Fact;
import io.customerpulse.learning.glimpse.History;
import io.customerpulse.learning.glimpse.Survey;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.LearnedPulse.Training;
import io.customerpulse.learning.model.Rhythmic;
import io.customerpulse.learning.model.Spending;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Fading;
import io.customerpulse.stats.decay.Kernel.Share;
import io.customerpulse.stats.rank.Auc;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Learns a pulse from history alone: what each signal is worth, how it is forgotten, and what that says of the
/// days to come. Deterministic; what it costs is a walk over the history and some regressions on at most 150,000
/// looks.
public final class Learner {

    /// What each half of the customers must have done in the horizons, in occasions, to learn from.
    private static final int OCCASIONS_MIN = 20;

    /// How far it is, where many signals have many ways, once signals are weighed and once rhythms are learned.
    private static final double WEIGHED = 0.5;

    private static final double PACED = 0.6;

    private static final double[] DRAWN_BY = {0.5, 1, 2, 4, 8, 16, 32, Double.POSITIVE_INFINITY};

    private final Question question;
    private final Candidates candidates;
    private final Glimpses looks;
    private final Trial trial;
    private final double unitsPerHorizon;

    private Learner(Question question, Candidates candidates, Trial trial) {
        this.question = question;
        this.candidates = candidates;
        this.looks = trial.looks();
        this.trial = trial;
        this.unitsPerHorizon =
                LearnedPulse.UNIT_DAYS / Micros.days(question.plan().horizonMicros());
    }

    /// Learns what the question asks.
    ///
    /// @throws InterruptedException if the caller is interrupted
    public static Learned learn(History history, Question question, Steps steps) throws InterruptedException {
        steps.at("looking back", 0);
        Candidates candidates = new Candidates(question);
        if (candidates.options().isEmpty()) {
            return new Learned.NotEnough("no signal occurs %d times or more".formatted(Candidates.COUNT_MIN));
        }
        Trees clues = TreesFit.clues(question);
        Glimpses looks = Looks.at(history, question, candidates.columns(), clues);
        Trial trial = new Trial(looks);
        if (!trial.isPossible(OCCASIONS_MIN)) return new Learned.NotEnough(tooFew(looks));
        return new Learned.Found(new Learner(question, candidates, trial).pulse(clues, steps));
    }

    private static String tooFew(Glimpses looks) {
        double came = Arrays.stream(looks.all(Fact.LATER)).sum();
        return "behind the %d looks back, only %.0f occasions followed; it takes %d or more in each half of the customers"
                .formatted(looks.size(), came, OCCASIONS_MIN);
    }

    private LearnedPulse pulse(Trees clues, Steps steps) {
        Weights weights = new Weights(candidates, trial);
        Weights.Result found = weights.learn(steps.within(0, WEIGHED));
        steps.at("learning rhythms", WEIGHED);
        RhythmFit fit = new RhythmFit(looks, question.plan().horizonMicros());
        double[] pulses = found.pulses(looks, unitsPerHorizon);
        Rhythmic rhythm = fit.fit(found.intercept() * unitsPerHorizon, pulses, trial.all());
        List<double[]> oddsOfHalves = new ArrayList<>();
        for (int half = 0; half < Looks.HALVES; half++) oddsOfHalves.add(oddsByHalf(weights, fit, half));
        TreesFit.Grown grown =
                new TreesFit(trial, clues.clues()).grow(odds(rhythm, pulses), oddsOfHalves, steps.within(PACED, 1));
        Rhythmic refined = fit.refined(
                rhythm, grown.trees(), row -> looks.standing(row, pulses[row]).leaning(grown.leaning(row)));
        return new LearnedPulse(
                question.targetNames(), worths(weights, found), refined, spending(), training(auc(grown.heldOut())));
    }

    private Training training(double auc) {
        Survey survey = question.survey();
        return new Training(
                survey.firstMicros(),
                question.plan().untilMicros(),
                survey.customers(),
                survey.interactions(),
                question.plan().horizonMicros(),
                question.plan().landmarks().size(),
                looks.size(),
                auc);
    }

    private List<Worth> worths(Weights weights, Weights.Result found) {
        double[] points = new double[question.rules().size()];
        double[] errors = new double[question.rules().size()];
        Map<Integer, Effect> effects = new HashMap<>();
        double[] inOrder = found.errors();
        for (int i = 0; i < inOrder.length; i++) {
            Effect effect = found.effects().get(i);
            int signal = effect.option().signal();
            double[] sums = new double[looks.size()];
            effect.addTo(sums, looks, 1);
            points[signal] = Arrays.stream(sums).map(Math::abs).sum();
            errors[signal] = inOrder[i];
            effects.put(signal, effect.kept());
        }
        double all = Math.max(Double.MIN_NORMAL, Arrays.stream(points).sum());
        return weights.choices().stream()
                .map(choice -> worth(
                        choice,
                        Optional.ofNullable(effects.get(choice.signal())),
                        errors[choice.signal()],
                        points[choice.signal()] / all))
                .toList();
    }

    private Worth worth(Weights.Choice choice, Optional<Effect> effect, double error, double share) {
        Optional<Effect> real = effect.filter(it -> it.weight() != 0);
        Column first = candidates.column(choice.chosen().first());
        Signal signal = question.rules().signal(choice.signal());
        return new Worth(
                signal.name(),
                signal.side(),
                real.map(Effect::weight).orElse(0.0) * unitsPerHorizon,
                real.isPresent() ? error * unitsPerHorizon : 0,
                first.transform(),
                first.transform() instanceof ValueTransform.None
                        ? Double.NaN
                        : question.survey().typicalValue(choice.signal()),
                real.map(this::kernel).orElse(first.kernel()),
                share,
                choice.evidence());
    }

    private Kernel kernel(Effect effect) {
        List<Share> shares = new ArrayList<>();
        double sum = effect.weight();
        for (int j = 0; j < effect.option().count(); j++) {
            Kernel kernel = candidates.column(effect.option().column(j)).kernel();
            if (!(kernel instanceof Fading fading)) return kernel;
            if (effect.coefficient(j) == 0) continue;
            shares.add(new Share(fading.shares().getFirst().halfLife(), Math.min(1, effect.coefficient(j) / sum)));
        }
        return new Fading(shares, Duration.ZERO);
    }

    /// How far customers' own worth of an occasion is to be trusted: what would have told best.
    private Spending spending() {
        double came = 0;
        double worth = 0;
        for (int row = 0; row < looks.size(); row++) {
            came += looks.of(row, Fact.LATER);
            worth += looks.of(row, Fact.LATER_WORTH);
        }
        Spending best = new Spending(worth / came, Double.POSITIVE_INFINITY);
        double least = Double.POSITIVE_INFINITY;
        for (double drawnBy : DRAWN_BY) {
            Spending spending = new Spending(worth / came, drawnBy);
            double squares = 0;
            for (int row = 0; row < looks.size(); row++) {
                double later = looks.of(row, Fact.LATER);
                if (later == 0) continue;
                double off = looks.of(row, Fact.LATER_WORTH) / later - spending.perOccasion(looks.standing(row, 0));
                squares += later * off * off;
            }
            if (squares < least) {
                least = squares;
                best = spending;
            }
        }
        return best;
    }

    /// The logarithm of every look's odds, by what one half of the customers taught.
    private double[] oddsByHalf(Weights weights, RhythmFit fit, int half) {
        int[] taught = trial.rows(half);
        Weights.Result found = weights.again(taught);
        double[] pulses = found.pulses(looks, unitsPerHorizon);
        return odds(fit.fit(found.intercept() * unitsPerHorizon, pulses, taught), pulses);
    }

    private double[] odds(Rhythmic rhythm, double[] pulses) {
        double[] odds = new double[looks.size()];
        Arrays.setAll(odds, row -> rhythm.logOdds(looks.standing(row, pulses[row])));
        return odds;
    }

    /// How often the right one of two looks is named.
    private double auc(double[] odds) {
        boolean[] came = new boolean[looks.size()];
        boolean both = false;
        for (int row = 0; row < came.length; row++) {
            came[row] = looks.of(row, Fact.LATER) > 0;
            both |= came[row] != came[0];
        }
        return both ? Auc.of(odds, came) : Double.NaN;
    }
}
