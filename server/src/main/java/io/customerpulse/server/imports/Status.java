package io.customerpulse.server.imports;

import io.customerpulse.server.transfer.Tally;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// How it is with an import.
///
/// @param name        what the file is called, as text
/// @param bytes       of the file
/// @param by          who brings it in: the id of a user or a key
/// @param received    bytes of it that are here
/// @param read        bytes of it that were read
/// @param tally       what became of its rows
/// @param secondsLeft until it is done, at the pace it has had; empty if nothing can be said
/// @param begun       when the whole file was here; when it was announced until then
/// @param reason      why it failed; empty if it did not
public record Status(
        String id,
        String name,
        long bytes,
        String by,
        State state,
        long received,
        long read,
        Tally tally,
        OptionalLong secondsLeft,
        Instant begun,
        Optional<Instant> started,
        Optional<Instant> ended,
        String reason) {

    /// How far it is.
    public enum State {
        /// The file is on its way here.
        RECEIVING,
        /// The file is here, and others are read before it.
        WAITING,
        /// It is being read.
        RUNNING,
        /// All of it was read.
        DONE,
        /// Somebody wanted no more of it. What is in stays in.
        CANCELLED,
        /// It could not be read to its end. What is in stays in.
        FAILED;

        /// Whether nothing more comes of it.
        public boolean isEnd() {
            return switch (this) {
                case RECEIVING, WAITING, RUNNING -> false;
                case DONE, CANCELLED, FAILED -> true;
            };
        }
    }
}
