package io.customerpulse.server.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.store.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

    private static final Key KEY = Key.of("user_id:Ada");
    private static final List<Identifier> ADA = List.of(
            new Identifier(Identifier.USER_ID, "Ada"),
            new Identifier(Identifier.ANONYMOUS_ID, "7f-01"),
            new Identifier(Identifier.EMAIL, "Lovelace@example.org"),
            new Identifier("instagram", "x:ada"));

    @ParameterizedTest
    @CsvSource({
        "ada, true",
        "AD, true",
        "' ad ', true",
        "da, false",
        "01, true",
        "x:a, true",
        "-01, true",
        "f, false",
        "org, false",
        "7F-, true",
        "user_id:a, true",
        "anonymous_id:a, false",
        "x:ad, true",
        "user_i, false",
        "lovelace, false",
        "email:lovelace, false",
    })
    void aBeginningOfAnyIdentifierFinds(String wanted, boolean found) {
        assertThat(new Search(wanted, false, Optional.empty()).holds(KEY, Search.text(ADA)))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lovelace", "LOVELACE@ex", "email:love", "example", "@ex"})
    void personalDataFindOnlyForWhoMaySeeThem(String wanted) {
        String text = Search.text(ADA);
        assertThat(new Search(wanted, true, Optional.empty()).holds(KEY, text)).isTrue();
        assertThat(new Search(wanted, false, Optional.empty()).holds(KEY, text)).isFalse();
    }

    @Test
    void ofThousandsOfIdentifiersTheLastIsFoundAsAWhole() {
        List<Identifier> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) many.add(new Identifier(Identifier.ANONYMOUS_ID, "device-%04d".formatted(i)));
        many.add(new Identifier(Identifier.USER_ID, "zoe"));
        String text = Search.text(many);
        assertThat(text.length()).isLessThan(5_000);
        assertThat(new Search("zo", false, Optional.empty()).holds(KEY, text)).isTrue();
        assertThat(new Search("device-4999", false, Optional.empty()).holds(KEY, text))
                .isFalse();
        assertThat(new Search("device-4999", false, Optional.of(KEY)).holds(KEY, text))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itFindsWhatAWalkThroughAllIdentifiersFinds(long seed) {
        Random chance = new Random(seed);
        for (int step = 0; step < 5_000; step++) {
            List<Identifier> identifiers = new ArrayList<>();
            for (int i = 1 + chance.nextInt(3); i > 0; i--) {
                identifiers.add(new Identifier(chance.nextBoolean() ? "user_id" : "card", word(chance, 4)));
            }
            String wanted = word(chance, 2);
            boolean expected = identifiers.stream()
                    .anyMatch(each -> hasWord(each.value().toLowerCase(Locale.ROOT), wanted.toLowerCase(Locale.ROOT)));
            assertThat(new Search(wanted, false, Optional.empty()).holds(KEY, Search.text(identifiers)))
                    .as("seed %d, %s in %s", seed, wanted, identifiers)
                    .isEqualTo(expected);
        }
    }

    /// By every place of the value.
    private static boolean hasWord(String value, String wanted) {
        for (int at = 0; at <= value.length() - wanted.length(); at++) {
            boolean isBeginning = at == 0
                    || !Character.isLetterOrDigit(value.charAt(at - 1))
                    || !Character.isLetterOrDigit(wanted.charAt(0));
            if (isBeginning && value.startsWith(wanted, at)) return true;
        }
        return false;
    }

    private static String word(Random chance, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) word.append("aAbBxX-.".charAt(chance.nextInt(8)));
        return word.toString();
    }
}
