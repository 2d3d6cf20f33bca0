package io.customerpulse.server.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Identifier ADA = new Identifier("user_id", "ada");
    private static final Identifier PAD = new Identifier("anonymous_id", "pad");

    @TempDir
    Path folder;

    private static Stored described(long sequence, Identifier who, Instant at, String traits) {
        return Stored.of(
                sequence,
                new Event(
                        new Event.Origin("web", "m" + sequence, sequence, NOW),
                        List.of(who),
                        new Deed.Described(at, traits),
                        List.of(),
                        ""));
    }

    private static void follow(Profiles profiles, Store store, List<Stored> events) {
        try (Batch batch = store.batch()) {
            for (Stored each : events) profiles.follow(each, batch);
            batch.write();
        }
    }

    private static String shown(Profile profile) {
        return profile.holding().stream()
                .map(each -> each.name() + "=" + each.value())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    @Test
    void theLaterWordCountsKeyByKeyWhicheverCameFirst() {
        Profile early = Profile.of("{\"name\":\"Ada\",\"plan\":\"free\"}", 1, 9);
        Profile late = Profile.of("{\"plan\":\"paid\",\"total\":1.10}", 2, 3);
        assertThat(shown(early.merge(late))).isEqualTo("{name=\"Ada\", plan=\"paid\", total=1.10}");
        assertThat(late.merge(early)).isEqualTo(early.merge(late));
    }

    @Test
    void atOneInstantTheHigherSequenceCountsAndNullTakesATraitAway() {
        Profile first = Profile.of("{\"plan\":\"a\"}", 1, 1);
        assertThat(shown(Profile.of("{\"plan\":\"b\"}", 1, 2).merge(first))).isEqualTo("{plan=\"b\"}");
        assertThat(shown(Profile.of("{\"plan\":null}", 1, 2).merge(first))).isEqualTo("{}");
        assertThat(Profile.of("[1]", 1, 1)).isEqualTo(Profile.EMPTY);
        assertThat(Profile.of("{", 1, 1)).isEqualTo(Profile.EMPTY);
    }

    @Test
    void mergingIsTheSameInAnyOrderAndAnyNumberOfTimesAlsoBeyondTheMostTraits() {
        for (int seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            List<Profile> said = new ArrayList<>();
            for (int i = 1; i <= 900; i++) {
                said.add(Profile.of("{\"k%d\":%d}".formatted(random.nextInt(700), i), random.nextInt(50), i));
            }
            Profile once = said.stream().reduce(Profile.EMPTY, Profile::merge);
            said.addAll(said.subList(0, 100));
            Collections.shuffle(said, random);
            assertThat(said.stream().reduce(Profile.EMPTY, Profile::merge))
                    .as("seed %d", seed)
                    .isEqualTo(once);
            assertThat(Profile.decode(once.encode())).contains(once);
            assertThat(once.traits()).hasSizeLessThanOrEqualTo(Profile.TRAITS_MAX);
        }
    }

    @Test
    void aCustomersProfileIsMergedOverItsIdentifiersAndReplayChangesNothing() throws IOException {
        List<Stored> events = List.of(
                described(1, ADA, NOW, "{\"name\":\"Ada\"}"),
                described(2, PAD, NOW.plusSeconds(1), "{\"name\":\"A.\",\"city\":\"Bonn\"}"),
                described(3, ADA, NOW.minusSeconds(1), "{\"name\":\"old\",\"plan\":\"free\"}"));
        try (Store store = Store.open(folder)) {
            Profiles profiles = new Profiles(store);
            follow(profiles, store, events);
            Profile before = profiles.of(List.of(ADA, PAD));
            assertThat(shown(before)).isEqualTo("{city=\"Bonn\", name=\"A.\", plan=\"free\"}");
            follow(profiles, store, events.subList(1, 3));
            follow(profiles, store, events);
            assertThat(profiles.of(List.of(PAD, ADA))).isEqualTo(before);
        }
    }

    @Test
    void personalDataIsMaskedByOneList() {
        var value = Jsons.read("""
                {"first_name":"Ada","address":{"street":"x"},"plan":"paid","note":"write to ada@shop.example",
                 "nested":{"Phone":"+49 228 123456"},"tags":["a","ada@shop.example"]}""");
        assertThat(PersonalData.masked("", value).toString())
                .isEqualTo("{\"first_name\":\"***\",\"address\":\"***\",\"plan\":\"paid\",\"note\":\"write to ***\","
                        + "\"nested\":{\"Phone\":\"***\"},\"tags\":[\"a\",\"***\"]}");
        assertThat(PersonalData.masked(new Identifier("email", "ada@shop.example")))
                .isEqualTo("email:***");
        assertThat(PersonalData.masked(new Identifier("user_id", "ada@shop.example")))
                .isEqualTo("user_id:***");
        assertThat(PersonalData.masked(ADA)).isEqualTo("user_id:ada");
        assertThat(PersonalData.filtered("2026-06-01T12:00:00Z 4711 ada@shop.example called +49 (228) 123456"))
                .isEqualTo("2026-06-01T12:00:00Z 4711 *** called ***");
    }
}
