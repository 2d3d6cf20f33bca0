package io.customerpulse.stats.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DayWindowTest {

    // ---- by example --------------------------------------------------------------------------

    @Test
    void emptyHasNoDay() {
        DayWindow empty = new DayWindow();
        assertThat(empty.isEmpty()).isTrue();
        assertThat(empty.count()).isZero();
        assertThat(empty).hasToString("no days");
    }

    @Test
    void equalWindowsHaveOneHashAndOthersAnother() {
        assertThat(window(List.of(3L, 9L)))
                .isEqualTo(window(List.of(9L, 3L)))
                .hasSameHashCodeAs(window(List.of(9L, 3L)));
        assertThat(window(List.of(3L, 9L))).isNotEqualTo(window(List.of(4L, 9L)));
        assertThat(window(List.of(3L, 9L)).hashCode())
                .isNotEqualTo(window(List.of(4L, 9L)).hashCode());
    }

    @Test
    void aDayAloneIsFirstLatestAndPrevious() {
        DayWindow alone = window(List.of(7L));
        assertThat(List.of(alone.first(), alone.latest(), alone.previous())).containsOnly(7L);
        assertThat(alone).hasToString("1 days from 7 to 7");
    }

    @Test
    void theEdgeOfTheWindowIsKeptAndTheDayBeforeForgotten() {
        DayWindow window = window(List.of(0L, 1L, (long) DayWindow.DAYS));
        assertThat(window.count()).isEqualTo(2);
        assertThat(window.first()).isEqualTo(1);
    }

    @Test
    void aCopyIsNotWrittenWithTheOriginal() {
        DayWindow original = window(List.of(1L));
        DayWindow copy = original.copy();
        original.add(2);
        assertThat(copy).isEqualTo(window(List.of(1L))).isNotEqualTo(original);
    }

    @Test
    void aClearedWindowIsEmpty() {
        DayWindow window = window(List.of(1L, 300L));
        window.clear();
        assertThat(window).isEqualTo(new DayWindow());
    }

    @Test
    void bitsWithoutTheLatestDayAreRefused() {
        assertThatThrownBy(() -> DayWindow.of(5, new long[8]))
                .hasMessage("a window has 8 words and its latest day: 8 words, latest 5");
        assertThatThrownBy(() -> DayWindow.of(5, new long[] {1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DayWindow.of(Long.MIN_VALUE, new long[] {1, 0, 0, 0, 0, 0, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---- for all sets ------------------------------------------------------------------------

    /// The oracle is a sorted set, cut at the window.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithTheSetInAnyOrder(long seed) {
        List<Long> days = days(seed);
        TreeSet<Long> kept = new TreeSet<>(new TreeSet<>(days).tailSet(Collections.max(days) - DayWindow.DAYS + 1));
        Long previous = kept.lower(kept.last());

        DayWindow window = window(days);

        assertThat(window.count()).isEqualTo(kept.size());
        assertThat(window.first()).isEqualTo(kept.first());
        assertThat(window.latest()).isEqualTo(kept.last());
        assertThat(window.previous()).isEqualTo(previous == null ? kept.last() : previous);
        Collections.shuffle(days, new Random(seed));
        assertThat(window(days)).isEqualTo(window).hasSameHashCodeAs(window);
        assertThat(DayWindow.of(window.latest(), window.bits())).isEqualTo(window);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void overlappingShardsMayBeMerged(long seed) {
        List<Long> days = days(seed);
        Random random = new Random(seed);
        DayWindow a = window(days.subList(0, random.nextInt(days.size() + 1)));
        DayWindow b = window(days.subList(random.nextInt(days.size()), days.size()));
        DayWindow c = window(days);

        assertThat(merged(merged(a, b), c)).isEqualTo(merged(a, merged(b, c))).isEqualTo(c);
        assertThat(merged(a, b)).isEqualTo(merged(b, a));
        assertThat(merged(a, a)).isEqualTo(a);
        assertThat(merged(a, new DayWindow())).isEqualTo(a);
        assertThat(merged(new DayWindow(), a)).isEqualTo(a);
    }

    // ---- the world these tests live in -------------------------------------------------------

    static Stream<Long> seeds() {
        return new Random(20260301).longs(300).boxed();
    }

    /// Up to a hundred days within a week, a month or four years, around the epoch.
    private static List<Long> days(long seed) {
        Random random = new Random(seed);
        int reach = List.of(7, 30, 200, 1_500).get(random.nextInt(4));
        List<Long> days = new ArrayList<>();
        for (int i = random.nextInt(1, 100); i > 0; i--) days.add((long) random.nextInt(-reach, reach));
        return days;
    }

    private static DayWindow window(List<Long> days) {
        DayWindow window = new DayWindow();
        days.forEach(window::add);
        return window;
    }

    private static DayWindow merged(DayWindow one, DayWindow other) {
        DayWindow both = one.copy();
        both.merge(other);
        return both;
    }
}
