package io.customerpulse.stats.chance;

/// Numbers for numbers: close ones are far apart, and as good as drawn by chance (Steele & al., Fast splittable
/// pseudorandom number generators, 2014).
public final class Spread {

    private Spread() {}

    /// The 64 bits that a number stands for.
    public static long bits(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// The number in [0, 1) that it stands for.
    public static double uniform(long number) {
        return (bits(number) >>> 11) * 0x1.0p-53;
    }
}
