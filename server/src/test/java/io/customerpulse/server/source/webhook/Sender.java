package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.Source.Account;
import java.time.Instant;
import java.util.Map;

/// A service that sends to one of our sources, as it would: it knows the secret and signs with it.
///
/// @param source  what it sends to
/// @param account the source as it is set up for this sender
/// @param rotated the same while its secret is being replaced: another one beside the sender's
/// @param another the same, set up for another sender
/// @param signing how it proves what it sends
record Sender(Source source, Account account, Account rotated, Account another, Signing signing) {

    /// How a sender proves what it sends.
    interface Signing {

        /// A request with this record as its body, or in it, signed at an instant.
        ///
        /// @param headers what stands in the headers beside the proof
        Sent sign(byte[] record, Map<String, String> headers, Instant at);

        /// For how many seconds a signature holds; 0 if it does not say when it was made.
        default int holdsSeconds() {
            return 0;
        }
    }

    /// What makes the account of this sender.
    static Sender of(Source source, String secret, String other, Signing signing) {
        Account account = new Account("src_" + source.kind(), secret, Map.of());
        return new Sender(source, account, with(account, other + "\n" + secret), with(account, other), signing);
    }

    private static Account with(Account account, String secret) {
        return new Account(account.id(), secret, account.options());
    }

    @Override
    public String toString() {
        return source.kind();
    }
}
