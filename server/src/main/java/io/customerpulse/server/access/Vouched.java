package io.customerpulse.server.access;

/// Whom a provider of identities vouches for.
///
/// @param issuer  the provider
/// @param subject what it calls them, the same for ever and nobody else's there
/// @param email   that it says is theirs; empty if it says none, or not that they proved it
public record Vouched(String issuer, String subject, String email) {

    /// Most characters of each of the three.
    public static final int TEXT_MAX = 255;

    public Vouched {
        if (issuer.isEmpty() || issuer.length() > TEXT_MAX) throw new IllegalArgumentException("issuer: 1 to 255");
        if (subject.isEmpty() || subject.length() > TEXT_MAX) throw new IllegalArgumentException("subject: 1 to 255");
        if (email.length() > Users.NAME_MAX) throw new IllegalArgumentException("email: at most " + Users.NAME_MAX);
    }

    @Override
    public String toString() {
        return "Vouched";
    }
}
