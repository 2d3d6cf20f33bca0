package io.customerpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.IdentityRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a brand says of identifiers, and an index that was made by other words.
class IdentitySettingsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Identifier ADA = new Identifier("user_id", "ada");

    @TempDir
    private Path folder;

    private static final Index.Making USUAL = Alone.making(InstantSource.fixed(NOW));

    /// At most one address each, and nobody is called nobody.
    private static IdentityRules tight() {
        TreeMap<String, Integer> limits = new TreeMap<>(IdentityRules.DEFAULT.limits());
        limits.put(Identifier.EMAIL, 1);
        TreeSet<String> blocked = new TreeSet<>(IdentityRules.DEFAULT.blocked());
        blocked.add("email:@shop.example");
        return new IdentityRules(limits, 10, 20_000, IdentityRules.DEFAULT.priorities(), blocked);
    }

    private Core open(Index.Making making) throws IOException, InterruptedException {
        return Core.open(folder, making, new Random(1));
    }

    private static void seen(Core core, String id, String email) throws Exception {
        core.index()
                .intake()
                .take(List.of(new Reading.Good(new Event(
                        new Event.Origin("shop", id, id.hashCode(), NOW),
                        List.of(ADA, new Identifier(Identifier.EMAIL, email)),
                        new Deed.Interacted("Order Completed", NOW, Money.NONE, About.NOTHING),
                        List.of(),
                        ""))))
                .get(60, TimeUnit.SECONDS);
        core.index().shards().settle();
    }

    private static int known(Core core) {
        return core.index().people().members(ADA).size();
    }

    @BeforeEach
    void twoAddressesAreKnown() throws Exception {
        try (Core core = open(USUAL)) {
            seen(core, "m1", "ada@example.org");
            seen(core, "m2", "ada@example.com");
            assertThat(known(core)).isEqualTo(3);
            assertThat(core.index().identity()).isEqualTo(IdentityRules.DEFAULT);
        }
    }

    @Test
    void otherRulesHoldForThePastTooAndBackAgain() throws Exception {
        try (Core core = open(USUAL.with(tight()))) {
            assertThat(known(core)).isEqualTo(2);
            assertThat(core.index().intake().accounting().total().stored()).isEqualTo(2);
            seen(core, "m3", "info@shop.example");
            assertThat(known(core)).isEqualTo(2);
        }
        try (Core core = open(USUAL.with(IdentityRules.DEFAULT))) {
            assertThat(known(core)).as("what was blocked came in without it").isEqualTo(3);
        }
    }

    /// An index that was made anew is not made anew by every start from then on.
    @Test
    void whatWasMadeAnewIsKept() throws Exception {
        open(USUAL.with(tight())).close();
        Path made = folder.resolve("index/made");
        Files.writeString(made, "");
        open(USUAL.with(tight())).close();
        assertThat(made).exists();
        open(USUAL.with(IdentityRules.DEFAULT)).close();
        assertThat(made).doesNotExist();
    }

    @Test
    void whoSaysNothingGoesByTheRulesOfTheIndexAlsoWhenItIsMadeAnew() throws Exception {
        open(USUAL.with(tight())).close();
        try (Core core = open(USUAL)) {
            assertThat(known(core)).isEqualTo(2);
            assertThat(core.index().identity()).isEqualTo(tight());
        }
        try (Core core = Core.rebuilt(folder, USUAL, new Random(1))) {
            assertThat(known(core)).isEqualTo(2);
            assertThat(core.index().identity()).isEqualTo(tight());
        }
    }
}
