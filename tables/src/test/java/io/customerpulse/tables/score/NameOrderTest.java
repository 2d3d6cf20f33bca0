package io.customerpulse.tables.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameOrderTest {

    @Test
    void noNamesHaveNoOrder() {
        assertThat(NameOrder.of(List.of())).isEmpty();
    }

    @Test
    void aNameThatEndsComesBeforeOneThatGoesOn() {
        assertOrdered(List.of("ab", "a", "abc", "", "a\0", "a\u007f", "b"));
    }

    @Test
    void namesThatAgreeInAllPackedCharactersAreCompared() {
        assertOrdered(
                List.of("user-12345678z", "user-12345678", "user-12345678a", "user-02345678b", "user-12345678aa"));
    }

    @Test
    void namesBeyondAsciiAreOrderedByTheirCharsToo() {
        assertOrdered(List.of("zoë", "zoe", "Ærø", "\uD83D\uDE00", "\uFFFD", "ärger", "\u0080", "z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "customer-number-"})
    void randomNamesAreOrderedAsStringsAre(String shared) {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            int letters = 1 + random.nextInt(seed % 10 == 0 ? 300 : 127);
            Set<String> names = new HashSet<>();
            for (int i = random.nextInt(200); i > 0; i--) {
                StringBuilder name = new StringBuilder(shared);
                for (int c = random.nextInt(14); c > 0; c--) name.append((char) random.nextInt(letters));
                names.add(name.toString());
            }
            List<String> shuffled = new ArrayList<>(names);
            Collections.shuffle(shuffled, random);
            assertOrdered(shuffled);
        }
    }

    private static void assertOrdered(List<String> names) {
        List<String> ordered =
                Arrays.stream(NameOrder.of(names)).mapToObj(names::get).toList();
        assertThat(ordered).isEqualTo(names.stream().sorted().toList());
    }
}
