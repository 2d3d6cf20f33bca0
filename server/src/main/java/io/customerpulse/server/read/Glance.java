package io.customerpulse.server.read;

import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a customer's timeline tells at a glance, for a row of a list.
///
/// O(interactions): some ten microseconds for a customer with a dozen of them.
///
/// @param sparkline        the pulse in points, to two digits, at [#WEEKS] instants a week apart, the last one now;
///                         0 before the first interaction
/// @param preferredChannel where most of the points of the last year's returns came from; empty without any
public record Glance(List<Double> sparkline, Optional<String> preferredChannel) {

    /// How many instants a sparkline has.
    public static final int WEEKS = 13;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration YEAR = Duration.ofDays(365);

    public Glance {
        sparkline = List.copyOf(sparkline);
    }

    /// A customer at a glance.
    ///
    /// @param interactions all that counted, in any order; later ones than `now` are left out
    static Glance of(List<Interaction> interactions, Rules rules, Instant now) {
        List<Interaction> sorted = interactions.stream()
                .filter(interaction -> !interaction.at().isAfter(now))
                .sorted(Comparator.comparing(Interaction::at))
                .toList();
        return new Glance(sparkline(sorted, rules, now), channel(sorted, rules, now.minus(YEAR)));
    }

    /// A number to two digits.
    static double rounded(double points) {
        return Math.rint(points * 100) / 100 + 0.0;
    }

    private static List<Double> sparkline(List<Interaction> sorted, Rules rules, Instant now) {
        Timeline timeline = new Timeline(rules);
        sorted.forEach(timeline::add);
        Fold fold = new Fold(rules, Patience.SORTED);
        List<Double> points = new ArrayList<>();
        int row = 0;
        for (int week = WEEKS - 1; week >= 0; week--) {
            long at = Micros.of(now.minus(WEEK.multipliedBy(week)));
            while (row < timeline.size() && timeline.atMicros(row) <= at) fold.add(timeline, row++);
            points.add(row == 0 ? 0.0 : rounded(fold.pulse(at).level()));
        }
        return points;
    }

    private static Optional<String> channel(List<Interaction> sorted, Rules rules, Instant from) {
        Map<String, Double> points = new TreeMap<>();
        for (Interaction interaction : sorted) {
            var signal = rules.signal(rules.signal(interaction.signal()));
            String channel = rules.channel(interaction);
            if (signal.side() != Side.RETURN
                    || channel.isEmpty()
                    || interaction.at().isBefore(from)) continue;
            double more = signal.points(rules.catalog().rates().value(interaction.value()));
            if (more > 0) points.merge(channel, more, Double::sum);
        }
        return points.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }
}
