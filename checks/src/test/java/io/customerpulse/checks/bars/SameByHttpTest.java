package io.customerpulse.checks.bars;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SameByHttpTest {

    private static final ScoreCsv SCORES = ScoreCsv.of("""
            customer,pulse,investments,returns,decay,noise,momentum,cadence_days,overdue,stage
            ada,2.5,1,2,0.5,-0.25,,30,1.5,steady
            """);

    private static final String SAME = """
            {"pulse": 2.5, "investments": 1.0, "returns": 2.0, "decay": 0.5, "noise": -0.25, "momentum": null,
             "cadence_days": 30, "overdue": 1.5, "stage": "steady"}
            """;

    private static double difference(String answer) {
        JsonNode json = JsonMapper.shared().readTree(answer);
        return SameByHttp.difference(SCORES, 0, json);
    }

    @Test
    void theSameAnswerDiffersByNothing() {
        assertThat(difference(SAME)).isZero();
    }

    @Test
    void theLargestDifferenceOfAnyPartCounts() {
        Offset<Double> little = Offset.offset(1e-12);
        assertThat(difference(SAME.replace("\"decay\": 0.5", "\"decay\": 0.5001")))
                .isEqualTo(1e-4, little);
        assertThat(difference(SAME.replace("-0.25", "0.25"))).isEqualTo(0.5, little);
    }

    @Test
    void aPartThatOnlyOneHasOrAnotherStageIsNoMatterOfDigits() {
        assertThat(difference(SAME.replace("null", "0"))).isInfinite();
        assertThat(difference(SAME.replace("\"overdue\": 1.5", "\"overdue\": null")))
                .isInfinite();
        assertThat(difference(SAME.replace("\"stage\": \"steady\"", "\"stage\": \"lost\"")))
                .isInfinite();
        assertThat(difference("{}")).isInfinite();
    }
}
