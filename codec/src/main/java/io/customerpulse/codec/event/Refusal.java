package io.customerpulse.codec.event;

import java.time.Instant;

/// One record of a source that cannot be used, kept until a person mends or drops it.
///
/// @param source     the source's id
/// @param messageId  its id, if it could be read; else empty
/// @param receivedAt by our clock
/// @param why        what is wrong
/// @param raw        the record as it came, as text; bytes that are no UTF-8 stand as `\xHH`
public record Refusal(String source, String messageId, Instant receivedAt, Why why, String raw) {

    /// What is wrong with a record.
    ///
    /// @param code    a word for machines, such as `missing_identifier`, `duplicate_conflict`
    /// @param pointer where in the record, a JSON pointer such as `/properties/revenue`; empty for the whole
    /// @param detail  what is wrong, what was expected, what to do; for people
    public record Why(String code, String pointer, String detail) {}
}
