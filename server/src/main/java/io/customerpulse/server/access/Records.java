package io.customerpulse.server.access;

/// The journal's control entries, as this package sees them.
public interface Records {

    /// Appends an entry. When it returns the entry is on disk, and has been given to [Access#apply], once and
    /// in the order of the journal.
    ///
    /// @return the entry's sequence number
    /// @throws java.io.UncheckedIOException if it could not be kept; then nothing has changed
    long append(String kind, String json);
}
