package io.customerpulse.tables.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashedContentsTest {

    @Test
    void itRemembersTheFirstContentLikeAMap() {
        for (long seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            HashedContents contents = new HashedContents();
            Map<List<Long>, Long> map = new HashMap<>();
            for (int i = 0; i < 20_000; i++) {
                long high = random.nextInt(3) == 0 ? 0 : random.nextInt(100);
                long low = random.nextInt(200) * (random.nextBoolean() ? 1L : 1L << 40);
                long content = random.nextInt(5);
                Long before = map.putIfAbsent(List.of(high == 0 ? 1 : high, low), content);
                assertThat(contents.add(high, low, content))
                        .as("seed %d, %d", seed, i)
                        .isEqualTo(before == null);
                if (before != null) assertThat(contents.found()).isEqualTo(before);
            }
            assertThat(map).hasSizeGreaterThan(2_000);
        }
    }

    @Test
    void halvesOfAHashBothCount() {
        HashedContents contents = new HashedContents();
        assertThat(contents.add(5, 7, 1)).isTrue();
        assertThat(contents.add(7, 5, 2)).isTrue();
        assertThat(contents.add(5, 8, 3)).isTrue();
        assertThat(contents.add(5, 7, 4)).isFalse();
        assertThat(contents.found()).isEqualTo(1);
    }
}
