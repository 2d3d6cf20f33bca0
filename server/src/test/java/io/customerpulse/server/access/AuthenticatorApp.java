package io.customerpulse.server.access;

import java.time.Instant;

/// An authenticator app that was told a secret.
///
/// @param secret in Base32
public record AuthenticatorApp(String secret) {

    /// The code that it shows at an instant.
    public String now(Instant at) {
        return new Totp(secret).code(Totp.step(at));
    }
}
