package io.customerpulse.stats.purchase;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Made-up customers of a known model: what was seen of each, and what only the maker knows.
final class Cohort {

    /// @param alive whether the customer had not stopped at the end of the history
    /// @param ahead purchases within the horizon after it
    record Customer(History history, boolean alive, int ahead) {}

    private final SplittableRandom random;
    private final PurchaseModel model;

    private Cohort(PurchaseModel model, long seed) {
        this.model = model;
        this.random = new SplittableRandom(seed);
    }

    /// So many customers, observed for 26 to 52 units of time, and for a horizon of 26 after that.
    static List<Customer> of(PurchaseModel model, int customers, long seed) {
        Cohort cohort = new Cohort(model, seed);
        List<Customer> made = new ArrayList<>();
        for (int i = 0; i < customers; i++) made.add(cohort.customer(cohort.random.nextDouble(26, 52), 26));
        return made;
    }

    static Histories histories(PurchaseModel model, int customers, long seed) {
        return Histories.of(
                of(model, customers, seed).stream().map(Customer::history).toList());
    }

    private Customer customer(double age, double horizon) {
        List<Double> times = new ArrayList<>(List.of(0.0));
        double end =
                switch (model) {
                    case BgNbd m ->
                        untilPurchase(times, new double[] {1, 0, m.r(), m.alpha(), m.a(), m.b()}, age + horizon);
                    case MbgNbd m ->
                        untilPurchase(times, new double[] {1, 1, m.r(), m.alpha(), m.a(), m.b()}, age + horizon);
                    case MbgCnbd m ->
                        untilPurchase(times, new double[] {m.k(), 1, m.r(), m.alpha(), m.a(), m.b()}, age + horizon);
                    case ParetoNbd m -> untilAnyTime(times, m, age + horizon);
                };
        double[] seen = times.stream().mapToDouble(t -> t).filter(t -> t <= age).toArray();
        return new Customer(History.of(seen, age), end > age, times.size() - seen.length);
    }

    /// Adds purchases until the customer stops at one; the time of stopping.
    private double untilPurchase(List<Double> times, double[] p, double until) {
        double rate = gamma(p[2]) / p[3];
        double first = gamma(p[4]);
        double leaves = first / (first + gamma(p[5]));
        if (p[1] == 1 && random.nextDouble() < leaves) return 0;
        double time = 0;
        while (true) {
            for (int wait = 0; wait < p[0]; wait++) time += random.nextExponential() / rate;
            if (time > until) return Double.POSITIVE_INFINITY;
            times.add(time);
            if (random.nextDouble() < leaves) return time;
        }
    }

    private double untilAnyTime(List<Double> times, ParetoNbd m, double until) {
        double rate = gamma(m.r()) / m.alpha();
        double end = random.nextExponential() / (gamma(m.s()) / m.beta());
        double time = random.nextExponential() / rate;
        while (time < Math.min(end, until)) {
            times.add(time);
            time += random.nextExponential() / rate;
        }
        return end;
    }

    /// A gamma draw of rate 1, by Marsaglia and Tsang's method.
    private double gamma(double shape) {
        if (shape < 1) return gamma(shape + 1) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        double d = shape - 1 / 3.0;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double v = StrictMath.pow(1 + c * normal, 3);
            if (v > 0
                    && StrictMath.log(1 - random.nextDouble())
                            < normal * normal / 2 + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }
}
