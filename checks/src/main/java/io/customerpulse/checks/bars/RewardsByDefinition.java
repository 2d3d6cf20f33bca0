package io.customerpulse.checks.bars;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The pulses of the rewards app by their definition: slow, plain, and without a line of the engine.
/// The weights and half-lives are those of the catalog of [RewardsApp].
final class RewardsByDefinition {

    private static final double WEEK_HOURS = 168;

    private final Map<String, List<Event>> events = new HashMap<>();

    /// One line of the log.
    ///
    /// @param hour    since the log begins
    /// @param kind    `received`, `viewed`, `completed` or `transaction`
    /// @param offer   empty for a transaction
    /// @param dollars whole cents; 0 without an amount
    private record Event(double hour, String kind, String offer, double dollars) {}

    /// What the score of one customer is to be.
    record Pulse(double level, double investments, double returns, double noise) {

        private Pulse plus(Pulse other) {
            return new Pulse(
                    level + other.level, investments + other.investments, returns + other.returns, noise + other.noise);
        }
    }

    /// Reads the lines of the log, the header first.
    RewardsByDefinition(List<String> lines) {
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            double dollars = fields[4].isEmpty() ? 0 : Math.rint(Double.parseDouble(fields[4]) * 100) / 100;
            events.computeIfAbsent(fields[0], customer -> new ArrayList<>())
                    .add(new Event(Double.parseDouble(fields[1]), fields[2], fields[3], dollars));
        }
    }

    Pulse pulse(String customer, int hour) {
        List<Event> all = events.getOrDefault(customer, List.of());
        Pulse sum = new Pulse(0, 0, 0, 0);
        for (Event event : all) {
            if (event.hour <= hour) sum = sum.plus(own(event, hour));
            double due = event.hour + WEEK_HOURS;
            if (event.kind.equals("received") && due <= hour && all.stream().noneMatch(it -> answers(it, event))) {
                sum = sum.plus(new Pulse(-0.5 * left(hour - due, 1), 0, -0.5, -0.5));
            }
        }
        return sum;
    }

    private static Pulse own(Event event, int hour) {
        double age = hour - event.hour;
        return switch (event.kind) {
            case "received" -> new Pulse(0.5 * left(age, 1), 0.5, 0, 0);
            case "viewed" -> returned(1, left(age, 1));
            case "completed" -> returned(2, left(age, 2));
            case "transaction" -> returned(Math.log1p(event.dollars / 10), left(age, 30 / 7.0));
            default -> throw new IllegalStateException("no such kind: " + event.kind);
        };
    }

    private static Pulse returned(double points, double left) {
        return new Pulse(points * left, 0, points, 0);
    }

    private static double left(double hours, double halfLifeWeeks) {
        return Math.pow(2, -hours / (halfLifeWeeks * WEEK_HOURS));
    }

    private static boolean answers(Event response, Event offer) {
        return (response.kind.equals("viewed") || response.kind.equals("completed"))
                && response.offer.equals(offer.offer)
                && response.hour >= offer.hour
                && response.hour <= offer.hour + WEEK_HOURS;
    }
}
