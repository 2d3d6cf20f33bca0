package io.customerpulse.codec.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.catalog.Answers;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Expectation;
import io.customerpulse.engine.catalog.Rates;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.Signal.Habits;
import io.customerpulse.engine.catalog.Signal.Response;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.stats.decay.DoublingGrid;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Box;
import io.customerpulse.stats.decay.Kernel.Fading;
import io.customerpulse.stats.decay.Kernel.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTextTest {

    private static final String CANONICAL = """
            currency: USD
            rates: {CHF: 1.1, EUR: 1.08}
            unknown: {side: return, weight: 1, half_life: 30d}
            thresholds:
              new_for: 30d
              overdue: {fading: 2, dormant: 4, lost: 8}
              momentum: {fast: 14d, slow: 90d, growing: 0.5, fading: -1.5}
              thriving_returns: 6
              typical_gap: auto
            signals:
              Order Completed: {side: return, weight: 10, half_life: 91d, value: {log1p: {scale: 50}}, channel: web, motivator: reward, answers: outreach}
              "à la carte": {side: return, weight: 1, mixture: {1.5h: 0.25, 4d: 0.75}, delay: 2h, value: {linear: {scale: 100, cap: 500}}}
              coupon: {side: investment, weight: 0.5, box: {delay: 18h, duration: 7d}, expects_response: {within: 7d, noise: 0.8}}
              email_sent: {side: investment, weight: 0.2, half_life: 7d, expects_response: {within: 3d, noise: 0.5, half_life: 14d}}
              "yes": {side: return, weight: -1.5, half_life: 36h, answers: channel}
            """;

    @Test
    void theCanonicalFormIsItsOwnCanonicalForm() {
        CatalogFile file = CatalogFile.read("canonical.yaml", CANONICAL);

        assertThat(file).isInstanceOf(CatalogFile.Read.class);
        String written = CatalogFile.write(((CatalogFile.Read) file).catalog());
        assertThat(written.lines())
                .containsExactlyInAnyOrderElementsOf(CANONICAL.lines().toList());
        assertThat(CatalogFile.read("canonical.yaml", written)).isEqualTo(file);
    }

    @Test
    void theEmptyCatalogReadsBackEqual() {
        assertThat(CatalogFile.read("empty.yaml", CatalogFile.write(CatalogFile.EMPTY)))
                .isEqualTo(new CatalogFile.Read(CatalogFile.EMPTY));
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyCatalogReadsBackEqual(long seed) {
        Catalog catalog = new Catalogs(new Random(seed)).catalog();

        assertThat(CatalogFile.read("random.yaml", CatalogFile.write(catalog)))
                .isEqualTo(new CatalogFile.Read(catalog));
    }

    /// Made-up catalogs with everything a catalog can say.
    private record Catalogs(Random random) {

        Catalog catalog() {
            Map<String, Signal> signals = new TreeMap<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                Signal signal = signal(name());
                signals.put(Catalog.key(signal.name()), signal);
            }
            Thresholds thresholds = new Thresholds(
                    duration(0),
                    new Thresholds.Overdue(1 + random.nextDouble(), 2 + random.nextDouble(), 3 + random.nextInt(9)),
                    new Thresholds.Momentum(
                            HalfLife.ofDays(1 + random.nextInt(30)),
                            HalfLife.of(Duration.ofHours(1_000 + random.nextInt(999))),
                            random.nextDouble(),
                            -random.nextDouble() - 0.01),
                    1 + random.nextInt(20),
                    random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextInt(1, 400) / 8.0));
            Rates rates = new Rates("EUR", new TreeMap<>(Map.of("USD", random.nextDouble(0.1, 3), "JPY", 0.006)));
            return new Catalog(List.copyOf(signals.values()), signal("unknown"), thresholds, rates);
        }

        private String name() {
            String letters = "abcXYZ019 _-.:#'\"\\{}[],&*!|>%@`~=é漢\t\u0007\uD83D\uDE00\u00A0\u2028/()+?";
            StringBuilder name = new StringBuilder("s");
            int[] points = letters.codePoints().toArray();
            for (int i = random.nextInt(10); i > 0; i--) name.appendCodePoint(points[random.nextInt(points.length)]);
            return name.toString();
        }

        private Signal signal(String name) {
            Kernel kernel = kernel();
            Optional<Expectation> expects = random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(new Expectation(duration(1), random.nextDouble(3), fading(Duration.ZERO)));
            return new Signal(
                    name,
                    List.of(Side.INVESTMENT, Side.RETURN).get(random.nextInt(2)),
                    random.nextInt(3) == 0 ? random.nextInt(-5, 5) : random.nextDouble(-9, 9),
                    kernel,
                    transform(),
                    new Habits(
                            random.nextBoolean() ? "" : name(),
                            List.of("", "content", "reward", "access", "service", "community")
                                    .get(random.nextInt(6))),
                    new Response(
                            expects,
                            List.of(Answers.NOTHING, Answers.OUTREACH, Answers.CHANNEL)
                                    .get(expects.isPresent() ? 0 : random.nextInt(3))));
        }

        private Kernel kernel() {
            if (random.nextInt(3) > 0) return fading(duration(0));
            Duration delay = random.nextBoolean() ? Duration.ZERO : duration(0);
            return new Box(delay, delay.plus(duration(1)));
        }

        private Fading fading(Duration delay) {
            if (random.nextBoolean()) return new Fading(List.of(new Share(HalfLife.of(duration(1)), 1)), delay);
            List<Share> shares = new ArrayList<>();
            double left = 1;
            for (int k = random.nextInt(5); k < 12; k += 1 + random.nextInt(6)) {
                double part = left * random.nextDouble(0.1, 0.9);
                shares.add(new Share(DoublingGrid.HALF_LIVES.get(k), part));
                left -= part;
            }
            shares.add(new Share(DoublingGrid.HALF_LIVES.get(14), left));
            return new Fading(shares, delay);
        }

        private ValueTransform transform() {
            return switch (random.nextInt(3)) {
                case 0 -> ValueTransform.NONE;
                case 1 -> new ValueTransform.Linear(random.nextDouble(0.1, 99), random.nextInt(1, 9_999));
                default -> new ValueTransform.Log1p(random.nextDouble(0.1, 99));
            };
        }

        /// To the second, minute, half-hour, hour, day or microsecond.
        private Duration duration(int lowestSeconds) {
            long unit = List.of(1, 60, 1_800, 3_600, 86_400).get(random.nextInt(5));
            Duration whole = Duration.ofSeconds(lowestSeconds + unit * random.nextInt(1_000));
            return random.nextInt(5) == 0 ? whole.plusNanos(1_000L * random.nextInt(1_000_000)) : whole;
        }
    }
}
