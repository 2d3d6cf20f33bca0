package io.customerpulse.stats.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PurchaseFitTest {

    private static final int SEEDS = 20;

    private static final List<Function<Histories, Fitted<? extends PurchaseModel>>> FITS =
            List.of(PurchaseFit::bgNbd, PurchaseFit::mbgNbd, PurchaseFit::paretoNbd, PurchaseFit::mbgCnbd);

    private static Fitted<? extends PurchaseModel> fit(PurchaseModel kind, Histories data) {
        return switch (kind) {
            case BgNbd _m -> PurchaseFit.bgNbd(data);
            case MbgNbd _m -> PurchaseFit.mbgNbd(data);
            case MbgCnbd _m -> PurchaseFit.mbgCnbd(data);
            case ParetoNbd _m -> PurchaseFit.paretoNbd(data);
        };
    }

    // ---- made-up cohorts ---------------------------------------------------------------------

    /// Over seeds the logarithms of the parameters scatter around the truth: their mean within a tenth, or
    /// four standard errors of it.
    @Test
    void findsTheParametersThatMadeTheCohort() {
        for (PurchaseModel truth : LikelihoodTest.MODELS) {
            double[][] errors = new double[4][SEEDS];
            for (int seed = 0; seed < SEEDS; seed++) {
                Fitted<? extends PurchaseModel> fitted = fit(truth, Cohort.histories(truth, 3000, seed));
                assertThat(fitted.caution()).as("%s, seed %d", truth, seed).isEmpty();
                for (int i = 0; i < 4; i++) {
                    errors[i][seed] = StrictMath.log(
                            LikelihoodTest.parameters(fitted.model())[i] / LikelihoodTest.parameters(truth)[i]);
                }
            }
            for (int i = 0; i < 4; i++) {
                double mean = DoubleStream.of(errors[i]).average().orElseThrow();
                double squares = DoubleStream.of(errors[i]).map(e -> e * e).sum();
                double standardError = StrictMath.sqrt(squares) / SEEDS;
                assertThat(mean).as("%s, parameter %d", truth, i).isCloseTo(0, Offset.offset(0.02 + 3 * standardError));
                assertThat(standardError).as("%s, parameter %d", truth, i).isLessThan(0.15);
            }
        }
    }

    @Test
    void isAsLikelyAsTheTruthAtLeast() {
        for (PurchaseModel truth : LikelihoodTest.MODELS) {
            for (int seed = 0; seed < SEEDS; seed++) {
                Histories data = Cohort.histories(truth, 1000, 100 + seed);
                double atTruth =
                        LikelihoodTest.likelihood(truth, data).at(LikelihoodTest.parameters(truth), new double[4]);

                assertThat(fit(truth, data).logLikelihood())
                        .as("%s, seed %d", truth, seed)
                        .isGreaterThan(atTruth - 0.05);
            }
        }
    }

    @Test
    void findsTheRhythmOnlyWhereThereIsOne() {
        for (int seed = 0; seed < SEEDS; seed++) {
            for (int k : new int[] {1, 2, 4}) {
                Histories data = Cohort.histories(new MbgCnbd(k, 1.2, 8.0 / k, .6, 3), 1000, seed);

                assertThat(PurchaseFit.mbgCnbd(data).model().k())
                        .as("seed %d", seed)
                        .isEqualTo(k);
            }
        }
    }

    @Test
    void theUnitOfTimeDoesNotMatter() {
        List<History> weeks = Cohort.of(LikelihoodTest.MODELS.get(3), 500, 3).stream()
                .map(Cohort.Customer::history)
                .toList();
        List<History> days = weeks.stream()
                .map(h -> new History(
                        h.repeats(), h.last() * 7, h.age() * 7, h.logGaps() + h.repeats() * StrictMath.log(7)))
                .toList();
        for (var fit : FITS) {
            double[] weekly =
                    LikelihoodTest.parameters(fit.apply(Histories.of(weeks)).model());
            double[] daily =
                    LikelihoodTest.parameters(fit.apply(Histories.of(days)).model());
            boolean pareto = fit.apply(Histories.of(weeks)).model() instanceof ParetoNbd;

            assertThat(daily[0]).isCloseTo(weekly[0], Offset.offset(1e-3));
            assertThat(daily[1]).isCloseTo(7 * weekly[1], Offset.offset(7e-2));
            assertThat(daily[2]).isCloseTo(weekly[2], Offset.offset(1e-3));
            assertThat(daily[3]).isCloseTo((pareto ? 7 : 1) * weekly[3], Offset.offset(7e-2));
        }
    }

    // ---- poor data ---------------------------------------------------------------------------

    @Test
    void nobodyBoughtAgain() {
        check(repeated(500, History.of(0, 0, 30)), "Nobody bought again", 0.05);
    }

    @Test
    void everybodyBoughtAgain() {
        SplittableRandom random = new SplittableRandom(1);
        List<History> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) all.add(History.of(random.nextInt(1, 6), random.nextDouble(1, 30), 30));
        check(all, "Everybody bought again", 60);
    }

    @Test
    void everybodyIsTheSame() {
        check(repeated(500, new History(12, 29, 30, 12 * StrictMath.log(2.4))), "does not settle", 25);
    }

    @Test
    void threeCustomers() {
        check(
                List.of(History.of(0, 0, 30), History.of(2, 11, 20), History.of(1, 3, 10)),
                "There are only 3 customers",
                30);
        check(List.of(History.of(0, 0, 30)), "There are only 1 customers", 5);
        check(List.of(History.of(50_000, 30, 30)), "There are only 1 customers", 60_000);
    }

    @Test
    void nobodyWasObserved() {
        check(repeated(200, History.of(0, 0, 0)), "Nobody has been observed", 100);
    }

    /// Nobody ever stops: the rate of stopping would go to nothing.
    @Test
    void nobodyStops() {
        SplittableRandom random = new SplittableRandom(5);
        List<History> all = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            List<Double> times = new ArrayList<>(List.of(0.0));
            double rate = 0.1 + random.nextExponential() * 0.2;
            for (double t = random.nextExponential() / rate; t < 40; t += random.nextExponential() / rate) times.add(t);
            all.add(History.of(times.stream().mapToDouble(t -> t).toArray(), 40));
        }
        for (var fit : FITS) {
            Fitted<? extends PurchaseModel> fitted = fit.apply(Histories.of(all));
            double bought = all.stream().mapToInt(History::repeats).sum();
            double ahead = all.stream()
                    .mapToDouble(h -> fitted.model().expected(h, 40))
                    .sum();

            assertThat(ahead / bought).as(fitted.toString()).isBetween(0.9, 1.05);
        }
    }

    /// Many who buy at one rate and never stop: the likelihood is flat, and its rounding larger than what is left.
    @Test
    void manyOfOneRate() {
        for (long seed = 1; seed <= 3; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<History> all = new ArrayList<>();
            for (int i = 0; i < 12_000; i++) ofOneRate(random, 70 + i % 8 * 15).ifPresent(all::add);
            Fitted<ParetoNbd> fitted = PurchaseFit.paretoNbd(Histories.of(all));
            assertThat(fitted.caution().orElse(""))
                    .contains("customers buy at nearly the same rate")
                    .doesNotContain("ended before");
        }
    }

    /// On each day a purchase with a chance of 4 %; empty without any.
    private static Optional<History> ofOneRate(SplittableRandom random, int days) {
        int[] bought = IntStream.range(0, days)
                .filter(day -> random.nextDouble() < 0.04)
                .toArray();
        if (bought.length == 0) return Optional.empty();
        int first = bought[0];
        int last = bought[bought.length - 1];
        return Optional.of(History.of(bought.length - 1, (last - first) / 7.0, (days - first) / 7.0));
    }

    /// Logs that are no cohort: any count, any time, any age, from minutes to millennia.
    @Test
    void anyDataEndsInNumbers() {
        for (long seed = 0; seed < 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double unit = StrictMath.exp(random.nextDouble(-10, 10));
            double busy = random.nextDouble(0, 7);
            List<History> all = new ArrayList<>();
            for (int i = random.nextInt(1, 200); i > 0; i--) {
                int repeats = (int) StrictMath.exp(random.nextDouble(-1, busy + 0.1));
                double age = unit * random.nextDouble(0.01, 1);
                all.add(History.of(repeats, repeats == 0 ? 0 : age * random.nextDouble(0.01, 1), age));
            }
            check(all, "", Double.POSITIVE_INFINITY);
        }
    }

    /// Every fit gives finite numbers, says what has to be said, and forecasts less than the limit per
    /// customer for as long again as was observed.
    private static void check(List<History> histories, String caution, double limit) {
        for (var fit : FITS) {
            Fitted<? extends PurchaseModel> fitted = fit.apply(Histories.of(histories));
            assertThat(fitted.logLikelihood()).as(fitted.toString()).isFinite();
            assertThat(fitted.caution().orElse(""))
                    .as(fitted.toString())
                    .contains(caution)
                    .doesNotContain("ended before");
            for (double parameter : LikelihoodTest.parameters(fitted.model())) {
                assertThat(parameter).as(fitted.toString()).isPositive().isFinite();
            }
            for (History history : histories) {
                double expected = fitted.model().expected(history, history.age());
                assertThat(expected)
                        .as(fitted.toString())
                        .isFinite()
                        .isNotNegative()
                        .isLessThanOrEqualTo(limit);
                assertThat(fitted.model().alive(history)).as(fitted.toString()).isBetween(0.0, 1.0);
            }
        }
    }

    private static List<History> repeated(int times, History history) {
        return IntStream.range(0, times).mapToObj(i -> history).toList();
    }
}
