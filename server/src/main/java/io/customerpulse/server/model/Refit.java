package io.customerpulse.server.model;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.fit.Learned;
import io.customerpulse.learning.fit.Learner;
import io.customerpulse.learning.fit.Question;
import io.customerpulse.learning.fit.Steps;
import io.customerpulse.learning.fit.Vocabulary;
import io.customerpulse.learning.glimpse.Survey;
import io.customerpulse.learning.plan.Plan;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Learns a pulse anew from what the server has. The last horizon is left out, so that the candidate can be held
/// against what is in force on a period that it does not know.
public final class Refit {

    /// Who put in what was learned here.
    public static final String BY = "refit";

    private static final Duration HORIZON = Duration.ofDays(30);

    private final LiveHistory history;
    private final Models models;

    public Refit(LiveHistory history, Models models) {
        this.history = history;
        this.models = models;
    }

    /// What happened, by the names that occur.
    private static final class Known {
        private final Set<String> signals = new TreeSet<>();
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        void add(Interaction interaction, long now) {
            long at = Micros.of(interaction.at());
            if (at > now) return;
            signals.add(interaction.signal());
            first = Math.min(first, at);
            last = Math.max(last, at);
        }
    }

    /// Learns from what happened by an instant: the same signals as the model in force forecasts, as far ahead.
    public Learned learn(Instant at) throws InterruptedException {
        Known known = new Known();
        long now = Micros.of(at);
        history.read(
                Integer.MAX_VALUE,
                (customer, interactions) -> interactions.forEach(interaction -> known.add(interaction, now)));
        long horizon = models.inForce()
                .model()
                .map(model -> model.pulse().training().horizonMicros())
                .orElse(Micros.of(HORIZON));
        long until = known.last == Long.MIN_VALUE ? now : known.last - horizon;
        if (known.first > until - Plan.SPAN_MIN) {
            return new Learned.NotEnough("there is no history before the last horizon to learn from");
        }
        Rules rules = Rules.of(Vocabulary.with(models.base(), known.signals));
        Survey survey = new Survey(rules, until);
        history.walk(rules, survey);
        Plan plan = Plan.of(survey.past(until), Micros.span(horizon));
        return Learner.learn(history, new Question(rules, targets(rules, survey), survey, plan), Steps.UNHEARD);
    }

    private List<Integer> targets(Rules rules, Survey survey) {
        List<Integer> asBefore =
                models.inForce().model().map(it -> it.pulse().targetsIn(rules)).orElse(List.of());
        return asBefore.isEmpty() ? Vocabulary.usualTargets(rules, survey) : asBefore;
    }
}
