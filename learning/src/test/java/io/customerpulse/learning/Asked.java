package io.customerpulse.learning;

import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Rates;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.evaluation.Evaluation;
import io.customerpulse.learning.evaluation.Judging;
import io.customerpulse.learning.evaluation.Report;
import io.customerpulse.learning.evaluation.Scored;
import io.customerpulse.learning.fit.Learned;
import io.customerpulse.learning.fit.Learner;
import io.customerpulse.learning.fit.Question;
import io.customerpulse.learning.fit.Steps;
import io.customerpulse.learning.glimpse.Survey;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.learning.plan.Plan;
import io.customerpulse.stats.decay.Kernel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What is asked of made-up people: days with a purchase, so far ahead, knowing what came before a day.
///
/// @param splitDay    the first day that is not known
/// @param horizonDays how far ahead
public record Asked(int splitDay, int horizonDays) {

    /// Every signal that made-up people send.
    public static final Catalog CATALOG = new Catalog(
            Stream.of(
                            signal("purchase", Side.RETURN),
                            signal("visit", Side.RETURN),
                            signal("idle", Side.RETURN),
                            signal("mail", Side.INVESTMENT),
                            signal("offer", Side.INVESTMENT))
                    .toList(),
            signal("unknown", Side.RETURN),
            Thresholds.USUAL,
            Rates.DOLLARS);

    public static final Rules RULES = Rules.of(CATALOG);

    private static Signal signal(String name, Side side) {
        return new Signal(
                name,
                side,
                1,
                Kernel.halfLife(Duration.ofDays(30)),
                ValueTransform.NONE,
                Signal.Habits.UNSTATED,
                Signal.Response.NO_PART);
    }

    public Question of(People people) {
        long until = People.before(splitDay);
        Survey survey = new Survey(RULES, until);
        people.walk(RULES, survey);
        Plan plan = Plan.of(survey.past(until), Duration.ofDays(horizonDays));
        return new Question(RULES, List.of(RULES.signal("purchase")), survey, plan);
    }

    public Learned learn(People people) throws InterruptedException {
        return Learner.learn(people, of(people), Steps.UNHEARD);
    }

    /// What is learned where something is to be learned.
    public LearnedPulse pulse(People people) throws InterruptedException {
        return switch (learn(people)) {
            case Learned.Found(LearnedPulse pulse) -> pulse;
            case Learned.NotEnough(String reason) -> throw new AssertionError(reason);
        };
    }

    public Report evaluate(People people, List<String> models) throws InterruptedException {
        return Evaluation.of(people, of(people), RULES, new Judging(models, 2, 0.95, 1, Steps.UNHEARD));
    }

    /// One signal's worth.
    public static Worth worth(LearnedPulse pulse, String signal) {
        return pulse.worths().stream()
                .filter(it -> it.signal().equals(signal))
                .findFirst()
                .orElseThrow();
    }

    /// One model's row.
    public static Scored row(Report report, String model) {
        return report.models().stream()
                .filter(it -> it.name().equals(model))
                .findFirst()
                .orElseThrow();
    }
}
