package io.customerpulse.codec.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The word somebody meant.
final class Nearest {

    private static final int EDITS_MAX = 2;
    private static final int LENGTH_MAX = 40;

    private Nearest() {}

    /// The word at most two edits away, case and punctuation aside; the nearest, the first of equals.
    static Optional<String> to(String got, Collection<String> words) {
        String plain = plain(got);
        if (plain.length() > LENGTH_MAX) return Optional.empty();
        return words.stream()
                .filter(word -> edits(plain, plain(word))
                        <= Math.min(EDITS_MAX, plain(word).length() / 2))
                .min(Comparator.comparingInt(word -> edits(plain, plain(word))));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /// Letters to put in, take out or change (Levenshtein distance); O(product of the lengths).
    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
