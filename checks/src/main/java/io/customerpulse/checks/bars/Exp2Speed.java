package io.customerpulse.checks.bars;

import io.customerpulse.checks.bars.Bar.Length;
import io.customerpulse.checks.bars.Bar.Outcome;
import io.customerpulse.stats.decay.Exp2;
import io.customerpulse.stats.rank.Median;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/// How many times as fast [Exp2] is as the strict power function it stands for: the reason it exists.
final class Exp2Speed {

    private static final double TARGET = 3;
    private static final int ROUNDS = 15;

    /// The first rounds are the compiler's.
    private static final int WARM_UP = 5;

    static final Bar BAR = new Bar("stats", "exp2-speed", "≥3x", Length.SHORT, Exp2Speed::measure);

    private Exp2Speed() {}

    private static Outcome measure() {
        double[] ages = new Random(2).doubles(200_000, -20, 0).toArray();
        double[] ratios = new double[ROUNDS - WARM_UP];
        double sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            sum += sum(ages, x -> StrictMath.pow(2, x));
            long between = System.nanoTime();
            sum -= sum(ages, Exp2::of);
            long end = System.nanoTime();
            if (round >= WARM_UP) ratios[round - WARM_UP] = (between - start) / (double) (end - between);
        }
        double ratio = Median.of(ratios).orElseThrow();
        boolean sameSum = Math.abs(sum) < 1e-6;
        return new Outcome.Measured(String.format(Locale.ROOT, "%.1fx", ratio), sameSum && ratio >= TARGET);
    }

    private static double sum(double[] ages, DoubleUnaryOperator power) {
        double sum = 0;
        for (double age : ages) sum += power.applyAsDouble(age);
        return sum;
    }
}
