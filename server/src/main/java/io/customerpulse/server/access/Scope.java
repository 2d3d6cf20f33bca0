package io.customerpulse.server.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a key or a role may be allowed to do.
public enum Scope {
    /// Send interactions, and files of them.
    INGEST_WRITE("ingest:write"),
    /// Read customers: pulses, ledgers, timelines, lists. Without `pii:read` personal data is left out.
    CUSTOMER_READ("customer:read"),
    /// Change customers: bring them together, split them, set consent.
    CUSTOMER_WRITE("customer:write"),
    /// See personal data in what may be read.
    PII_READ("pii:read"),
    /// See accounting and metrics.
    FIGURES_READ("figures:read"),
    /// See failed events, mend, replay and drop them.
    FAILED_WRITE("failed:write"),
    /// Put in models, to hold them against what is in force. What is in force stays with `admin`.
    MODEL_WRITE("model:write"),
    /// Erase a person.
    PERSON_ERASE("person:erase"),
    /// Everything, keys and sources among it.
    ADMIN("admin");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /// As it stands in requests and in the journal.
    public String word() {
        return word;
    }

    /// The scope that a word stands for.
    public static Optional<Scope> of(String word) {
        return Stream.of(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }

    /// Whether who has these scopes may do what this one allows.
    public boolean isIn(List<Scope> held) {
        return held.contains(this) || held.contains(ADMIN);
    }
}
