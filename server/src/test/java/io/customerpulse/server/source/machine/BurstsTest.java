package io.customerpulse.server.source.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Mark;
import io.customerpulse.server.source.machine.Bursts.Kind;
import io.customerpulse.server.source.machine.Bursts.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BurstsTest {

    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    /// How often each comes up among random touches.
    private static final List<Kind> KINDS =
            List.of(Kind.DELIVERED, Kind.OPENED, Kind.OPENED, Kind.CLICKED, Kind.CLICKED, Kind.CLICKED, Kind.CLICKED);

    @Test
    void nobodyReadsAMessageAsItArrives() {
        assertThat(Bursts.machines(List.of(
                        touch("d", Kind.DELIVERED, 0),
                        touch("open 2 s", Kind.OPENED, 2_000),
                        touch("open 3 s", Kind.OPENED, 3_000),
                        click("click before", -60_000, "a"),
                        click("click long before", -60_001, "a"),
                        click("click 9.999 s", 9_999, "a"),
                        click("click 10 s", 10_000, "a"))))
                .containsOnlyKeys("open 2 s", "click before", "click 9.999 s")
                .containsValue(Mark.RIGHT_AFTER_DELIVERY);
    }

    @Test
    void nobodyFollowsAllLinksAtOnce() {
        assertThat(Bursts.machines(List.of(
                        click("1", 60_000, "a"),
                        click("2", 62_000, "b"),
                        click("3", 65_000, "c"),
                        click("later", 80_000, "d"))))
                .containsOnlyKeys("1", "2", "3")
                .containsValue(Mark.ALL_LINKS_AT_ONCE);
        assertThat(Bursts.machines(List.of(click("1", 60_000, "a"), click("2", 61_000, "b"))))
                .hasSize(2);
    }

    @Test
    void aPersonMayClickTwiceOrTakeTwoLinksOneAfterTheOther() {
        assertThat(Bursts.machines(List.of(
                        touch("d", Kind.DELIVERED, 0),
                        touch("o", Kind.OPENED, 30_000),
                        click("1", 40_000, "a"),
                        click("1 again", 40_300, "a"),
                        click("2", 41_500, "b"),
                        click("2 again", 42_400, "b"))))
                .isEmpty();
    }

    @Test
    void withoutADeliveryOnlyLinksTell() {
        assertThat(Bursts.machines(List.of(touch("o", Kind.OPENED, 0), click("1", 0, "a"))))
                .isEmpty();
        assertThat(Bursts.machines(List.of())).isEmpty();
    }

    @Test
    void eachOfSeveralDeliveriesIsScannedAndNoneSpoilsWhatAPersonDidInBetween() {
        assertThat(Bursts.machines(List.of(
                        touch("again", Kind.DELIVERED, 3_600_000),
                        touch("d", Kind.DELIVERED, 0),
                        click("scanned", 1_000, "a"),
                        click("person", 60_000, "a"),
                        click("scanned again", 3_601_000, "a"))))
                .containsOnlyKeys("scanned", "scanned again");
    }

    @Test
    void whatIsKnownMoreShowsMoreMachinesAndOnlyNearIt() {
        for (long seed = 0; seed < 300; seed++) {
            List<Touch> touches = touches(new Random(seed), 200);
            List<Touch> fewer = touches.subList(0, Math.max(0, touches.size() - 1));
            SortedMap<String, Mark> all = Bursts.machines(touches);
            Set<String> before = Bursts.machines(fewer).keySet();
            assertThat(all.keySet()).as("seed %d", seed).containsAll(before);
            for (Touch touch : fewer) {
                boolean isNew = all.containsKey(touch.id()) && !before.contains(touch.id());
                Duration apart = Duration.between(touch.at(), touches.getLast().at());
                assertThat(isNew && apart.abs().compareTo(Bursts.REACH) > 0)
                        .as("seed %d", seed)
                        .isFalse();
            }
        }
    }

    @Test
    void theOrderOfArrivalDoesNotMatterAndTheAnswerIsTheDefinitions() {
        for (long seed = 0; seed < 300; seed++) {
            Random chance = new Random(seed);
            List<Touch> touches = touches(chance, 50);
            SortedMap<String, Mark> found = Bursts.machines(touches);
            assertThat(found).as("seed %d", seed).isEqualTo(byDefinition(touches));
            Collections.shuffle(touches, chance);
            assertThat(Bursts.machines(touches)).as("seed %d, shuffled", seed).isEqualTo(found);
        }
    }

    private static List<Touch> touches(Random chance, int halfSeconds) {
        List<Touch> touches = new ArrayList<>();
        int times = chance.nextInt(14);
        for (int i = 0; i < times; i++) {
            Kind kind = KINDS.get(chance.nextInt(KINDS.size()));
            String link = kind == Kind.CLICKED ? "link " + chance.nextInt(4) : "";
            touches.add(new Touch("e" + i, kind, START.plusMillis(500L * chance.nextInt(halfSeconds)), link));
        }
        return touches;
    }

    /// Each click beside each set of clicks around it, and each touch beside each delivery.
    private static SortedMap<String, Mark> byDefinition(List<Touch> touches) {
        SortedMap<String, Mark> machines = new TreeMap<>();
        for (Touch one : touches) {
            boolean isFast = one.kind() == Kind.CLICKED
                    && (isIn(touches, one, 2, 1) || isIn(touches, one, 3, 5) || isIn(touches, one, 6, 15));
            long needed = one.kind() == Kind.OPENED ? 3 : 10;
            boolean isEarly = one.kind() != Kind.DELIVERED
                    && touches.stream()
                            .filter(each -> each.kind() == Kind.DELIVERED)
                            .map(each -> Duration.between(each.at(), one.at()))
                            .anyMatch(after -> after.toMillis() >= -60_000 && after.toMillis() < 1_000 * needed);
            if (isEarly) machines.put(one.id(), Mark.RIGHT_AFTER_DELIVERY);
            if (isFast) machines.put(one.id(), Mark.ALL_LINKS_AT_ONCE);
        }
        return machines;
    }

    private static boolean isIn(List<Touch> touches, Touch one, int links, long seconds) {
        return touches.stream().filter(each -> each.kind() == Kind.CLICKED).anyMatch(first -> {
            Set<String> together = touches.stream()
                    .filter(each -> each.kind() == Kind.CLICKED)
                    .filter(each -> isWithin(first, each, seconds))
                    .map(Touch::link)
                    .collect(Collectors.toSet());
            return isWithin(first, one, seconds) && together.size() >= links;
        });
    }

    private static boolean isWithin(Touch first, Touch other, long seconds) {
        Duration after = Duration.between(first.at(), other.at());
        return !after.isNegative() && after.compareTo(Duration.ofSeconds(seconds)) <= 0;
    }

    private static Touch touch(String id, Kind kind, long millis) {
        return new Touch(id, kind, START.plusMillis(millis), "");
    }

    private static Touch click(String id, long millis, String link) {
        return new Touch(id, Kind.CLICKED, START.plusMillis(millis), link);
    }
}
