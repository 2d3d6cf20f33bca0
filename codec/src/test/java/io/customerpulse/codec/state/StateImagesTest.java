package io.customerpulse.codec.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Rules;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Images of states as they were written once. Whatever changes, these are read for ever.
class StateImagesTest {

    private static final Rules RULES = Rules.of(Histories.catalog());

    @ParameterizedTest
    @ValueSource(strings = {"v1-empty", "v1-first-purchase", "v1-open-outreach", "v1-busy"})
    void anImageReadsAsWhatItWasWrittenFrom(String image) {
        byte[] bytes =
                HexFormat.of().parseHex(Histories.resource(image + ".hex").replaceAll("\\s", ""));

        StateBytes read = StateBytes.decode(bytes, RULES);

        assertThat(read).isInstanceOf(StateBytes.Read.class);
        CustomerState state = ((StateBytes.Read) read).state();
        assertThat(text(state)).isEqualTo(Histories.resource(image + ".txt"));
    }

    /// The parts, one to a line.
    static String text(CustomerState state) {
        CustomerState.Parts parts = state.parts();
        StringBuilder text = new StringBuilder();
        text.append("seen ").append(parts.seenMicros()).append('\n');
        text.append(parts.summary()).append('\n');
        parts.balances().forEach(balance -> text.append(balance).append('\n'));
        parts.questions().open().forEach(open -> text.append(open).append('\n'));
        parts.questions().answers().forEach(answer -> text.append(answer).append('\n'));
        parts.questions().pending().forEach(pending -> text.append(pending).append('\n'));
        return text.toString();
    }
}
