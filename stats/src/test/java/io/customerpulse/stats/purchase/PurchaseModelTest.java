package io.customerpulse.stats.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PurchaseModelTest {

    private static final BgNbd BG = new BgNbd(.243, 4.414, .793, 2.426);
    private static final MbgNbd MBG = new MbgNbd(.5248, 6.1830, .8914, 1.6140);
    private static final ParetoNbd PARETO = new ParetoNbd(.5533, 10.5776, .6061, 11.6656);
    private static final MbgCnbd REGULAR = new MbgCnbd(3, .5248, 2.1, .8914, 1.6140);

    private static final List<History> CUSTOMERS = List.of(
            new History(2, 30.43, 38.86, 1),
            new History(0, 0, 38.86, 0),
            new History(7, 20, 38.86, 3.5),
            new History(26, 30.86, 31.0, 13),
            new History(1, 1.71, 38.86, .5));

    // ---- golden values -----------------------------------------------------------------------

    /// Expected purchases in 39 weeks, as printed for public implementations of the models.
    @Test
    void expectsWhatPublicImplementationsExpect() {
        double[][] printed = {
            {1.226028, 1.262629, 1.455194},
            {.195098, .153945, .107075},
            {.748688, .712891, 1.091992},
            {20.749726, 19.447693, 20.116489},
            {.203187, .188787, .171002},
        };
        for (int i = 0; i < printed.length; i++) {
            assertThat(BG.expected(CUSTOMERS.get(i), 39)).isCloseTo(printed[i][0], Offset.offset(1e-6));
            assertThat(MBG.expected(CUSTOMERS.get(i), 39)).isCloseTo(printed[i][1], Offset.offset(1e-6));
            assertThat(PARETO.expected(CUSTOMERS.get(i), 39)).isCloseTo(printed[i][2], Offset.offset(1e-6));
        }
    }

    /// The definitions integrated with sixty digits by mpmath 1.3: log-likelihood, probability to be alive,
    /// probability of any purchase in 39 weeks. Those to be alive also agree with the printed ones.
    @Test
    void agreesWithTheIntegralsOfTheDefinition() {
        check(BG, new double[][] {
            {-9.458606307066, .72657857008067, .554627137917},
            {-.5547132764382, 1, .14455054078332},
            {-20.3687545749567, .14398181569374, .14261013507996},
            {-37.726579473394, .96891564971753, .96891564637979},
            {-4.4690932750326, .21210098537738, .11666734938295},
        });
        check(MBG, new double[][] {
            {-9.4859091956549, .70611773244535, .5599088220387},
            {-.5395684357689, .38972279165331, .10879092525759},
            {-20.286251345022, .14016650730725, .13888308441319},
            {-38.323838379714, .96555124324481, .96555123797326},
            {-4.4605349231941, .17082224814033, .10482658541513},
        });
        check(PARETO, new double[][] {
            {-9.5542554528672, .8691349337494, .59193347820361},
            {-.521233726988734, .29511715931103, .069275623136802},
            {-20.370601492073, .22047069974965, .20259978063349},
            {-39.130610217343, .99791822002174, .9761845245749},
            {-4.449711464787, .16788579694215, .086589549634189},
        });
        check(REGULAR, new double[][] {
            {-17.490250686708, .75304614178172, .71479833314672},
            {-.49829375448933, .41439903380211, .11760451941771},
            {-24.572612319854, .0010263052881695, .0010263039687317},
            {-6.3369799423641, .96857753546733, .96857753546733},
            {-5.1170928482998, .0072470159111276, .0065081977978225},
        });
    }

    private static void check(PurchaseModel model, double[][] golden) {
        for (int i = 0; i < golden.length; i++) {
            History history = CUSTOMERS.get(i);
            assertThat(model.logLikelihood(history)).isCloseTo(golden[i][0], Offset.offset(1e-9));
            assertThat(model.alive(history)).isCloseTo(golden[i][1], Offset.offset(1e-10));
            assertThat(model.anyWithin(history, 39)).isCloseTo(golden[i][2], Offset.offset(1e-10));
        }
    }

    /// Very different scales of buying and stopping; by mpmath 1.3, as above.
    @Test
    void paretoAgreesWhereItsScalesAreFarApart() {
        History history = History.of(3, 10, 12);
        ParetoNbd quick = new ParetoNbd(.8, 2, 1, 40);
        ParetoNbd slow = new ParetoNbd(.8, 40, 1, .2);

        assertThat(quick.logLikelihood(history)).isCloseTo(-8.2892371808688, Offset.offset(1e-11));
        assertThat(quick.alive(history)).isCloseTo(.94860322962707, Offset.offset(1e-12));
        assertThat(quick.anyWithin(history, 5)).isCloseTo(.62876859211773, Offset.offset(1e-12));
        assertThat(slow.logLikelihood(history)).isCloseTo(-14.587730022628, Offset.offset(1e-11));
        assertThat(slow.alive(history)).isCloseTo(.82489111919189, Offset.offset(1e-12));
        assertThat(slow.anyWithin(history, 5)).isCloseTo(.20617697485871, Offset.offset(1e-12));
    }

    // ---- for all models and histories --------------------------------------------------------

    @Test
    void probabilitiesAndCountsKeepTheirOrder() {
        for (long seed = 0; seed < 1000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            History history = history(random);
            double horizon = StrictMath.exp(random.nextDouble(-6, 6));
            for (PurchaseModel model : models(random)) {
                double alive = model.alive(history);
                double any = model.anyWithin(history, horizon);
                double expected = model.expected(history, horizon);
                String what = "seed %d: %s of %s in %s".formatted(seed, model, history, horizon);

                assertThat(alive).as(what).isBetween(0.0, 1.0);
                assertThat(any).as(what).isBetween(0.0, alive);
                assertThat(expected).as(what).isFinite().isGreaterThanOrEqualTo(any * (1 - 1e-9));
                assertThat(model.anyWithin(history, 1.5 * horizon)).as(what).isGreaterThanOrEqualTo(any * (1 - 1e-9));
                assertThat(model.expected(history, 1.5 * horizon))
                        .as(what)
                        .isGreaterThanOrEqualTo(expected * (1 - 1e-9));
                assertThat(model.logLikelihood(history)).as(what).isFinite();
                assertThat(model.expected(history, 0)).as(what).isZero();
                assertThat(model.anyWithin(history, 0)).as(what).isCloseTo(0, Offset.offset(1e-12));
            }
        }
    }

    @Test
    void theUnitOfTimeDoesNotMatter() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            History weeks = history(random);
            History days = History.of(weeks.repeats(), weeks.last() * 7, weeks.age() * 7);
            double horizon = random.nextDouble(1, 50);
            ParetoNbd pareto = (ParetoNbd) models(random).get(3);
            ParetoNbd daily = new ParetoNbd(pareto.r(), pareto.alpha() * 7, pareto.s(), pareto.beta() * 7);

            assertThat(daily.alive(days)).isCloseTo(pareto.alive(weeks), Offset.offset(1e-10));
            assertThat(daily.expected(days, horizon * 7))
                    .isCloseTo(pareto.expected(weeks, horizon), withinPercentage(1e-7));
        }
    }

    /// What the models say of made-up customers of their own kind comes true, within four standard errors.
    @Test
    void forecastsComeTrueInCohortsOfTheModel() {
        for (PurchaseModel model : List.of(BG, MBG, PARETO, REGULAR, new MbgCnbd(6, 2, 1.5, .7, 3))) {
            int customers = 20_000;
            List<Double> alive = new ArrayList<>();
            List<Double> any = new ArrayList<>();
            List<Double> count = new ArrayList<>();
            for (Cohort.Customer customer : Cohort.of(model, customers, 7)) {
                History history = customer.history();
                alive.add((customer.alive() ? 1 : 0) - model.alive(history));
                any.add((customer.ahead() > 0 ? 1 : 0) - model.anyWithin(history, 26));
                count.add(customer.ahead() - model.expected(history, 26));
            }
            for (List<Double> errors : List.of(alive, any, count)) {
                double sum = errors.stream().mapToDouble(e -> e).sum();
                double squares = errors.stream().mapToDouble(e -> e * e).sum();
                assertThat(sum)
                        .as(model.toString())
                        .isBetween(-4 * StrictMath.sqrt(squares), 4 * StrictMath.sqrt(squares));
            }
        }
    }

    @Test
    void aRhythmOfOneWaitIsNoRhythm() {
        MbgCnbd plain = new MbgCnbd(1, MBG.r(), MBG.alpha(), MBG.a(), MBG.b());
        for (History history : CUSTOMERS) {
            assertThat(plain.logLikelihood(history)).isEqualTo(MBG.logLikelihood(history));
            assertThat(plain.alive(history)).isEqualTo(MBG.alive(history));
            assertThat(plain.expected(history, 12)).isEqualTo(MBG.expected(history, 12));
            assertThat(plain.anyWithin(history, 12)).isEqualTo(MBG.anyWithin(history, 12));
        }
    }

    /// Two purchases ten weeks apart, then nine weeks of silence: with a rhythm, the next is near.
    @Test
    void aRegularCustomerIsDueAfterTheUsualGap() {
        MbgCnbd regular = new MbgCnbd(12, 30, 25, .2, 4);
        History onTime = new History(3, 30, 39, 3 * StrictMath.log(10));
        History justBought = new History(3, 30, 31, 3 * StrictMath.log(10));

        assertThat(regular.anyWithin(onTime, 3)).isGreaterThan(2 * regular.anyWithin(justBought, 3));
    }

    @Test
    void nothingOverflowsWithThousandsOfPurchases() {
        for (int repeats : new int[] {1_000, 10_000, 100_000}) {
            for (PurchaseModel model : List.of(BG, MBG, PARETO, REGULAR)) {
                History active = new History(repeats, 1000 - 500.0 / repeats, 1000, 0);
                History gone = new History(repeats, 500, 1000, 0);
                String what = "%s, %d".formatted(model, repeats);

                assertThat(model.logLikelihood(active)).as(what).isFinite();
                assertThat(model.logLikelihood(gone)).as(what).isFinite();
                assertThat(model.alive(active)).as(what).isGreaterThan(.5);
                assertThat(model.alive(gone)).as(what).isLessThan(1e-9);
                assertThat(model.expected(active, 100)).as(what).isBetween(repeats / 20.0, repeats / 9.0);
                assertThat(model.expected(active, 1e9)).as(what).isFinite().isPositive();
                assertThat(model.anyWithin(active, 100)).as(what).isCloseTo(model.alive(active), Offset.offset(1e-3));
            }
        }
    }

    @Test
    void refusesParametersAndHorizonsWithoutMeaning() {
        assertThatThrownBy(() -> new BgNbd(0, 1, 1, 1)).hasMessage("r must be positive and finite: 0.0");
        assertThatThrownBy(() -> new MbgNbd(1, 1, 1, Double.NaN)).hasMessage("b must be positive and finite: NaN");
        assertThatThrownBy(() -> new ParetoNbd(1, 1, 1, Double.POSITIVE_INFINITY))
                .hasMessage("beta must be positive and finite: Infinity");
        assertThatThrownBy(() -> new MbgCnbd(13, 1, 1, 1, 1)).hasMessage("k must be from 1 to 12: 13");
        for (PurchaseModel model : List.of(BG, MBG, PARETO, REGULAR)) {
            assertThatThrownBy(() -> model.expected(CUSTOMERS.get(0), -1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("horizon must be finite and not negative: -1.0");
            assertThatThrownBy(() -> model.anyWithin(CUSTOMERS.get(0), Double.NaN))
                    .hasMessage("horizon must be finite and not negative: NaN");
        }
    }

    // ---- the world these tests live in -------------------------------------------------------

    private static History history(SplittableRandom random) {
        int repeats = random.nextInt(4) == 0 ? 0 : (int) StrictMath.exp(random.nextDouble(0, 8));
        double age = StrictMath.exp(random.nextDouble(-3, 7));
        double last = repeats == 0 ? 0 : age * random.nextDouble(1e-3, 1);
        return new History(repeats, last, age, 0);
    }

    private static List<PurchaseModel> models(SplittableRandom random) {
        double[] p = random.doubles(4, -5, 5).map(StrictMath::exp).toArray();
        int k = random.nextInt(2, MbgCnbd.K_MAX + 1);
        return List.of(
                new BgNbd(p[0], p[1], p[2], p[3]),
                new MbgNbd(p[0], p[1], p[2], p[3]),
                new MbgCnbd(k, p[0], p[1], p[2], p[3]),
                new ParetoNbd(p[0], p[1], p[2], p[3]));
    }
}
