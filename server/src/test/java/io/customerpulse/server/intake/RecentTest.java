package io.customerpulse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.store.Key;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Whatever was looked up, and however long ago: what was looked up and what is remembered since then tell every id,
/// or it is said that they do not.
class RecentTest {

    private static final int ENTRIES = 250_000;

    @Test
    void whatItCoversItKnows() {
        Recent recent = new Recent(0);
        SplittableRandom chance = new SplittableRandom(1);
        int covered = 0;
        for (long sequence = 1; sequence <= ENTRIES; sequence++) {
            Key id = id(sequence);
            recent.put(sequence, id, sequence);
            long asOf = sequence - chance.nextLong(sequence);
            if (chance.nextInt(100) > 0 || !recent.covers(asOf)) continue;
            covered++;
            long asked = asOf + 1 + chance.nextLong(Math.max(1, sequence - asOf));
            if (asked <= sequence) assertThat(recent.content(id(asked))).hasValue(asked);
        }
        assertThat(covered).isBetween(500, 2_000);
        assertThat(recent.covers(ENTRIES)).isTrue();
        assertThat(recent.covers(ENTRIES - 50_000)).isTrue();
        assertThat(recent.covers(ENTRIES - 100_001)).isFalse();
    }

    @Test
    void whatWasNotWrittenIsForgotten() {
        Recent recent = new Recent(10);
        recent.put(11, id(11), 1);
        recent.forget(10);
        assertThat(recent.content(id(11))).isEmpty();
        assertThat(recent.covers(9)).isFalse();
        assertThat(recent.covers(10)).isTrue();
    }

    private static Key id(long number) {
        return new Key(number * 0x9e3779b97f4a7c15L, number);
    }
}
