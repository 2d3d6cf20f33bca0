package io.customerpulse.server.source;

import io.customerpulse.codec.event.Reading;
import java.util.List;

/// What came of reading a delivery.
public sealed interface Response {

    /// It is from whom it says, and holds these records; none is fine. It is answered with success once they
    /// are on disk.
    record Records(List<Reading> readings) implements Response {
        public Records {
            readings = List.copyOf(readings);
        }
    }

    /// It is a question of the protocol itself, such as a challenge, and this is the answer.
    ///
    /// @param contentType of the answer
    /// @param body        of the answer
    record Answer(String contentType, String body) implements Response {}

    /// Nothing of it was taken in.
    ///
    /// @param status the HTTP status: 400 unreadable, 401 not verified, 413 too large, 503 not now: send it again
    /// @param code   a word for machines, such as `invalid_signature`
    /// @param detail what is wrong, what was expected, what to do; for people
    record Rejected(int status, String code, String detail) implements Response {}
}
