package io.customerpulse.stats.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.stats.special.Hypergeometric;
import io.customerpulse.stats.special.Rising;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LikelihoodTest {

    static final List<PurchaseModel> MODELS = List.of(
            new BgNbd(.8, 6, .8, 2.5),
            new MbgNbd(.8, 6, .8, 2.5),
            new MbgCnbd(3, 1.2, 3, .8, 2.5),
            new ParetoNbd(.8, 6, .7, 12));

    static Likelihood likelihood(PurchaseModel model, Histories data) {
        return switch (model) {
            case BgNbd _m -> new BetaGeometricLikelihood(new BetaGeometric(1, 0), data);
            case MbgNbd _m -> new BetaGeometricLikelihood(new BetaGeometric(1, 1), data);
            case MbgCnbd m -> new BetaGeometricLikelihood(new BetaGeometric(m.k(), 1), data);
            case ParetoNbd _m -> new ParetoLikelihood(data);
        };
    }

    static double[] parameters(PurchaseModel model) {
        return switch (model) {
            case BgNbd m -> new double[] {m.r(), m.alpha(), m.a(), m.b()};
            case MbgNbd m -> new double[] {m.r(), m.alpha(), m.a(), m.b()};
            case MbgCnbd m -> new double[] {m.r(), m.alpha(), m.a(), m.b()};
            case ParetoNbd m -> new double[] {m.r(), m.alpha(), m.s(), m.beta()};
        };
    }

    /// The oracle is the difference quotient, over parameters from a hundredth to a hundred.
    @Test
    void theGradientIsTheDifferenceQuotient() {
        Prior prior = new Prior(List.of(1.0, 20.0, 1.0, 2.0));
        for (PurchaseModel model : MODELS) {
            for (long seed = 0; seed < 40; seed++) {
                Posterior posterior = new Posterior(likelihood(model, Cohort.histories(model, 60, seed)), prior);
                double[] point =
                        new SplittableRandom(seed).doubles(4, -4.6, 4.6).toArray();
                double[] gradient = new double[4];
                double scale = 1 + Math.abs(posterior.at(point, gradient));
                for (int i = 0; i < 4; i++) {
                    assertThat(gradient[i])
                            .as("%s, seed %d, parameter %d", model, seed, i)
                            .isCloseTo(quotient(posterior, point, i), Offset.offset(1e-7 * scale));
                }
            }
        }
    }

    /// By four values, so that the error is of the fourth order.
    private static double quotient(Posterior posterior, double[] point, int i) {
        double h = 1e-3;
        double[] values = DoubleStream.of(-2, -1, 1, 2)
                .map(steps -> {
                    double[] there = point.clone();
                    there[i] += steps * h;
                    return posterior.at(there, new double[4]);
                })
                .toArray();
        return (values[0] - 8 * values[1] + 8 * values[2] - values[3]) / (12 * h);
    }

    /// The published form of the Pareto/NBD likelihood, with two hypergeometric functions: here the oracle.
    @Test
    void paretoAgreesWithThePublishedForm() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] p = random.doubles(4, -3, 4).map(StrictMath::exp).toArray();
            ParetoNbd model = new ParetoNbd(p[0], p[1], p[2], p[3]);
            int repeats = random.nextInt(0, 40);
            double age = random.nextDouble(1, 60);
            History history = History.of(repeats, repeats == 0 ? 0 : random.nextDouble(0.1, age), age);

            assertThat(model.logLikelihood(history))
                    .as("seed %d: %s of %s", seed, model, history)
                    .isCloseTo(published(model, history), Offset.offset(1e-7));
        }
    }

    private static double published(ParetoNbd p, History h) {
        double m = p.r() + h.repeats();
        double still = -m * StrictMath.log(p.alpha() + h.age()) - p.s() * StrictMath.log(p.beta() + h.age());
        double gone =
                StrictMath.exp(published(p, m, h.last()) - still) - StrictMath.exp(published(p, m, h.age()) - still);
        return Rising.log(p.r(), h.repeats())
                + p.r() * StrictMath.log(p.alpha())
                + p.s() * StrictMath.log(p.beta())
                + still
                + StrictMath.log1p(p.s() / (m + p.s()) * gone);
    }

    private static double published(ParetoNbd p, double m, double time) {
        double all = m + p.s();
        double larger = Math.max(p.alpha(), p.beta());
        double second = p.alpha() >= p.beta() ? p.s() + 1 : m;
        double z = Math.abs(p.alpha() - p.beta()) / (larger + time);
        return Hypergeometric.log(all, second, all + 1, z) - all * StrictMath.log(larger + time);
    }

    /// One purchase every ten weeks is likelier than the same number at any time, if gaps are regular.
    @Test
    void regularGapsAreLikelierWithARhythm() {
        History regular = History.of(new double[] {0, 10, 20, 30, 40, 50}, 55);
        History bursts = History.of(new double[] {0, 1, 2, 3, 48, 50}, 55);
        MbgNbd random = new MbgNbd(5, 50, .5, 5);
        MbgCnbd rhythmic = new MbgCnbd(6, 5, 50 / 6.0, .5, 5);

        assertThat(rhythmic.logLikelihood(regular)).isGreaterThan(random.logLikelihood(regular));
        assertThat(rhythmic.logLikelihood(bursts)).isLessThan(random.logLikelihood(bursts));
    }
}
