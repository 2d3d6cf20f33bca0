package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.Source.Account;

/// Orders and payments that a service marks as made for trying things out: they are kept as notes, unless the source
/// is told to count them, as one would on a trial server.
final class TrialEvents {

    /// The option that says so, by the word `count`.
    static final String OPTION = "test_events";
    private static final String COUNT = "count";

    private TrialEvents() {}

    static boolean count(Account account) {
        return COUNT.equals(account.options().get(OPTION));
    }
}
