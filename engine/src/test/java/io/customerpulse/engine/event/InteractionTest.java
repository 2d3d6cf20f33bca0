package io.customerpulse.engine.event;

import static io.customerpulse.engine.sample.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.engine.event.Interaction.About;
import org.junit.jupiter.api.Test;

class InteractionTest {

    @Test
    void refusesABlankCustomerOrSignal() {
        assertThatThrownBy(() -> new Interaction("1", " ", "click", NOON, Money.NONE, About.NOTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interaction 1 has a blank customer");
        assertThatThrownBy(() -> new Interaction("1", "ada", "", NOON, Money.NONE, About.NOTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interaction 1 has a blank signal");
    }
}
