package io.customerpulse.server.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/// The secret that a server and an authenticator app share: both make six digits of it and of the time, new ones every
/// 30 seconds.
///
/// Reference: RFC 6238 with HMAC-SHA-1, as all apps have it; 160 random bits, as RFC 4226 advises.
///
/// @param secret in Base32, as people type it
record Totp(String secret) {

    static final Duration STEP = Duration.ofSeconds(30);

    /// Steps that the clocks may be apart, either way.
    static final int DRIFT = 1;

    private static final int SECRET_BYTES = 20;
    private static final String ISSUER = "Pulse";
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator(STEP, 6);

    static Totp random(SecureRandom chance) {
        byte[] drawn = new byte[SECRET_BYTES];
        chance.nextBytes(drawn);
        return new Totp(Base32.toBase32String(drawn));
    }

    /// The step that an instant is in.
    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }

    /// The code of a step.
    String code(long step) {
        try {
            Instant at = Instant.ofEpochSecond(step * STEP.toSeconds());
            SecretKeySpec key = new SecretKeySpec(Base32.decode(secret), "HmacSHA1");
            return CODES.generateOneTimePasswordString(key, at, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("any bytes are a key of HMAC", impossible);
        }
    }

    /// The step that a code is of, if it is one of now or of a step beside it; in a time that does not tell how much
    /// was right.
    OptionalLong step(String code, Instant now) {
        OptionalLong found = OptionalLong.empty();
        for (long step = step(now) - DRIFT; step <= step(now) + DRIFT; step++) {
            if (Digest.same(code(step), code)) found = OptionalLong.of(step);
        }
        return found;
    }

    /// What an app reads from a square of dots: the secret and whose it is.
    String uri(String name) {
        String whose = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=%d"
                .formatted(ISSUER, whose, secret, ISSUER, STEP.toSeconds());
    }

    @Override
    public String toString() {
        return "Totp";
    }
}
