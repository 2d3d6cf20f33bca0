package io.customerpulse.checks.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.checks.bars.Bar.Length;
import io.customerpulse.checks.bars.Bar.Measurement;
import io.customerpulse.checks.bars.Bar.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final ByteArrayOutputStream remarks = new ByteArrayOutputStream();

    @Test
    void aBarThatIsMetIsOk() {
        assertThat(measure(() -> new Outcome.Measured("20ms", true))).isTrue();
        assertThat(text(lines)).isEqualTo("BAR score speed 20ms ≤30ms ok\n");
    }

    @Test
    void aBarThatIsMissedIsShortAndFailsTheRun() {
        assertThat(measure(() -> new Outcome.Measured("40ms", false))).isFalse();
        assertThat(text(lines)).isEqualTo("BAR score speed 40ms ≤30ms short\n");
    }

    @Test
    void aMeasurementThatFailsIsShort() {
        assertThat(measure(() -> {
                    throw new IllegalStateException("no room");
                }))
                .isFalse();
        assertThat(text(lines)).isEqualTo("BAR score speed failed ≤30ms short\n");
        assertThat(text(remarks)).contains("score speed could not be measured", "no room");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(measure(RealData.on("no/such.file", file -> new Outcome.Measured("1ms", true))))
                .isTrue();
        assertThat(text(lines)).isEqualTo("BAR score speed - ≤30ms absent\n");
        assertThat(text(remarks))
                .startsWith("score speed is not measured: there is no ")
                .contains("PULSE_DATA");
    }

    @Test
    void aFieldIsOneWord() {
        assertThatThrownBy(() -> new Bar("score", "two words", "≤30ms", Length.SHORT, () -> new Outcome.Absent("it")))
                .hasMessage("a field of a bar is one word: “two words”");
        assertThat(measure(() -> new Outcome.Measured("20 ms", true))).isFalse();
    }

    private boolean measure(Measurement measurement) {
        return Bars.measure(
                List.of(new Bar("score", "speed", "≤30ms", Length.SHORT, measurement)), print(lines), print(remarks));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
