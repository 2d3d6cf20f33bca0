package io.customerpulse.learning.model;

import java.util.Locale;

/// One number about a customer at an instant, for trees to ask about. It is read off what they did by then.
///
/// @param kind   which number
/// @param signal of which signal; empty where the kind is of none
public record Clue(Kind kind, String signal) {

    /// Days since what never happened.
    public static final double NEVER = 1e6;

    /// Kinds of clues. Occasions are days with a target; days are whole or parts of days, as said in `Standing`.
    public enum Kind {
        /// How many occasions.
        OCCASIONS(false),
        /// Days since the last target, or without one since the first interaction.
        RECENCY_DAYS(false),
        /// From the first occasion to the last.
        SPAN_DAYS(false),
        /// From the first occasion on.
        AGE_DAYS(false),
        /// Occasions within one horizon of the model back.
        LATELY(false),
        /// Days since the first interaction of any kind.
        TENURE_DAYS(false),
        /// What targets that state a value are worth on average; 0 without one.
        MEAN_WORTH(false),
        /// The least that one was worth.
        LEAST_WORTH(false),
        /// The most.
        MOST_WORTH(false),
        /// How many investments.
        INVESTMENTS(false),
        /// How many returns.
        RETURNS(false),
        /// Days since the last investment; [#NEVER] without one.
        DAYS_SINCE_INVESTMENT(false),
        /// Days since the last return.
        DAYS_SINCE_RETURN(false),
        /// How many interactions with a signal.
        COUNT(true),
        /// Days since the last of them.
        DAYS_SINCE(true);

        private final boolean isOfSignal;

        Kind(boolean isOfSignal) {
            this.isOfSignal = isOfSignal;
        }

        /// Whether it is of one signal.
        public boolean isOfSignal() {
            return isOfSignal;
        }
    }

    public Clue {
        if (kind.isOfSignal() == signal.isBlank()) {
            throw new IllegalArgumentException("%s of the signal \"%s\"".formatted(kind, signal));
        }
    }

    /// The clue in words, such as `days_since purchase`.
    public String text() {
        return kind.isOfSignal() ? word(kind) + ' ' + signal : word(kind);
    }

    /// The word for a kind, which its text begins with.
    public static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
