package io.customerpulse.stats.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.apache.commons.numbers.gamma.LogGamma;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RatesTest {

    // ---- golden values -----------------------------------------------------------------------

    /// scipy 1.17: special.gammaln and special.psi.
    @Test
    void logGammaAndItsSlopeAreThoseOfScipy() {
        double[][] golden = {
            {1e-6, 13.81550998074943, -1000000.57721402},
            {0.1, 2.252712651734206, -10.423754940411076},
            {0.5, 0.5723649429247, -1.9635100260214235},
            {1, 0, -0.5772156649015329},
            {1.5, -0.12078223763524526, 0.03648997397857652},
            {2, 0, 0.42278433509846713},
            {3.7, 1.428072326665388, 1.1671535393615113},
            {9.99, 12.779315214350195, 2.250700372831201},
            {10, 12.801827480081469, 2.251752589066721},
            {55.5, 166.32150615984037, 4.0073469585404435},
            {1e6, 12815504.569147611, 13.81551005796419},
            {1e10, 220258509288.81058, 23.025850929890456}
        };
        for (double[] row : golden) {
            Offset<Double> value = Offset.offset(1e-13 * Math.max(1, Math.abs(row[1])));
            Offset<Double> slope = Offset.offset(1e-13 * Math.max(1, Math.abs(row[2])));
            assertThat(LogGamma.value(row[0])).as("ln Γ(%s)", row[0]).isCloseTo(row[1], value);
            assertThat(Psi.of(row[0])).as("ψ(%s)", row[0]).isCloseTo(row[2], slope);
        }
    }

    /// scipy 1.17: optimize.minimize, Nelder-Mead, of the marginal likelihood with its prior.
    @Test
    void theBetaIsThatOfScipy() {
        double[] x = {0, 1, 2, 0, 5, 3, 0, 1, 7, 0};
        double[] n = {4, 3, 9, 1, 6, 3, 12, 2, 10, 5};
        BetaBinomial fitted = BetaBinomial.fit(x, n);
        assertThat(fitted.a()).isCloseTo(0.5765673693025616, Offset.offset(1e-6));
        assertThat(fitted.b()).isCloseTo(1.0513345643644403, Offset.offset(1e-6));
        assertThat(fitted.share(2, 9)).isCloseTo(2.5765673693 / 10.6279019337, Offset.offset(1e-6));
    }

    /// scipy 1.17, as above.
    @Test
    void theGammaIsThatOfScipy() {
        double[] events = {0, 3, 1, 0, 12, 2, 5, 0.5};
        double[] times = {4, 5, 2.5, 1, 8, 6, 3, 10};
        GammaPoisson fitted = GammaPoisson.fit(events, times);
        assertThat(fitted.r()).isCloseTo(1.0301080891393202, Offset.offset(1e-6));
        assertThat(fitted.alpha()).isCloseTo(1.9724553223616028, Offset.offset(1e-6));
        assertThat(fitted.rate(3, 5)).isCloseTo(4.0301080891 / 6.9724553224, Offset.offset(1e-6));
    }

    // ---- for all groups ----------------------------------------------------------------------

    /// 3,000 groups: the standard error of ln a and ln b is below .07.
    @Test
    void theTrueBetaIsFoundAgain() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double[] x = new double[3000];
            double[] n = new double[3000];
            for (int i = 0; i < n.length; i++) {
                // The second lowest of five uniforms is beta(2, 4).
                double share = random.doubles(5).sorted().skip(1).findFirst().orElseThrow();
                n[i] = random.nextInt(0, 20);
                for (int k = 0; k < n[i]; k++) if (random.nextDouble() < share) x[i]++;
            }
            BetaBinomial fitted = BetaBinomial.fit(x, n);
            assertThat(Math.log(fitted.a() / 2)).as("seed %d", seed).isCloseTo(0, Offset.offset(0.25));
            assertThat(Math.log(fitted.b() / 4)).as("seed %d", seed).isCloseTo(0, Offset.offset(0.25));
        }
    }

    /// 3,000 groups with exponential rates of mean ½: r is 1 and α is 2, to a standard error below .05.
    @Test
    void theTrueGammaIsFoundAgain() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double[] events = new double[3000];
            double[] times = random.doubles(3000, 0, 20).toArray();
            for (int i = 0; i < times.length; i++) {
                double rate = -Math.log(1 - random.nextDouble()) / 2;
                double at = -Math.log(1 - random.nextDouble()) / rate;
                for (; at < times[i]; at -= Math.log(1 - random.nextDouble()) / rate) events[i]++;
            }
            GammaPoisson fitted = GammaPoisson.fit(events, times);
            assertThat(Math.log(fitted.r())).as("seed %d", seed).isCloseTo(0, Offset.offset(0.2));
            assertThat(Math.log(fitted.alpha() / 2)).as("seed %d", seed).isCloseTo(0, Offset.offset(0.2));
        }
    }

    @Test
    void theOrderOfTheInputCannotShow() {
        double[] x = {0, 1, 2, 0, 5, 3};
        double[] n = {4, 3, 9, 1, 6, 3};
        double[] backX = {3, 5, 0, 2, 1, 0};
        double[] backN = {3, 6, 1, 9, 3, 4};
        assertThat(BetaBinomial.fit(backX, backN)).isEqualTo(BetaBinomial.fit(x, n));
        assertThat(GammaPoisson.fit(backX, backN)).isEqualTo(GammaPoisson.fit(x, n));
    }

    @Test
    void aShareLiesBetweenTheGroupsOwnAndTheMeanOfAll() {
        BetaBinomial shares = new BetaBinomial(2, 6);
        assertThat(shares.mean()).isEqualTo(0.25);
        assertThat(shares.share(0, 0)).isEqualTo(0.25);
        assertThat(shares.share(8, 8)).isEqualTo(0.625);
        GammaPoisson rates = new GammaPoisson(2, 4);
        assertThat(rates.mean()).isEqualTo(0.5);
        assertThat(rates.rate(0, 0)).isEqualTo(0.5);
        assertThat(rates.rate(0, 12)).isEqualTo(0.125);
    }

    // ---- data that would break it ------------------------------------------------------------

    @Test
    void groupsThatSayLittleGiveFiniteAnswers() {
        double[] zeros = new double[50];
        double[] fives = filled(50, 5);
        double[] tens = filled(50, 10);
        // nobody: the prior alone; a share of a half, worth ten tries; one event in a unit of time
        BetaBinomial nobody = BetaBinomial.fit(new double[0], new double[0]);
        assertThat(nobody.mean()).isCloseTo(0.5, Offset.offset(1e-6));
        assertThat(nobody.a() + nobody.b()).isCloseTo(10, Offset.offset(1e-4));
        assertThat(BetaBinomial.fit(zeros, zeros)).isEqualTo(nobody);
        assertThat(GammaPoisson.fit(new double[0], new double[0]).mean()).isCloseTo(1, Offset.offset(1e-4));
        // all zero: near none, never none
        assertThat(BetaBinomial.fit(zeros, tens).share(0, 10)).isBetween(1e-6, 0.01);
        assertThat(GammaPoisson.fit(zeros, tens).rate(0, 10)).isBetween(1e-6, 0.01);
        assertThat(BetaBinomial.fit(tens, tens).share(10, 10)).isBetween(0.99, 1 - 1e-6);
        // no spread: all are alike, so one group's luck hardly counts
        BetaBinomial alike = BetaBinomial.fit(fives, tens);
        assertThat(alike.share(10, 10)).isBetween(0.5, 0.56);
        assertThat(GammaPoisson.fit(fives, tens).rate(10, 10)).isBetween(0.5, 0.6);
        // one group only
        assertThat(BetaBinomial.fit(filled(1, 1), filled(1, 1)).share(1, 1)).isBetween(0.5, 1.0);
        assertThat(GammaPoisson.fit(filled(1, 1000), filled(1, 1e-3)).mean()).isBetween(1e3, 2e6);
        // numbers far apart
        assertThat(GammaPoisson.fit(new double[] {0, 1e9}, new double[] {1e9, 1})
                        .r())
                .isPositive();
        assertThat(BetaBinomial.fit(new double[] {0, 1e9}, new double[] {1e9, 1e9})
                        .mean())
                .isCloseTo(0.5, Offset.offset(1e-3));
    }

    @Test
    void refusesWhatIsNoGroup() {
        assertThatThrownBy(() -> BetaBinomial.fit(new double[] {2}, new double[] {1}))
                .hasMessage("more successes than tries: 2.0 of 1.0");
        assertThatThrownBy(() -> BetaBinomial.fit(new double[] {2}, new double[0]))
                .hasMessage("1 groups but 0 sizes");
        assertThatThrownBy(() -> GammaPoisson.fit(new double[] {-1}, new double[] {1}))
                .hasMessage("groups must be finite and not negative: -1.0 of 1.0");
        assertThatThrownBy(() -> new BetaBinomial(0, 1)).hasMessage("a and b must be finite and above 0: 0.0, 1.0");
        assertThatThrownBy(() -> new GammaPoisson(1, 0)).hasMessage("r and α must be finite and above 0: 1.0, 0.0");
        assertThatThrownBy(() -> new BetaBinomial(1, 1).share(2, 1)).hasMessage("need 0 ≤ x ≤ n: 2.0 of 1.0");
        assertThatThrownBy(() -> new GammaPoisson(1, 1).rate(-1, 1))
                .hasMessage("events and time must be finite and not negative: -1.0 in 1.0");
    }

    private static double[] filled(int count, double value) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = value;
        return values;
    }
}
