package io.customerpulse.server.model;

import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.model.Clue;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.LearnedPulse.Training;
import io.customerpulse.learning.model.Line;
import io.customerpulse.learning.model.Rhythmic;
import io.customerpulse.learning.model.Single;
import io.customerpulse.learning.model.Spending;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.purchase.ParetoNbd;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.stats.trees.Tree;
import io.customerpulse.tables.log.InteractionLog;
import io.customerpulse.tables.score.ScoreRow;
import io.customerpulse.tables.score.Scores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Models for tests, written by hand.
public final class Teaching {

    private static final Trees TREES = new Trees(
            List.of(
                    new Trees.Asked(new Clue(Clue.Kind.TENURE_DAYS, ""), 0.25),
                    new Trees.Asked(new Clue(Clue.Kind.DAYS_SINCE, "Quiz Taken"), 0.75)),
            List.of(new Tree.Ask(
                    1, 10, new Tree.Ask(0, 60, new Tree.Leaf(0.1), new Tree.Leaf(0.4)), new Tree.Leaf(-0.2))));

    private Teaching() {}

    /// A pulse in which orders last for weeks, views for days, a quiz that no catalog knows counts, and mails do harm.
    public static LearnedPulse pulse() {
        return pulse(0.31, 0.8);
    }

    /// The same with another worth of an order, and of how much the pulse says.
    public static LearnedPulse pulse(double order, double says) {
        return new LearnedPulse(
                List.of("Order Completed"),
                List.of(
                        worth("Order Completed", Side.RETURN, order, mixture()),
                        worth("Product Viewed", Side.RETURN, 0.04, fading(4)),
                        worth("Quiz Taken", Side.RETURN, 0.11, new Kernel.Box(Duration.ZERO, Duration.ofDays(10))),
                        worth("Email Sent", Side.INVESTMENT, -0.02, fading(2))),
                new Rhythmic(
                        0.05,
                        0.001,
                        line(-0.2, says),
                        line(-0.8, says),
                        Single.MEDIAN,
                        21,
                        0.9,
                        30,
                        0.9,
                        new ParetoNbd(0.55, 10.5, 0.6, 11.6),
                        TREES),
                new Spending(40, 2),
                new Training(
                        Micros.of(Instant.parse("2026-01-01T00:00:00Z")),
                        Micros.of(Instant.parse("2026-04-20T00:00:00Z")),
                        700,
                        5_000,
                        Micros.of(Duration.ofDays(30)),
                        4,
                        2_000,
                        0.8));
    }

    private static Line line(double constant, double says) {
        return new Line(constant, List.of(says, 0.3, -0.4, 0.0, 0.0, 0.0, -0.1, 0.0, 0.0));
    }

    private static Worth worth(String name, Side side, double weight, Kernel kernel) {
        return new Worth(name, side, weight, 0.01, ValueTransform.NONE, Double.NaN, kernel, 0.25, 10);
    }

    private static Kernel fading(long days) {
        return new Kernel.Fading(List.of(new Kernel.Share(HalfLife.ofDays(days), 1)), Duration.ZERO);
    }

    private static Kernel mixture() {
        return new Kernel.Fading(
                List.of(new Kernel.Share(HalfLife.ofDays(8), 0.25), new Kernel.Share(HalfLife.ofDays(64), 0.75)),
                Duration.ZERO);
    }

    /// The interactions as if they were read from a file.
    public static InteractionLog log(List<Interaction> interactions, Rules rules) {
        InteractionLog log = new InteractionLog(rules, Optional.empty());
        interactions.forEach(log::add);
        return log;
    }

    /// Everybody's pulse at an instant.
    public static Map<String, Double> scores(InteractionLog log, Instant at) throws InterruptedException {
        Scores scores = Scores.of(log, at, 1);
        Map<String, Double> pulses = new TreeMap<>();
        for (int place = 0; place < scores.size(); place++) {
            ScoreRow row = scores.row(place);
            pulses.put(row.customer(), row.pulse().level());
        }
        return pulses;
    }
}
