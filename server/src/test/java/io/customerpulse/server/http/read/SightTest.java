package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.engine.identity.Identifier;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SightTest {

    private static final Identifier EMAIL = new Identifier(Identifier.EMAIL, "ada@example.org");
    private static final Deed TRAITS = new Deed.Described(Instant.EPOCH, "{\"name\":\"Ada\"}");

    @Test
    void whoMaySeeEverythingDoes() {
        Sight open = new Sight(true);
        assertThat(open.of(EMAIL)).isEqualTo("email:ada@example.org");
        assertThat(open.detail(TRAITS)).contains("Ada");
    }

    @Test
    void whoMayNotSeesNoPersonalData() {
        Sight masked = new Sight(false);
        assertThat(masked.of(EMAIL)).doesNotContain("ada");
        assertThat(masked.detail(TRAITS)).doesNotContain("Ada");
        assertThat(masked.detail(new Deed.Noted(Instant.EPOCH, "group"))).isEqualTo("group");
    }
}
