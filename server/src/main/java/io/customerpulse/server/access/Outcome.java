package io.customerpulse.server.access;

import java.util.List;

/// What came of wanting a change.
///
/// @param <T> what is there afterwards
public sealed interface Outcome<T> {

    /// It is done, and on disk.
    record Done<T>(T value) implements Outcome<T> {}

    /// Nothing was done, for these reasons.
    record Flawed<T>(List<Flaw> flaws) implements Outcome<T> {
        public Flawed {
            flaws = List.copyOf(flaws);
        }
    }

    /// Nothing was done: what it is about is not there.
    record Missing<T>() implements Outcome<T> {}
}
