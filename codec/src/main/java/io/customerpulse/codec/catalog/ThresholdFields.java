package io.customerpulse.codec.catalog;

import io.customerpulse.codec.yaml.Decimal;
import io.customerpulse.codec.yaml.Fields;
import io.customerpulse.codec.yaml.Node;
import io.customerpulse.codec.yaml.Node.Scalar;
import io.customerpulse.codec.yaml.Range;
import io.customerpulse.codec.yaml.Span;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.catalog.Thresholds.Momentum;
import io.customerpulse.engine.catalog.Thresholds.Overdue;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/// The keys of `thresholds`; each one left out stays as it was.
final class ThresholdFields {

    static final String AUTO = "auto";

    private static final Range GAPS = Range.above(0, 1_000_000);
    private static final Range LOGARITHM = Range.from(-100, 100);
    private static final int RETURNS_MAX = 1_000_000;

    private ThresholdFields() {}

    static Thresholds thresholds(Fields fields, Thresholds base) {
        Duration newFor = fields.duration("new_for", Span.ANY).orElse(base.newFor());
        Overdue overdue =
                fields.child("overdue", inner -> overdue(inner, base.overdue())).orElse(base.overdue());
        Momentum momentum = fields.child("momentum", inner -> momentum(inner, base.momentum()))
                .orElse(base.momentum());
        int thriving = fields.whole("thriving_returns", 1, RETURNS_MAX).orElse(base.thrivingReturns());
        OptionalDouble typicalGap = typicalGapDays(fields, base.typicalGapDays());
        return fields.made(() -> new Thresholds(newFor, overdue, momentum, thriving, typicalGap))
                .orElse(base);
    }

    private static Overdue overdue(Fields fields, Overdue base) {
        double fading = fields.number("fading", GAPS).orElse(base.fading());
        double dormant = fields.number("dormant", GAPS).orElse(base.dormant());
        double lost = fields.number("lost", GAPS).orElse(base.lost());
        if (fading < dormant && dormant < lost) return new Overdue(fading, dormant, lost);
        fields.problem(
                "fading %s, dormant %s, lost %s"
                        .formatted(Decimal.text(fading), Decimal.text(dormant), Decimal.text(lost)),
                "numbers that rise from fading to dormant to lost");
        return base;
    }

    private static Momentum momentum(Fields fields, Momentum base) {
        HalfLife fast = fields.duration("fast", Span.POSITIVE).map(HalfLife::of).orElse(base.fast());
        HalfLife slow = fields.duration("slow", Span.POSITIVE).map(HalfLife::of).orElse(base.slow());
        double growing = fields.number("growing", LOGARITHM).orElse(base.growing());
        double fading = fields.number("fading", LOGARITHM).orElse(base.fading());
        if (fast.compareTo(slow) >= 0) {
            fields.problem(
                    "fast %s, slow %s"
                            .formatted(Span.text(Micros.span(fast.micros())), Span.text(Micros.span(slow.micros()))),
                    "fast shorter than slow");
            return base;
        }
        if (fading >= growing) {
            fields.problem(
                    "fading %s, growing %s".formatted(Decimal.text(fading), Decimal.text(growing)),
                    "fading below growing");
            return base;
        }
        return new Momentum(fast, slow, growing, fading);
    }

    private static OptionalDouble typicalGapDays(Fields fields, OptionalDouble base) {
        String key = "typical_gap";
        String allowed = AUTO + ", or " + Span.POSITIVE.words();
        Optional<Node> node = fields.node(key, allowed);
        if (node.isEmpty()) return base;
        if (node.get() instanceof Scalar scalar) {
            if (scalar.text().equals(AUTO)) return OptionalDouble.empty();
            Optional<Duration> gap = Span.of(scalar.text()).filter(Span.POSITIVE::contains);
            if (gap.isPresent()) return OptionalDouble.of(Micros.days(Micros.of(gap.get())));
        }
        fields.problem(key, node.get().words(), allowed);
        return base;
    }
}
