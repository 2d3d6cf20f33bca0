package io.customerpulse.server.survey;

import io.customerpulse.engine.catalog.Signal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which signals are words that somebody says to somebody: of a customer such as a message, a mention, a review or a
/// request, and of the brand such as a reply or a call.
///
/// A catalog does not say so; the signal's name does. Its words are looked for in a list: `Live Chat Message Sent`,
/// `direct_message_received` and `TicketReplied` are such, `Page Viewed` and `Preview Opened` are not.
final class Conversation {

    private static final Set<String> WORDS = Set.of(
            "answer",
            "answered",
            "call",
            "chat",
            "comment",
            "commented",
            "complained",
            "complaint",
            "contacted",
            "dm",
            "enquiry",
            "feedback",
            "inquiry",
            "mention",
            "mentioned",
            "message",
            "question",
            "replied",
            "reply",
            "review",
            "reviewed",
            "ticket");

    /// Between words, also in `liveChatMessage`.
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

    /// A survey is asked and answered by a form.
    private static final String FORM = "survey";

    private Conversation() {}

    /// Whether a signal is a word, and one that moves anything.
    static boolean isWord(Signal signal) {
        if (signal.weight() == 0) return false;
        boolean isWord = false;
        for (String each : BETWEEN.split(signal.name(), -1)) {
            String word = each.toLowerCase(Locale.ROOT);
            if (word.equals(FORM)) return false;
            isWord |= WORDS.contains(word);
        }
        return isWord;
    }
}
