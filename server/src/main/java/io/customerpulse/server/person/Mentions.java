package io.customerpulse.server.person;

import io.customerpulse.codec.event.Refusal;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.store.Key;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/// Finds identifiers in texts of any form, by their hashes: each text in quotes, each word, and each `kind:value`
/// is tried as an identifier of every kind.
///
/// Not found is a value that is part of a longer word, or written in another way than it was sent.
final class Mentions {

    /// The kinds that are tried if nothing else is known.
    static final List<String> USUAL_KINDS =
            List.of(Identifier.USER_ID, Identifier.ANONYMOUS_ID, Identifier.EMAIL, Identifier.PHONE);

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.){1,600}+)\"");
    private static final Pattern WORD = Pattern.compile("[^\\s\"'<>()\\[\\]{},;=&?\\\\]++");
    private static final Pattern PART = Pattern.compile("[^:/]++");
    private static final Pattern TRAILING = Pattern.compile("[.:!]++$");

    private final Predicate<Key> isSought;
    private final Set<String> kinds;

    Mentions(Predicate<Key> isSought, Collection<String> kinds) {
        this.isSought = isSought;
        this.kinds = Set.copyOf(kinds);
    }

    /// Whether anything of a refused record names one of those sought.
    boolean in(Refusal refusal) {
        return in(refusal.raw()) || in(refusal.messageId()) || in(refusal.why().detail());
    }

    boolean in(String text) {
        Set<String> tried = new HashSet<>();
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) if (isNamed(unescaped(quoted.group(1)), tried)) return true;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = TRAILING.matcher(words.group()).replaceAll("");
            if (isNamed(word, tried)) return true;
            Matcher parts = PART.matcher(word);
            while (parts.find()) if (isNamed(parts.group(), tried)) return true;
        }
        return false;
    }

    private boolean isNamed(String word, Set<String> tried) {
        if (!Identifier.isValue(word) || !tried.add(word)) return false;
        if (isSought.test(Key.of(word))) return true;
        return kinds.stream().anyMatch(kind -> isSought.test(Key.of(new Identifier(kind, word).toString())));
    }

    private static String unescaped(String inQuotes) {
        if (inQuotes.indexOf('\\') < 0) return inQuotes;
        try {
            return Jsons.read("\"" + inQuotes + "\"").asString("");
        } catch (JacksonException notJson) {
            return inQuotes;
        }
    }
}
