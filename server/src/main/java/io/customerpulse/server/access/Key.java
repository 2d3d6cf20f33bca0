package io.customerpulse.server.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A secret key as it is kept: all about it but the secret.
///
/// @param id        such as `key_4fT…`
/// @param name      what people call it
/// @param shown     its beginning, so that its owner knows which it is
/// @param scopes    what it may do, in the order of [Scope]
/// @param addresses where it may be used from; empty for anywhere
/// @param made      by whom and when
/// @param until     when it ends, exclusive; [Instant#MAX] for never
/// @param revokedAt when it was revoked; [Instant#MAX] if it was not
public record Key(
        String id,
        String name,
        String shown,
        List<Scope> scopes,
        List<AddressRange> addresses,
        Stamp made,
        Instant until,
        Instant revokedAt) {

    public Key {
        scopes = scopes.stream().distinct().sorted().toList();
        addresses = List.copyOf(addresses);
    }

    /// What somebody wants a key to be.
    ///
    /// @param until [Instant#MAX] for never
    public record Wanted(String name, List<String> scopes, List<String> addresses, Instant until) {}

    /// A key that has just been made, with the secret that is shown this once.
    ///
    /// @param secret to be sent as `Authorization: Bearer`
    public record Made(Key key, String secret) {

        @Override
        public String toString() {
            return "Made[" + key.id + "]";
        }
    }

    /// Whether it is good at an instant: neither ended nor revoked.
    public boolean isGood(Instant at) {
        return at.isBefore(until) && at.isBefore(revokedAt);
    }

    /// Whether it may be used from an address.
    public boolean mayComeFrom(String address) {
        return addresses.isEmpty() || addresses.stream().anyMatch(range -> range.holds(address));
    }

    public boolean may(Scope scope) {
        return scope.isIn(scopes);
    }

    /// When it ends by itself, if it does.
    public Optional<Instant> expiry() {
        return until.equals(Instant.MAX) ? Optional.empty() : Optional.of(until);
    }

    /// When it was revoked, if it was.
    public Optional<Instant> revocation() {
        return revokedAt.equals(Instant.MAX) ? Optional.empty() : Optional.of(revokedAt);
    }

    Key endingAt(Instant end) {
        return new Key(id, name, shown, scopes, addresses, made, end.isBefore(until) ? end : until, revokedAt);
    }

    Key revoked(Instant at) {
        return new Key(id, name, shown, scopes, addresses, made, until, at.isBefore(revokedAt) ? at : revokedAt);
    }
}
