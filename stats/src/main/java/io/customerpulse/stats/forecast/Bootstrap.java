package io.customerpulse.stats.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// The paired percentile bootstrap, by customer: as many customers are drawn again, with replacement,
/// and each brings all their cases. All measures see the same draws, so the difference of two models is
/// judged on the same customers, where most of the noise cancels.
///
/// A resample is nothing but a whole number per case, how often it counts: no array is rebuilt. The cost
/// is O(n) per resample and measure.
///
/// The interval is the middle `level` of the resampled values (percentile method). It holds its stated
/// share for measures that are means or nearly so, from some hundred customers on.
///
/// @param resamples how many; at least 2, at most [#RESAMPLES_MAX]
/// @param level     share of cases in which the interval shall hold the truth, in (0, 1)
/// @param seed      the same seed gives the same draws
/// @see <a href="https://doi.org/10.1214/ss/1177013815">Efron & Tibshirani, 1986</a>
public record Bootstrap(int resamples, double level, long seed) {

    /// A million: beyond it the draws cost more than the last digit is worth.
    public static final int RESAMPLES_MAX = 1_000_000;

    public Bootstrap {
        if (resamples < 2 || resamples > RESAMPLES_MAX) {
            throw new IllegalArgumentException("resamples must be in [2, 1000000]: " + resamples);
        }
        if (!(level > 0 && level < 1)) throw new IllegalArgumentException("level must be in (0, 1): " + level);
    }

    /// Resamples where each case is a customer of its own.
    ///
    /// @param cases    how many; at least 1
    /// @param measures all over the same cases
    public Resampled ofCases(int cases, List<Measure> measures) {
        int[] customers = new int[cases];
        for (int i = 0; i < cases; i++) customers[i] = i;
        return byCustomer(customers, measures);
    }

    /// Resamples customers with all their cases.
    ///
    /// @param customers whose each case is, numbered from 0 without gaps; at least one case
    /// @param measures  all over these cases
    public Resampled byCustomer(int[] customers, List<Measure> measures) {
        int population = population(customers);
        double[] estimates = values(measures, Require.once(customers.length));
        double[][] draws = new double[measures.size()][resamples];
        SplittableRandom random = new SplittableRandom(seed);
        int[] counts = new int[population];
        int[] weights = new int[customers.length];
        for (int resample = 0; resample < resamples; resample++) {
            Arrays.fill(counts, 0);
            for (int i = 0; i < population; i++) counts[random.nextInt(population)]++;
            for (int i = 0; i < weights.length; i++) weights[i] = counts[customers[i]];
            double[] values = values(measures, weights);
            for (int m = 0; m < values.length; m++) draws[m][resample] = values[m];
        }
        return new Resampled(level, estimates, draws);
    }

    private static double[] values(List<Measure> measures, int[] weights) {
        double[] values = new double[measures.size()];
        for (int m = 0; m < values.length; m++)
            values[m] = measures.get(m).under(weights).orElse(Double.NaN);
        return values;
    }

    private static int population(int[] customers) {
        if (customers.length == 0) throw new IllegalArgumentException("need at least one case");
        int highest = 0;
        for (int customer : customers) {
            if (customer < 0 || customer >= customers.length) {
                throw new IllegalArgumentException("customers must be numbered from 0 without gaps: " + customer);
            }
            highest = Math.max(highest, customer);
        }
        boolean[] seen = new boolean[highest + 1];
        for (int customer : customers) seen[customer] = true;
        for (int customer = 0; customer <= highest; customer++) {
            if (!seen[customer]) {
                throw new IllegalArgumentException(
                        "customers must be numbered from 0 without gaps: none is " + customer);
            }
        }
        return highest + 1;
    }
}
