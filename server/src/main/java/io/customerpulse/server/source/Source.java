package io.customerpulse.server.source;

import java.util.Map;

/// A protocol that deliveries come in: a pure function from the bytes of a request to what is in it.
public interface Source {

    /// What kind of source it is, as it stands in addresses and settings: `segment`, `sendgrid` …
    String kind();

    /// Reads one delivery. It throws nothing, whatever the bytes are: what cannot be used is a refusal.
    ///
    /// @param account the source as the brand has set it up
    Response read(Delivery delivery, Account account);

    /// Reads one record again that was refused, as it was kept or as a person has mended it. Nobody has to prove
    /// again where it is from: kinds that verify their deliveries leave that out here.
    ///
    /// @param record its body is the one record; received when the record first was
    default Response again(Delivery record, Account account) {
        return read(record, account);
    }

    /// One source as the brand has set it up.
    ///
    /// @param id     its id, in every event that comes from it
    /// @param secret what its deliveries are verified with: a signing secret, a public key, a password; empty if
    ///               its kind needs none
    /// @param options what else its kind needs, by name; see the page of the kind
    record Account(String id, String secret, Map<String, String> options) {}
}
