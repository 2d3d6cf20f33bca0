package io.customerpulse.checks.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreCsvTest {

    private static final ScoreCsv SCORES = ScoreCsv.of("customer,pulse,stage\n1,2.5,new\n2,,lost\n");

    @Test
    void readsByNameOfColumn() {
        assertThat(SCORES.size()).isEqualTo(2);
        assertThat(SCORES.customer(1)).isEqualTo("2");
        assertThat(SCORES.number(0, "pulse")).isEqualTo(2.5);
    }

    @Test
    void equalTablesDoNotDiffer() {
        assertThat(SCORES.difference(SCORES)).isZero();
        assertThat(ScoreCsv.of("a\n0.0\n").difference(ScoreCsv.of("a\n-0.0\n"))).isZero();
    }

    @Test
    void numbersDifferByTheirPart() {
        ScoreCsv other = ScoreCsv.of("customer,pulse,stage\n1,2.0,new\n2,,lost\n");

        assertThat(SCORES.difference(other)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void otherWordsRowsOrColumnsDifferBeyondMeasure() {
        for (String other : List.of(
                "customer,pulse,stage\n1,2.5,new\n2,,fading\n",
                "customer,pulse,stage\n1,2.5,new\n2,0.5,lost\n",
                "customer,pulse,stage\n1,2.5,new\n",
                "customer,pulse,noise\n1,2.5,new\n2,,lost\n")) {
            assertThat(SCORES.difference(ScoreCsv.of(other))).isInfinite();
        }
    }

    @Test
    void theDefinitionCountsNoiseOnlyWithoutAnAnswerInTime() {
        RewardsByDefinition definition = new RewardsByDefinition(List.of(
                "customer,time,event,offer,amount,reward",
                "ada,0,received,7,,",
                "ada,168,viewed,7,,",
                "bob,0,received,7,,",
                "bob,169,viewed,7,,",
                "bob,169,transaction,,9.999999999,"));

        assertThat(definition.pulse("ada", 200).noise()).isZero();
        assertThat(definition.pulse("bob", 167).noise()).isZero();
        assertThat(definition.pulse("bob", 168)).isEqualTo(new RewardsByDefinition.Pulse(0.25 - 0.5, 0.5, -0.5, -0.5));
        assertThat(definition.pulse("bob", 169).returns()).isCloseTo(-0.5 + 1 + Math.log1p(1), within(1e-15));
    }
}
