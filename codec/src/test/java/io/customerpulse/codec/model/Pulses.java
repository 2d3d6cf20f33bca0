package io.customerpulse.codec.model;

import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.learning.model.Clue;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.LearnedPulse.Training;
import io.customerpulse.learning.model.Line;
import io.customerpulse.learning.model.Rhythmic;
import io.customerpulse.learning.model.Single;
import io.customerpulse.learning.model.Spending;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.decay.DoublingGrid;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Box;
import io.customerpulse.stats.decay.Kernel.Fading;
import io.customerpulse.stats.decay.Kernel.Share;
import io.customerpulse.stats.purchase.ParetoNbd;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.stats.trees.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;

/// Learned pulses: a fixed one with every kind of kernel, from before standard errors were kept, and one for each seed.
final class Pulses {

    private Pulses() {}

    static final LearnedPulse FIXED = new LearnedPulse(
            List.of("purchase"),
            List.of(
                    new Worth(
                            "coupon \"5 %\"",
                            Side.INVESTMENT,
                            0.11,
                            Double.NaN,
                            ValueTransform.NONE,
                            Double.NaN,
                            new Box(Duration.ofHours(12), Duration.ofDays(5)),
                            0.2,
                            14.5),
                    new Worth(
                            "mail",
                            Side.INVESTMENT,
                            -0.004,
                            Double.NaN,
                            ValueTransform.NONE,
                            Double.NaN,
                            Kernel.halfLife(Duration.ofDays(8)),
                            0.05,
                            3.25),
                    new Worth(
                            "purchase",
                            Side.RETURN,
                            0.30000000000000004,
                            Double.NaN,
                            new ValueTransform.Log1p(1.5),
                            Double.NaN,
                            new Fading(
                                    List.of(new Share(HalfLife.ofDays(16), 0.25), new Share(HalfLife.ofDays(64), 0.75)),
                                    Duration.ZERO),
                            0.75,
                            812.4),
                    new Worth(
                            "visit",
                            Side.RETURN,
                            0,
                            0,
                            ValueTransform.NONE,
                            Double.NaN,
                            Kernel.halfLife(Duration.ofDays(32)),
                            0,
                            -1.5)),
            new Rhythmic(
                    0.02,
                    0.001,
                    new Line(-0.5, List.of(0.7, 0.4, -0.3, -0.1, -0.2, 0.0, -0.05, 0.15, 0.25)),
                    new Line(-0.75, List.of(0.5, 0.3, -0.25, -0.125, -0.5, 0.0, -0.1, 0.2, 0.35)),
                    Single.ROUNDED,
                    21.5,
                    0.8,
                    30,
                    0.9,
                    new ParetoNbd(0.55, 10.5, 0.6, 11.5)),
            new Spending(35.2, Double.POSITIVE_INFINITY),
            new Training(
                    micros("2025-01-01T08:30:00Z"),
                    micros("2025-12-31T23:59:59.999999Z"),
                    2_357,
                    6_919,
                    Duration.ofDays(30).toNanos() / 1_000,
                    8,
                    15_000,
                    0.7817));

    private static long micros(String instant) {
        return Micros.of(Instant.parse(instant));
    }

    static LearnedPulse of(RandomGenerator chance) {
        List<Worth> worths = new ArrayList<>();
        int count = chance.nextInt(0, 12);
        for (int i = 0; i < count; i++) {
            double weight = chance.nextInt(4) == 0 ? 0 : any(chance);
            worths.add(new Worth(
                    "signal " + (char) ('a' + i) + (chance.nextBoolean() ? "é\u2028\"\\\n" : ""),
                    chance.nextBoolean() ? Side.RETURN : Side.INVESTMENT,
                    weight,
                    weight == 0 ? 0 : Math.abs(any(chance)),
                    transform(chance),
                    chance.nextBoolean() ? Double.NaN : 1 + chance.nextDouble(),
                    kernel(chance),
                    chance.nextDouble(),
                    any(chance)));
        }
        long first = chance.nextLong(-1_000_000_000_000_000L, 1_000_000_000_000_000L);
        return new LearnedPulse(
                List.of("signal a", "12", "true"),
                worths,
                new Rhythmic(
                        Math.abs(any(chance)),
                        chance.nextDouble(1e-9, 1),
                        line(chance),
                        line(chance),
                        List.copyOf(EnumSet.allOf(Single.class)).get(chance.nextInt(4)),
                        chance.nextDouble(0.01, 1e3),
                        chance.nextDouble(1e-8, 1e4),
                        chance.nextDouble(0.01, 3_650),
                        chance.nextDouble(0.01, 1),
                        new ParetoNbd(
                                chance.nextDouble(0.01, 9),
                                chance.nextDouble(0.01, 99),
                                chance.nextDouble(0.01, 9),
                                chance.nextDouble(0.01, 99)),
                        trees(chance)),
                new Spending(any(chance), chance.nextBoolean() ? Double.POSITIVE_INFINITY : chance.nextDouble(0, 32)),
                new Training(
                        first,
                        first + chance.nextLong(1_000_000_000_000L),
                        chance.nextLong(1_000_000_000L),
                        chance.nextLong(1_000_000_000_000L),
                        chance.nextLong(1_000_000L, 315_000_000_000_000L),
                        chance.nextInt(1, 100),
                        chance.nextLong(150_000),
                        chance.nextInt(5) == 0 ? Double.NaN : chance.nextDouble()));
    }

    private static Line line(RandomGenerator chance) {
        return new Line(
                any(chance),
                Rhythmic.FEATURES.stream().map(feature -> any(chance)).toList());
    }

    private static Trees trees(RandomGenerator chance) {
        List<Trees.Asked> clues = new ArrayList<>();
        for (Clue.Kind kind : Clue.Kind.values()) {
            Clue clue = new Clue(kind, kind.isOfSignal() ? "signal a " + (char) ('a' + chance.nextInt(9)) : "");
            if (chance.nextBoolean()) clues.add(new Trees.Asked(clue, chance.nextDouble()));
        }
        List<Tree> trees = new ArrayList<>();
        while (!clues.isEmpty() && chance.nextInt(4) > 0) trees.add(tree(chance, clues.size(), 5));
        return trees.isEmpty() ? Trees.NONE : new Trees(clues, trees);
    }

    private static Tree tree(RandomGenerator chance, int clues, int depth) {
        if (depth == 0 || chance.nextInt(4) == 0) return new Tree.Leaf(any(chance));
        return new Tree.Ask(
                chance.nextInt(clues), any(chance), tree(chance, clues, depth - 1), tree(chance, clues, depth - 1));
    }

    private static double any(RandomGenerator chance) {
        return chance.nextGaussian() * StrictMath.pow(10, chance.nextInt(-12, 4));
    }

    private static ValueTransform transform(RandomGenerator chance) {
        return switch (chance.nextInt(3)) {
            case 0 -> ValueTransform.NONE;
            case 1 -> new ValueTransform.Linear(chance.nextDouble(0.1, 10), chance.nextDouble(0.1, 100));
            default -> new ValueTransform.Log1p(chance.nextDouble(1e-6, 1e6));
        };
    }

    private static Kernel kernel(RandomGenerator chance) {
        Duration delay = chance.nextBoolean() ? Duration.ZERO : span(chance.nextLong(1, 1_000_000));
        if (chance.nextInt(3) == 0) return new Box(delay, delay.plus(span(chance.nextLong(1_000_000, 1_000_000_000L))));
        int count = chance.nextInt(1, 6);
        List<Share> shares = new ArrayList<>();
        double left = 1;
        for (int k = 0; k < count; k++) {
            double part = k == count - 1 ? left : left * chance.nextDouble(0.1, 0.9);
            left -= part;
            shares.add(new Share(DoublingGrid.HALF_LIVES.get(2 * k + chance.nextInt(2)), part));
        }
        return new Fading(shares, delay);
    }

    private static Duration span(long micros) {
        return Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1_000);
    }
}
