package io.customerpulse.learning.fit;

import io.customerpulse.learning.fit.Candidates.Option;
import io.customerpulse.learning.fit.Trial.Rates;
import io.customerpulse.learning.fit.Trial.View;
import io.customerpulse.learning.glimpse.Glimpses;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.regression.LinearPoisson.Sign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Learns which signals matter, how much, and how they are forgotten. Each step is a convex fit:
///
/// 1. Each signal alone beside all others decides its sign: a fit where it may help or harm.
/// 2. All signals together, each as a mixture of half-lives.
/// 3. For each signal in turn, beside what the others explain: each way it may work, judged by customers that were
///    held out. One without evidence is left out; the more ways were tried, the more evidence it takes.
/// 4. All together again, in the ways that were chosen.
final class Weights {

    /// A way other than the usual one has to be better by this much, in nats.
    private static final double BETTER = 1;

    private final List<Choice> choices;
    private final Glimpses looks;
    private final Trial trial;

    Weights(Candidates candidates, Trial trial) {
        this.choices = candidates.options().stream().map(Choice::new).toList();
        this.looks = trial.looks();
        this.trial = trial;
    }

    /// What is decided of one signal.
    static final class Choice {
        private final List<Option> options;
        private Option chosen;
        private Sign sign = Sign.NOT_NEGATIVE;
        private double evidence;
        private boolean matters = true;

        private Choice(List<Option> options) {
            this.options = options;
            this.chosen = options.getFirst();
        }

        int signal() {
            return chosen.signal();
        }

        /// How it works, or would if it did.
        Option chosen() {
            return chosen;
        }

        /// How much better held-out customers are forecast with it, in nats.
        double evidence() {
            return evidence;
        }
    }

    /// What was found.
    ///
    /// @param rates   of all columns that matter
    /// @param effects the same by signal, in their order
    record Result(Rates rates, List<Effect> effects) {

        /// Expected occasions in the horizon without any points.
        double intercept() {
            return rates.intercept();
        }

        /// Standard errors of the weights of the effects, in their order.
        double[] errors() {
            double[][] covariance = rates.covariance();
            double[] errors = new double[effects.size()];
            int at = 0;
            for (int i = 0; i < errors.length; i++) {
                int end = at + effects.get(i).option().count();
                errors[i] = errorOfSum(covariance, at, end);
                at = end;
            }
            return errors;
        }

        private static double errorOfSum(double[][] covariance, int from, int to) {
            double variance = 0;
            for (int j = from; j < to; j++) {
                for (int k = from; k < to; k++) variance += covariance[j][k];
            }
            return Math.sqrt(Math.max(0, variance));
        }

        /// Everybody's pulse at every look.
        ///
        /// @param unit what is multiplied to have it in another unit than occasions in the horizon
        double[] pulses(Glimpses looks, double unit) {
            double[] pulses = new double[looks.size()];
            for (Effect effect : effects) effect.kept().addTo(pulses, looks, unit);
            return pulses;
        }
    }

    List<Choice> choices() {
        return choices;
    }

    Result learn(Steps steps) {
        decideSigns();
        List<Effect> all = again(trial.all()).effects();
        for (int i = 0; i < choices.size(); i++) {
            steps.at("weighing signals", i / (double) choices.size());
            choose(choices.get(i), all);
        }
        return again(trial.all());
    }

    private void decideSigns() {
        int[] middles = choices.stream()
                .mapToInt(it -> it.chosen.column(it.chosen.count() / 2))
                .toArray();
        Rates rates = trial.fit(trial.columns(middles), Trial.same(middles.length, Sign.ANY), trial.all());
        for (int i = 0; i < middles.length; i++) {
            choices.get(i).sign = rates.coefficients()[i] < 0 ? Sign.NOT_POSITIVE : Sign.NOT_NEGATIVE;
        }
    }

    /// All signals that matter together, learned from some looks.
    Result again(int[] rows) {
        List<Choice> mattering = choices.stream().filter(it -> it.matters).toList();
        List<Sign> signs = new ArrayList<>();
        for (Choice choice : mattering) signs.addAll(Trial.same(choice.chosen.count(), choice.sign));
        int[] columns = mattering.stream()
                .flatMapToInt(it -> Arrays.stream(it.chosen.columns()))
                .toArray();
        Rates rates = trial.fit(trial.columns(columns), signs, rows);
        List<Effect> effects = new ArrayList<>();
        int at = 0;
        for (Choice choice : mattering) {
            int end = at + choice.chosen.count();
            effects.add(new Effect(choice.chosen, Arrays.copyOfRange(rates.coefficients(), at, end)));
            at = end;
        }
        return new Result(rates, effects);
    }

    /// Tries each way of one signal beside what the others explain.
    private void choose(Choice choice, List<Effect> all) {
        double[] others = new double[looks.size()];
        for (Effect effect : all) {
            if (effect.option().signal() != choice.signal()) effect.addTo(others, looks, 1);
        }
        double without = trial.heldOut(trial.beside(others, new int[0]), Trial.same(1, Sign.NOT_NEGATIVE));
        double most = Double.NEGATIVE_INFINITY;
        for (Option option : choice.options) {
            View view = trial.beside(others, option.columns());
            List<Sign> signs = new ArrayList<>(Trial.same(1, Sign.NOT_NEGATIVE));
            signs.addAll(Trial.same(option.count(), choice.sign));
            double gain = trial.heldOut(view, signs) - without;
            if (gain > most + BETTER) {
                most = gain;
                choice.chosen = option;
            }
        }
        choice.evidence = most;
        choice.matters = most >= Worth.EVIDENCE_MIN + StrictMath.log(choice.options.size());
    }
}
