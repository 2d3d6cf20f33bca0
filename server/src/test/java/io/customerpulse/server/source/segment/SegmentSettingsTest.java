package io.customerpulse.server.source.segment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SegmentSettingsTest {

    @Test
    void theBrowserIsToldToSendEverythingHereAndNoMeasurements() {
        JsonNode settings = new JsonMapper().readTree(SegmentSettings.json("WK_1-x"));

        assertThat(settings.at("/integrations/Segment.io/apiKey").asString()).isEqualTo("WK_1-x");
        assertThat(settings.at("/plan/track/__default/enabled").asBoolean()).isTrue();
        assertThat(settings.at("/metrics/sampleRate").asInt(-1)).isZero();
        assertThat(settings.get("integrations").size()).isEqualTo(1);
    }

    @Test
    void whatIsNoKeyCannotBreakOut() {
        assertThat(new JsonMapper()
                        .readTree(SegmentSettings.json("k\"},\"x\":\"\\<script>"))
                        .at("/integrations/Segment.io/apiKey")
                        .asString())
                .isEqualTo("kxscript");
    }
}
