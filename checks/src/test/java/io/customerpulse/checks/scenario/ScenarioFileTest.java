package io.customerpulse.checks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.checks.scenario.ScenarioFile.Problem;
import io.customerpulse.checks.scenario.ScenarioFile.Refused;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The language of stories: what it refuses, and that a story that does not hold is found out.
class ScenarioFileTest {

    private static final String SCENE = """
            Signal Order Completed: return, weight 10, half-life 7d
            Signal Email Delivered: investment, half-life 7d, expects a response within 7d or 0.5 noise
            """;
    private static final String STORY = SCENE + """
            Scenario: an order
            Given on 2026-01-05 at 12:00 ada does Order Completed
            """;

    // ---- what is refused ---------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Given on 2026-01-05 ada does Order Complete       | there is no signal “Order Complete”; there are Email Delivered, Order Completed
            Given on 2026-01-05 ada gets Order Completed      | “gets Order Completed”, but it is on the side of the returns
            Given on 2026-13-05 ada does Order Completed      | could not be parsed
            Given on 2026-01-05 at 25:00 ada does Order Completed | could not be parsed
            Given ada orders something                        | what happened is told as
            Expect on 2026-02-01 ada is happy                 | there is no stage “happy”; there are new, growing
            Expect on 2026-02-01 ada's mood is 3              | there is no quantity “mood”; there are pulse, investments
            Expect on 2026-02-01 ada buys again               | is nothing that can be expected
            Expect her pulse is 3                             | the first expectation says when
            Expect on 2026-02-01 her pulse is 3               | the first expectation names someone
            Signal Page Viewed: return, half-life 7d          | before the first story
            """)
    void aLineThatCannotBeUnderstoodIsRefusedWithItsPlace(String line, String reason) {
        List<Problem> problems = problems(STORY + line + "\nExpect on 2026-02-01 ada is healthy\n");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(5);
            assertThat(problem.toString()).startsWith("a.scenario:5: ").contains(reason);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Signal Page Viewed: half-life 7d                  | side first
            Signal Page Viewed: return                        | Page Viewed needs a half-life, or to expire
            Signal Page Viewed: return, half-life 7d, loud    | “loud” says nothing about a signal; allowed: weight 2.5;
            Signal Page Viewed: return, half-life 0d          | half-life must be positive
            Catalog: nowhere                                  | there is no catalog “nowhere”
            Rate: 1 EUR is 2 GBP                              | before the first story stand
            and on 2026-01-05 ada does Order Completed        | a story begins with “Scenario: title”
            """)
    void aSceneThatCannotBeUnderstoodIsRefusedWithItsPlace(String line, String reason) {
        String text = line + "\n" + STORY + "Expect on 2026-02-01 ada is healthy\n";
        assertThat(problems(text)).first().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.reason()).contains(reason);
        });
    }

    @Test
    void aStoryWithoutAnExpectationIsRefused() {
        assertThat(problems(STORY)).containsExactly(new Problem("a.scenario", 3, "the story expects nothing"));
    }

    @Test
    void aFileWithoutAStoryIsRefused() {
        assertThat(problems(SCENE)).containsExactly(new Problem("a.scenario", 1, "there is no scenario in it"));
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThat(problems(STORY + "Given nonsense\nExpect nonsense\n")).hasSize(3);
    }

    // ---- a story that does not hold is found out ---------------------------------------------

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            on 2026-01-12 at 12:00 ada's pulse is 5           | on 2026-01-12 at 12:00 ada's pulse is 5.001
            on 2026-01-12 at 12:00 ada's pulse is about 5.0   | on 2026-01-12 at 12:00 ada's pulse is about 5.1
            on 2026-01-12 at 12:00 ada's pulse is above 4.9   | on 2026-01-12 at 12:00 ada's pulse is above 5
            on 2026-01-12 at 12:00 ada's pulse is below 5.1   | on 2026-01-12 at 12:00 ada's pulse is below 5
            on 2026-01-12 ada's pulse is between 5 and 6      | on 2026-01-12 ada's pulse is between 6 and 7
            on 2026-01-12 ada's pulse falls since 2026-01-06  | on 2026-01-12 ada's pulse rises since 2026-01-06
            on 2026-01-12 ada's decay rises since 2026-01-06  | on 2026-01-12 ada's decay falls since 2026-01-06
            on 2026-01-12 ada is new                          | on 2026-01-12 ada is lost
            on 2026-01-12 ada is healthy                      | on 2026-01-12 ada is not healthy
            on 2026-01-12 ada's pulse is the same as ada's    | on 2026-01-12 ada's pulse is the same as ben's
            on 2026-01-06 ada is new                          | on 2026-01-04 ada is new
            """)
    void whatHoldsIsTrueAndWhatDoesNotIsReported(String holds, String doesNot) {
        assertThat(unmet("Expect " + holds)).isEmpty();
        assertThat(unmet("Expect " + doesNot)).hasSize(1).first().asString().contains(doesNot + "; got ");
    }

    @Test
    void aRepeatedExpectationIsHeldAgainstItsOwnInstant() {
        assertThat(unmet("Expect on 2026-01-12 at 12:00 ada's pulse is 5\nand her pulse is 10\nand her noise is 0"))
                .singleElement()
                .asString()
                .startsWith("line 6, told to the sorted log: her pulse is 10; got 5.00000");
    }

    private static List<String> unmet(String expectation) {
        ScenarioFile read = ScenarioFile.read("a.scenario", STORY + expectation, name -> Optional.empty());
        assertThat(read).isInstanceOf(ScenarioFile.Read.class);
        Scenario story = ((ScenarioFile.Read) read).scenarios().getFirst();
        return new Telling(story, new EngineSubjects.SortedLog()).unmet();
    }

    private static List<Problem> problems(String text) {
        ScenarioFile read = ScenarioFile.read("a.scenario", text, name -> Optional.empty());
        assertThat(read).isInstanceOf(Refused.class);
        return ((Refused) read).problems();
    }
}
