package io.customerpulse.tables.row;

import io.customerpulse.engine.event.Interaction;

/// One record of an input: exactly one interaction, one refusal, or a call that is none by design.
public sealed interface Row {

    /// The line it began on, from 1, in its file; the record's number where a file has no lines.
    long line();

    /// A good record.
    record Read(long line, Interaction interaction) implements Row {}

    /// A record that could not be used.
    ///
    /// @param reason   what is wrong, what was got, what was expected
    /// @param original the record as it stood, cut at [#ORIGINAL_MAX] characters
    record Refused(long line, String reason, String original) implements Row {
        public static final int ORIGINAL_MAX = 32_768;

        public Refused {
            if (original.length() > ORIGINAL_MAX) original = original.substring(0, ORIGINAL_MAX);
        }
    }

    /// A good record that is no interaction: `identify`, `group` and `alias` calls.
    record Silent(long line, String call) implements Row {}
}
