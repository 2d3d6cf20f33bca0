package io.customerpulse.checks.scenario;

import io.customerpulse.checks.scenario.Scenario.Alias;
import io.customerpulse.checks.scenario.Scenario.Arrival;
import io.customerpulse.checks.scenario.Scenario.Expected;
import io.customerpulse.checks.scenario.ScenarioFile.Problem;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Rates;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.stats.decay.Kernel;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a file of stories line by line. A line that cannot be understood becomes a problem, and the
/// reading goes on, so that a file's author sees all of them at once.
final class ScenarioReader {

    private static final Pattern CATALOG = Pattern.compile("Catalog: (\\S+)");
    private static final Pattern RATE = Pattern.compile("Rate: 1 ([A-Z]{3}) is (\\d+(?:\\.\\d+)?) ([A-Z]{3})");
    private static final Pattern TYPICAL_GAP = Pattern.compile("Typical gap: (\\d+[mhdw])");
    private static final Pattern SCENARIO = Pattern.compile("Scenario: (.+)");
    private static final Pattern STORY = Pattern.compile("(Given|Expect|and) (.+)");
    private static final Pattern ALIAS = Pattern.compile("(\\S+) is also (\\S+)");
    private static final Pattern EXPECT = Pattern.compile("(?:" + GivenLine.INSTANT + ")?(?<rest>.+)");
    private static final List<String> PRONOUNS = List.of("her", "his", "their");

    /// What the lines of a story speak of.
    private enum Part {
        TITLE,
        GIVEN,
        EXPECT
    }

    private final String file;
    private final Function<String, Optional<Catalog>> catalogs;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Scenario> scenarios = new ArrayList<>();

    private final List<Signal> signals = new ArrayList<>();
    private final TreeMap<String, Double> rates = new TreeMap<>();
    private Optional<Signal> anythingElse = Optional.empty();
    private Optional<Catalog> named = Optional.empty();
    private OptionalDouble typicalGapDays = OptionalDouble.empty();

    private Optional<Story> story = Optional.empty();
    private int line;

    /// The story being read.
    private static final class Story {
        private final String title;
        private final int line;
        private final Catalog catalog;
        private final List<Arrival> arrivals = new ArrayList<>();
        private final List<Alias> aliases = new ArrayList<>();
        private final List<Expected> expected = new ArrayList<>();
        private Part part = Part.TITLE;
        private Optional<Instant> at = Optional.empty();
        private Optional<String> who = Optional.empty();

        Story(String title, int line, Catalog catalog) {
            this.title = title;
            this.line = line;
            this.catalog = catalog;
        }
    }

    ScenarioReader(String file, Function<String, Optional<Catalog>> catalogs) {
        this.file = file;
        this.catalogs = catalogs;
    }

    ScenarioFile read(String text) {
        for (String each : text.lines().toList()) {
            line++;
            String said = each.strip();
            if (said.isEmpty() || said.startsWith("#")) continue;
            try {
                say(said);
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
                problems.add(new Problem(file, line, String.valueOf(wrong.getMessage())));
            }
        }
        finish();
        if (problems.isEmpty() && scenarios.isEmpty()) problems.add(new Problem(file, 1, "there is no scenario in it"));
        return problems.isEmpty() ? new ScenarioFile.Read(scenarios) : new ScenarioFile.Refused(problems);
    }

    private void say(String said) {
        Matcher title = SCENARIO.matcher(said);
        if (title.matches()) {
            finish();
            story = Optional.of(new Story(title.group(1), line, catalog()));
            return;
        }
        Matcher told = STORY.matcher(said);
        if (told.matches()) {
            tell(story.orElseThrow(() -> new IllegalArgumentException("a story begins with “Scenario: title”")), told);
        } else {
            if (story.isPresent()) {
                throw new IllegalArgumentException(
                        "in a story a line begins with Given, Expect or and; signals, rates and the typical gap stand"
                                + " before the first story; got “%s”".formatted(said));
            }
            setScene(said);
        }
    }

    private void setScene(String said) {
        Matcher rate = RATE.matcher(said);
        Matcher gap = TYPICAL_GAP.matcher(said);
        Matcher name = CATALOG.matcher(said);
        if (said.startsWith("Signal ")) {
            Signal signal = SignalLine.read(said);
            if (signal.name().equals(GivenLine.ANYTHING_ELSE)) anythingElse = Optional.of(signal);
            else signals.add(signal);
        } else if (rate.matches() && rate.group(3).equals(Rates.DOLLARS.currency())) {
            rates.put(rate.group(1), Double.parseDouble(rate.group(2)));
        } else if (gap.matches()) {
            typicalGapDays = OptionalDouble.of(Spans.of(gap.group(1)).toMinutes() / 1440.0);
        } else if (name.matches()) {
            named = catalogs.apply(name.group(1));
            if (named.isEmpty())
                throw new IllegalArgumentException("there is no catalog “%s”".formatted(name.group(1)));
        } else {
            throw new IllegalArgumentException("before the first story stand “Catalog: NAME”, or “Signal NAME: …”,"
                    + " “Rate: 1 EUR is 1.10 USD” and “Typical gap: 30d”; got “%s”".formatted(said));
        }
    }

    private Catalog catalog() {
        if (named.isPresent()) {
            if (signals.isEmpty() && anythingElse.isEmpty() && rates.isEmpty() && typicalGapDays.isEmpty()) {
                return named.get();
            }
            throw new IllegalArgumentException("a file either names a catalog or describes its own");
        }
        Thresholds usual = Thresholds.USUAL;
        Thresholds thresholds = new Thresholds(
                usual.newFor(), usual.overdue(), usual.momentum(), usual.thrivingReturns(), typicalGapDays);
        return new Catalog(signals, anythingElse.orElseGet(ScenarioReader::nothing), thresholds, rates());
    }

    private Rates rates() {
        return new Rates(Rates.DOLLARS.currency(), rates);
    }

    /// What a signal means that the file says nothing of; no story can use one.
    private static Signal nothing() {
        Kernel day = Kernel.halfLife(Duration.ofDays(1));
        return new Signal(
                "undescribed",
                Side.RETURN,
                0,
                day,
                ValueTransform.NONE,
                Signal.Habits.UNSTATED,
                Signal.Response.NO_PART);
    }

    private void tell(Story story, Matcher told) {
        switch (told.group(1)) {
            case "Given" -> story.part = Part.GIVEN;
            case "Expect" -> story.part = Part.EXPECT;
            default -> {} // “and” goes on with what the line before spoke of
        }
        switch (story.part) {
            case GIVEN -> given(story, told.group(2));
            case EXPECT -> expect(story, told.group(2));
            case TITLE -> throw new IllegalArgumentException("a story goes on with Given, not with “and”");
        }
    }

    private static void given(Story story, String said) {
        Matcher alias = ALIAS.matcher(said);
        if (alias.matches()) story.aliases.add(new Alias(alias.group(1), alias.group(2)));
        else story.arrivals.add(GivenLine.read(said, story.catalog));
    }

    private void expect(Story story, String said) {
        Matcher got = EXPECT.matcher(said);
        if (!got.matches()) throw new IllegalArgumentException("nothing is expected");
        if (got.group("date") != null) story.at = Optional.of(GivenLine.instant(got));
        ExpectLine demand = ExpectLine.read(got.group("rest"));
        if (!PRONOUNS.contains(demand.who())) story.who = Optional.of(demand.who());
        story.expected.add(new Expected(
                line,
                said,
                story.at.orElseThrow(
                        () -> new IllegalArgumentException("the first expectation says when: “on DATE …”")),
                story.who.orElseThrow(() -> new IllegalArgumentException("the first expectation names someone")),
                demand.condition()));
    }

    private void finish() {
        story.ifPresent(told -> {
            if (told.expected.isEmpty()) problems.add(new Problem(file, told.line, "the story expects nothing"));
            scenarios.add(new Scenario(told.title, told.catalog, told.arrivals, told.aliases, told.expected));
        });
        story = Optional.empty();
    }
}
