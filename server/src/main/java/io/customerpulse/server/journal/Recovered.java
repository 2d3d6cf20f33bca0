package io.customerpulse.server.journal;

import java.util.List;

/// What opening a journal found and mended.
///
/// @param cutBytes   how many bytes at the end were no whole group and were cut off; they were never acknowledged
/// @param cutEntries how many whole entries were among them
/// @param damages    headers that are damaged; damaged entries are told by who goes through the journal
public record Recovered(long cutBytes, int cutEntries, List<Damage> damages) {

    public Recovered {
        damages = List.copyOf(damages);
    }
}
