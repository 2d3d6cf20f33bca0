package io.customerpulse.cli.learn;

import io.customerpulse.cli.input.Loaded;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.picture.SafeText;
import io.customerpulse.codec.yaml.Span;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.fit.Question;
import io.customerpulse.learning.fit.Vocabulary;
import io.customerpulse.learning.glimpse.Survey;
import io.customerpulse.learning.plan.Plan;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes of what a user says the question that is to be learned.
///
/// @param targets   names of the signals to forecast; empty for the usual ones
/// @param horizon   how far ahead
/// @param landmarks instants to look from; empty for the usual ones
public record Asking(List<String> targets, Duration horizon, List<Instant> landmarks) {

    /// How far ahead somebody may look. Less than an hour is no plan, and nobody knows more than ten years.
    private static final Span HORIZONS = new Span(Duration.ofHours(1), Duration.ofDays(3_650));

    /// Makes sure that the horizon is one, before anything is read.
    public void requireHorizon() throws UserMistake {
        if (!HORIZONS.contains(horizon)) {
            throw new UserMistake("--horizon: got %s, allowed: %s".formatted(Span.text(horizon), HORIZONS.words()));
        }
    }

    /// The question for a log.
    ///
    /// @param until the last instant that may be known
    public Question of(Loaded loaded, Instant until) throws UserMistake, InterruptedException {
        Rules base = loaded.rules();
        Rules rules = Rules.of(
                Vocabulary.with(base.catalog(), loaded.log().signals().counts().keySet()));
        long last = Micros.of(until);
        Survey survey = new Survey(rules, last);
        new LogHistory(loaded.log()).walk(rules, survey);
        if (survey.interactions() == 0) {
            throw new UserMistake("there is no interaction up to %s".formatted(until));
        }
        if (last - survey.firstMicros() < Plan.SPAN_MIN) {
            throw new UserMistake("the history up to %s is only %s long: there is nothing before to learn from"
                    .formatted(until, Duration.ofSeconds((last - survey.firstMicros()) / Micros.SECOND)));
        }
        return new Question(rules, targets(rules, survey), survey, plan(survey, last));
    }

    private Plan plan(Survey survey, long last) {
        List<Long> at = landmarks.stream().map(Micros::of).toList();
        return at.isEmpty() ? Plan.of(survey.past(last), horizon) : Plan.at(at, survey.past(last), horizon);
    }

    private List<Integer> targets(Rules rules, Survey survey) throws UserMistake {
        if (targets.isEmpty()) return Vocabulary.usualTargets(rules, survey);
        List<Integer> chosen = new ArrayList<>();
        for (String name : targets) {
            int signal = rules.signal(name);
            if (signal == rules.unknown() || survey.count(signal) == 0) {
                throw new UserMistake("--target: got \"%s\", in the input: %s"
                        .formatted(SafeText.visible(name), present(rules, survey)));
            }
            chosen.add(signal);
        }
        return chosen;
    }

    private static String present(Rules rules, Survey survey) {
        return IntStream.range(0, rules.unknown())
                .filter(signal ->
                        survey.count(signal) > 0 && rules.signal(signal).side() == Side.RETURN)
                .mapToObj(signal -> SafeText.visible(rules.signal(signal).name()))
                .limit(20)
                .collect(Collectors.joining(", "));
    }
}
