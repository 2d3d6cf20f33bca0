package io.customerpulse.checks.scenario;

import io.customerpulse.checks.scenario.Scenario.Condition;
import io.customerpulse.checks.scenario.Scenario.Condition.Between;
import io.customerpulse.checks.scenario.Scenario.Condition.Healthy;
import io.customerpulse.checks.scenario.Scenario.Condition.InStage;
import io.customerpulse.checks.scenario.Scenario.Condition.Moved;
import io.customerpulse.checks.scenario.Scenario.Condition.SameAs;
import io.customerpulse.engine.vitals.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands after a name in a line of expectations: `is healthy`, `'s pulse is above 3` …
///
/// @param who       a name, or her, his, their
/// @param condition what must hold of them
record ExpectLine(String who, Condition condition) {

    /// One form of a demand. A new one is one more line in [#FORMS].
    ///
    /// @param shape   as people are told it
    /// @param pattern with a group `who`
    /// @param means   what is demanded
    private record Form(String shape, Pattern pattern, Function<Matcher, Condition> means) {
        Form(String shape, String pattern, Function<Matcher, Condition> means) {
            this(
                    shape,
                    Pattern.compile(pattern.replace("ITS", "(?<who>\\S+?)(?:(?<=her|his|their)|'s) (?<quantity>[a-z]+)")
                            .replace("WHO", "(?<who>\\S+)")
                            .replace("LOW", "(?<low>-?\\d+(?:\\.\\d+)?)")
                            .replace("HIGH", "(?<high>-?\\d+(?:\\.\\d+)?)")),
                    means);
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form("ada is healthy", "WHO is healthy", got -> new Healthy(true)),
            new Form("ada is not healthy", "WHO is not healthy", got -> new Healthy(false)),
            new Form("ada is growing", "WHO is (?<stage>[a-z]+)", got -> new InStage(stage(got.group("stage")))),
            new Form("ada's pulse is 4.2", "ITS is LOW", got -> around(got, Telling.SAME)),
            new Form("ada's pulse is about 4.2", "ITS is about LOW", got -> around(got, halfDigit(got))),
            new Form(
                    "ada's pulse is between 4 and 5",
                    "ITS is between LOW and HIGH",
                    got -> new Between(quantity(got), number(got, "low"), number(got, "high"))),
            new Form(
                    "ada's pulse is above 4",
                    "ITS is above LOW",
                    got -> new Between(quantity(got), Math.nextUp(number(got, "low")), Double.POSITIVE_INFINITY)),
            new Form(
                    "ada's pulse is below 4",
                    "ITS is below LOW",
                    got -> new Between(quantity(got), Double.NEGATIVE_INFINITY, Math.nextDown(number(got, "low")))),
            new Form(
                    "ada's pulse rises (or falls) since 2026-02-01",
                    "ITS (?<way>rises|falls) since (?<date>\\S+)",
                    ExpectLine::moved),
            new Form(
                    "ada's pulse is the same as ben's",
                    "ITS is the same as (?<other>\\S+)'s",
                    got -> new SameAs(quantity(got), got.group("other"))));

    /// Who must be how.
    ///
    /// @throws IllegalArgumentException with what was got and what is allowed
    static ExpectLine read(String text) {
        for (Form form : FORMS) {
            Matcher got = form.pattern().matcher(text);
            if (got.matches())
                return new ExpectLine(got.group("who"), form.means().apply(got));
        }
        throw new IllegalArgumentException("“%s” is nothing that can be expected; allowed: %s"
                .formatted(text, FORMS.stream().map(Form::shape).collect(Collectors.joining("; "))));
    }

    private static Condition around(Matcher got, double tolerance) {
        return new Between(quantity(got), number(got, "low") - tolerance, number(got, "low") + tolerance);
    }

    /// Half of the last digit written: what rounds to it is about it.
    private static double halfDigit(Matcher got) {
        return BigDecimal.ONE
                        .movePointLeft(new BigDecimal(got.group("low")).scale())
                        .doubleValue()
                / 2;
    }

    private static Condition moved(Matcher got) {
        boolean up = got.group("way").equals("rises");
        return new Moved(
                quantity(got),
                up,
                LocalDate.parse(got.group("date")).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private static Quantity quantity(Matcher got) {
        String word = got.group("quantity");
        return Quantity.named(word)
                .orElseThrow(() -> unknown(
                        "quantity", word, Arrays.stream(Quantity.values()).map(Quantity::word)));
    }

    private static Stage stage(String word) {
        Optional<Stage> named = Arrays.stream(Stage.values())
                .filter(stage -> stage.word().equals(word))
                .findFirst();
        return named.orElseThrow(
                () -> unknown("stage", word, Arrays.stream(Stage.values()).map(Stage::word)));
    }

    private static IllegalArgumentException unknown(String what, String got, Stream<String> allowed) {
        return new IllegalArgumentException(
                "there is no %s “%s”; there are %s".formatted(what, got, allowed.collect(Collectors.joining(", "))));
    }

    private static double number(Matcher got, String group) {
        return Double.parseDouble(got.group(group));
    }
}
