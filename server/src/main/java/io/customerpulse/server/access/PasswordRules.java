package io.customerpulse.server.access;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which passwords are taken: long ones that are not made of what everybody uses. Nothing is asked of their
/// letters, digits or signs, and they do not grow old (ASVS 5.0, 6.2).
///
/// What everybody uses is told by rule instead of by a list of thousands: of the common passwords, those of twelve
/// characters and more are runs, repeats, and a few words side by side with digits around them.
final class PasswordRules {

    /// Fewest characters; fifteen or more are advised.
    static final int CHARACTERS_MIN = 12;
    /// Most characters: enough for a sentence, and no way to make hashing dear.
    static final int CHARACTERS_MAX = 128;

    private static final int DISTINCT_MIN = 5;
    /// Fewest characters that are part of no common word, run or repeat.
    private static final int OWN_MIN = 6;

    private static final List<String> RUNS = List.of(
            "abcdefghijklmnopqrstuvwxyz",
            "01234567890123456789",
            "qwertyuiopasdfghjklzxcvbnm",
            "qwertzuiopasdfghjklyxcvbnm",
            "azertyuiopqsdfghjklmwxcvbn",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
            "1q2w3e4r5t6y7u8i9o0p");

    private static final List<String> WORDS = List.of(
            "password",
            "passwort",
            "passwd",
            "passw",
            "pass",
            "word",
            "login",
            "welcome",
            "willkommen",
            "hello",
            "hallo",
            "admin",
            "administrator",
            "root",
            "user",
            "guest",
            "test",
            "default",
            "secret",
            "geheim",
            "change",
            "letmein",
            "iloveyou",
            "love",
            "you",
            "monkey",
            "dragon",
            "princess",
            "prinzessin",
            "sunshine",
            "football",
            "baseball",
            "basketball",
            "soccer",
            "superman",
            "batman",
            "starwars",
            "pokemon",
            "master",
            "shadow",
            "michael",
            "jessica",
            "jennifer",
            "charlie",
            "daniel",
            "thomas",
            "jordan",
            "ashley",
            "nicole",
            "summer",
            "sommer",
            "winter",
            "spring",
            "autumn",
            "herbst",
            "monday",
            "friday",
            "january",
            "december",
            "flower",
            "cookie",
            "cheese",
            "computer",
            "internet",
            "server",
            "google",
            "facebook",
            "apple",
            "samsung",
            "freedom",
            "trustno",
            "whatever",
            "killer",
            "hunter",
            "mustang",
            "ferrari",
            "mercedes",
            "porsche",
            "correct",
            "horse",
            "battery",
            "staple",
            "customer",
            "pulse",
            "company",
            "please",
            "enter",
            "this",
            "that",
            "my",
            "me",
            "is",
            "the",
            "and",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven");

    private PasswordRules() {}

    /// The form that is hashed: the same for all ways to write the same characters.
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /// Why a password is not taken, if it is not.
    static Optional<Flaw> flaw(String password, String name) {
        String normal = normal(password);
        int characters = normal.codePointCount(0, normal.length());
        if (characters < CHARACTERS_MIN || characters > CHARACTERS_MAX) {
            return Optional.of(new Flaw(
                    "/password",
                    "bad_length",
                    "must have %d to %d characters; 15 or more are advised".formatted(CHARACTERS_MIN, CHARACTERS_MAX)));
        }
        if (isCommon(normal, name)) {
            return Optional.of(new Flaw(
                    "/password", "too_common", "is easy to guess: take several words that do not belong together"));
        }
        return Optional.empty();
    }

    private static boolean isCommon(String password, String name) {
        String plain = password.toLowerCase(Locale.ROOT);
        return plain.chars().distinct().count() < DISTINCT_MIN
                || own(plain, name) < OWN_MIN
                || own(unmasked(plain), name) < OWN_MIN;
    }

    /// How many characters are left when all that is common is taken out, the longest first.
    private static int own(String plain, String name) {
        String rest = name.length() < 4 ? plain : plain.replace(name.toLowerCase(Locale.ROOT), " ");
        for (int length = 20; length >= 2; length--) {
            int most = length;
            for (String word : WORDS) {
                if (word.length() == most) rest = rest.replace(word, " ");
            }
            if (length >= 4) rest = withoutRuns(rest, length);
        }
        return (int) rest.replaceAll("(?:19|20)\\d\\d", " ")
                .replaceAll("(.{1,4})\\1+", "$1")
                .chars()
                .filter(each -> !Character.isWhitespace(each))
                .count();
    }

    private static String withoutRuns(String text, int length) {
        String rest = text;
        for (String run : RUNS) {
            for (int from = 0; from + length <= run.length(); from++) {
                String piece = run.substring(from, from + length);
                rest = rest.replace(piece, " ").replace(new StringBuilder(piece).reverse(), " ");
            }
        }
        return rest;
    }

    /// With the signs that stand for letters read as those letters.
    private static String unmasked(String text) {
        String masks = "@4301$5!7";
        String meant = "aaeoissit";
        StringBuilder read = new StringBuilder();
        text.chars().forEach(each -> {
            int at = masks.indexOf(each);
            read.append(at < 0 ? (char) each : meant.charAt(at));
        });
        return read.toString();
    }
}
