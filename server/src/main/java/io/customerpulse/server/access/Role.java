package io.customerpulse.server.access;

import static io.customerpulse.server.access.Scope.ADMIN;
import static io.customerpulse.server.access.Scope.CUSTOMER_READ;
import static io.customerpulse.server.access.Scope.CUSTOMER_WRITE;
import static io.customerpulse.server.access.Scope.FAILED_WRITE;
import static io.customerpulse.server.access.Scope.FIGURES_READ;
import static io.customerpulse.server.access.Scope.MODEL_WRITE;
import static io.customerpulse.server.access.Scope.PII_READ;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a user is on this server: a set of scopes. A role holds from the very request after it was given, in sessions
/// that are open too.
public enum Role {
    /// Looks at customers and figures; personal data is masked.
    VIEWER("viewer"),
    /// A viewer who sees whom they write to.
    MARKETER("marketer"),
    /// Answers customers: sees them, merges and splits them, enters their consent.
    AGENT("agent"),
    /// Answers for the numbers: mends failed events, puts in models and holds them against what is in force.
    ANALYST("analyst"),
    /// Runs this server and may do everything on it.
    ADMINISTRATOR("administrator");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /// As it stands in requests and in the journal.
    public String word() {
        return word;
    }

    /// All words, as a message lists what is allowed.
    public static List<String> words() {
        return Stream.of(values()).map(Role::word).toList();
    }

    /// The role that a word stands for.
    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word.equals(word)).findFirst();
    }

    /// Whether it allows what a scope allows.
    public boolean may(Scope scope) {
        return scope.isIn(scopes());
    }

    /// The role in an entry of the journal. There were administrators only before there were roles; a role that is
    /// not known here is the least.
    static Role in(Entry entry) {
        String word = entry.text("role");
        return word.isEmpty() ? ADMINISTRATOR : of(word).orElse(VIEWER);
    }

    private List<Scope> scopes() {
        return switch (this) {
            case VIEWER -> List.of(CUSTOMER_READ, FIGURES_READ);
            case MARKETER -> List.of(CUSTOMER_READ, FIGURES_READ, PII_READ);
            case AGENT -> List.of(CUSTOMER_READ, FIGURES_READ, PII_READ, CUSTOMER_WRITE);
            case ANALYST -> List.of(CUSTOMER_READ, FIGURES_READ, PII_READ, FAILED_WRITE, MODEL_WRITE);
            case ADMINISTRATOR -> List.of(ADMIN);
        };
    }
}
