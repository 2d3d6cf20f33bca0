package io.customerpulse.codec.catalog;

import io.customerpulse.codec.yaml.Decimal;
import io.customerpulse.codec.yaml.Fields;
import io.customerpulse.codec.yaml.Range;
import io.customerpulse.codec.yaml.Span;
import io.customerpulse.stats.decay.DoublingGrid;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Box;
import io.customerpulse.stats.decay.Kernel.Fading;
import io.customerpulse.stats.decay.Kernel.Share;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The keys that say how something fades, in a catalog and wherever else a kernel is stated.
public final class KernelFields {

    private static final Range PART = Range.above(0, 1);
    private static final double SUM_TOLERANCE = 1e-9;
    private static final String KERNELS = "exactly one of half_life, mixture, box";
    private static final String GRID = DoublingGrid.HALF_LIVES.stream()
            .map(halfLife -> Span.text(Micros.span(halfLife.micros())))
            .collect(Collectors.joining(", "));

    /// Stands in for a kernel that has a problem, until all problems are found.
    private static final Fading STAND_IN = fading(Duration.ofDays(1));

    private KernelFields() {}

    /// The kernel of fields that state one; some kernel if they have a problem.
    public static Kernel kernel(Fields fields) {
        Duration delay = fields.duration("delay", Span.ANY).orElse(Duration.ZERO);
        Optional<Kernel> halfLife = fields.duration("half_life", Span.POSITIVE)
                .map(time -> new Fading(fading(time).shares(), delay));
        Optional<Kernel> mixture = mixture(fields).map(shares -> new Fading(shares, delay));
        Optional<Kernel> box = fields.child("box", KernelFields::box);
        List<String> given =
                Stream.of("half_life", "mixture", "box").filter(fields::has).toList();
        if (given.size() != 1) fields.problem(given.isEmpty() ? "none" : String.join(" and ", given), KERNELS);
        if (fields.has("box") && fields.has("delay")) {
            fields.problem("delay", "a delay beside a box", "a delay in the box: {delay: 18h, duration: 7d}");
        }
        return halfLife.or(() -> mixture).or(() -> box).orElse(STAND_IN);
    }

    /// How noise is forgotten, if it is stated.
    static Optional<Fading> noise(Fields fields) {
        Optional<Fading> halfLife = fields.duration("half_life", Span.POSITIVE).map(KernelFields::fading);
        Optional<Fading> mixture = mixture(fields).map(shares -> new Fading(shares, Duration.ZERO));
        if (fields.has("half_life") && fields.has("mixture")) {
            fields.problem("half_life and mixture", "at most one of half_life, mixture");
        }
        return halfLife.or(() -> mixture);
    }

    /// How noise is forgotten where nothing is stated: like its signal; for a box, by half in its duration.
    static Fading noiseOf(Kernel own) {
        return switch (own) {
            case Fading fading -> new Fading(fading.shares(), Duration.ZERO);
            case Box box -> fading(box.duration());
        };
    }

    private static Fading fading(Duration halfLife) {
        return new Fading(List.of(new Share(HalfLife.of(halfLife), 1)), Duration.ZERO);
    }

    private static Kernel box(Fields fields) {
        Duration delay = fields.duration("delay", Span.ANY).orElse(Duration.ZERO);
        Optional<Duration> duration = fields.required().duration("duration", Span.POSITIVE);
        if (duration.isEmpty()) return STAND_IN;
        if (duration.get().compareTo(delay) > 0) return new Box(delay, duration.get());
        fields.problem(
                "delay %s, duration %s".formatted(Span.text(delay), Span.text(duration.get())),
                "a duration longer than the delay; both count from the interaction");
        return STAND_IN;
    }

    private static Optional<List<Share>> mixture(Fields fields) {
        return fields.child("mixture", KernelFields::shares).filter(shares -> !shares.isEmpty());
    }

    /// The parts of a mixture; none if one of them has a problem.
    private static List<Share> shares(Fields fields) {
        List<Share> shares = new ArrayList<>();
        Set<HalfLife> seen = new HashSet<>();
        for (String key : fields.keys()) {
            OptionalDouble part = fields.number(key, PART);
            Optional<HalfLife> halfLife = Span.of(key)
                    .filter(Span.POSITIVE::contains)
                    .map(HalfLife::of)
                    .filter(DoublingGrid::contains);
            if (halfLife.isEmpty()) fields.problem(key, '"' + key + '"', "half-lives " + GRID);
            else if (!seen.add(halfLife.get())) fields.problem(key, "a half-life twice", "each once");
            else if (part.isPresent()) shares.add(new Share(halfLife.get(), part.getAsDouble()));
        }
        if (shares.size() < fields.keys().size()) return List.of();
        double sum = 0;
        for (Share share : shares) sum += share.part();
        if (Math.abs(sum - 1) <= SUM_TOLERANCE) return shares;
        fields.problem("parts that sum to " + Decimal.text(sum), "parts that sum to 1");
        return List.of();
    }
}
