package io.customerpulse.server.view;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A filter and order of the list of customers, under a name.
///
/// @param id      its own, for ever
/// @param owner   the id of the user who saved it
/// @param name    1 to [Views#NAME_MAX] characters
/// @param asked   the parameters of the list, by name
/// @param shared  whether the whole team sees it; else it is its owner's alone
/// @param changed when it was last saved
public record SavedView(
        String id, String owner, String name, SortedMap<String, String> asked, boolean shared, Instant changed) {

    public SavedView {
        asked = Collections.unmodifiableSortedMap(new TreeMap<>(asked));
    }

    /// What a view is to be.
    public record Wanted(String name, SortedMap<String, String> asked, boolean shared) {
        public Wanted {
            asked = Collections.unmodifiableSortedMap(new TreeMap<>(asked));
        }
    }

    /// What somebody wants to be there is there already.
    boolean isAs(Wanted wanted) {
        return wanted.equals(new Wanted(name, asked, shared));
    }

    /// What a person may stand in: the words that are searched for, the traits that are asked for, and the name.
    String words() {
        return Words.of(name, asked);
    }
}
