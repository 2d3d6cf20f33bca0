package io.customerpulse.simulator;

/// Chance as a pure function of a seed, a purpose and a key.
///
/// Every purpose draws from a stream of its own, keyed by day or by number. So what one purpose draws
/// never shifts what another gets, and a customer under two policies meets the same luck: *common
/// random numbers*, which make the difference of the two the effect of the policy and not of chance.
///
/// The generator is SplitMix64; only `StrictMath` is used on top, so every machine agrees to the last bit.
///
/// @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood, Fast splittable pseudorandom number
///     generators, 2014</a>
final class Dice {

    /// What chance is drawn for.
    enum Purpose {
        PERSON(1),
        MOOD(2),
        LEAVING(3),
        GAP(4),
        VISIT(5),
        APP(6),
        SOCIAL(7),
        ORDER(8),
        AFTER_ORDER(9),
        SENDING(10),
        ANSWER(11),
        REDEEM(12),
        BULK(13),
        CHATTER(14),
        SAMPLE(15);

        private final long number;

        /// @param number names the stream; changing it changes every simulation
        Purpose(long number) {
            this.number = number;
        }
    }

    private static final long STEP = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;
    /// Rejections of the gamma method before the mean is taken; one in twenty is rejected, so never in practice.
    private static final int ATTEMPTS_MAX = 64;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    static Dice of(long seed, Purpose purpose, long key) {
        return new Dice(mix(mix(seed + STEP * purpose.number) + STEP * key));
    }

    /// The seed of one customer.
    static long seed(long seed, int customer) {
        return mix(mix(seed) + STEP * (customer + 1L));
    }

    static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    long bits() {
        state += STEP;
        return mix(state);
    }

    /// Evenly in `[0, 1)`.
    double unit() {
        return (bits() >>> 11) * UNIT;
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    double between(double from, double to) {
        return from + (to - from) * unit();
    }

    /// A whole number, evenly in `[from, to]`.
    int whole(int from, int to) {
        return from + (int) (unit() * (to - from + 1));
    }

    /// Standard normal, by Box and Muller.
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    double logNormal(double median, double spread) {
        return median * StrictMath.exp(spread * normal());
    }

    /// Gamma with mean `shape`, by Marsaglia and Tsang (2000).
    double gamma(double shape) {
        if (shape < 1) return gamma(shape + 1) * StrictMath.pow(1 - unit(), 1 / shape);
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            double x = normal();
            double v = (1 + c * x) * (1 + c * x) * (1 + c * x);
            double u = 1 - unit();
            if (v > 0 && StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) return d * v;
        }
        return shape;
    }

    /// Shares that sum to 1; the larger the weight, the larger the share on average.
    double[] shares(double... weights) {
        double[] shares = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            shares[i] = gamma(weights[i]) + 1e-6;
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) shares[i] /= sum;
        return shares;
    }
}
