package io.customerpulse.server.http.read;

import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.vitals.Rule;
import io.customerpulse.server.read.Customers.Portrait;
import io.customerpulse.stats.time.Micros;
import java.util.Locale;
import java.util.Optional;

/// Why a customer is in a stage: the rule that holds, and the line it draws.
///
/// @param name of the rule, in lower case
/// @param line in own expected gaps; in days for `new`, in units of momentum for `slowing` and `growing`, in days
///             with a return for `thriving`; missing for `steady`
public record RuleNow(String name, Optional<Double> line) {

    static RuleNow of(Portrait portrait) {
        Rule rule = portrait.point().vitals().rule();
        return new RuleNow(
                rule.name().toLowerCase(Locale.ROOT),
                line(rule, portrait.rules().thresholds()));
    }

    private static Optional<Double> line(Rule rule, Thresholds lines) {
        return switch (rule) {
            case LOST, REVIVED -> Optional.of(lines.overdue().lost());
            case DORMANT -> Optional.of(lines.overdue().dormant());
            case OVERDUE -> Optional.of(lines.overdue().fading());
            case NEW -> Optional.of(Micros.days(Micros.of(lines.newFor())));
            case SLOWING -> Optional.of(lines.momentum().fading());
            case GROWING -> Optional.of(lines.momentum().growing());
            case THRIVING -> Optional.of((double) lines.thrivingReturns());
            case STEADY -> Optional.empty();
        };
    }
}
