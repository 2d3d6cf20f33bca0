package io.customerpulse.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// What is kept of a password: Argon2id, in the usual text form
/// `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
///
/// Cost: 19 MiB of memory and two passes, so that guessing is dear also for those who have the hash.
/// Reference: RFC 9106; parameters after the OWASP Password Storage Cheat Sheet.
///
/// @param text the hash with its salt and cost
record Password(String text) {

    static final Cost NOW = new Cost(19_456, 2, 1);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /// What it costs to compute.
    record Cost(int memoryKib, int passes, int lanes) {

        /// As the first three groups of a match have it.
        static Cost in(Matcher shape) {
            return new Cost(
                    Integer.parseInt(shape.group(1)),
                    Integer.parseInt(shape.group(2)),
                    Integer.parseInt(shape.group(3)));
        }

        String text() {
            return "m=%d,t=%d,p=%d".formatted(memoryKib, passes, lanes);
        }

        boolean isBelow(Cost other) {
            return memoryKib < other.memoryKib || passes < other.passes;
        }
    }

    static Password of(String password, SecureRandom chance) {
        byte[] salt = new byte[SALT_BYTES];
        chance.nextBytes(salt);
        return written(NOW, salt, hash(password, salt, NOW, HASH_BYTES));
    }

    /// A hash that no password has, as dear to compare with as any other.
    static Password ofNobody(SecureRandom chance) {
        byte[] drawn = new byte[SALT_BYTES + HASH_BYTES];
        chance.nextBytes(drawn);
        return written(NOW, Arrays.copyOf(drawn, SALT_BYTES), Arrays.copyOfRange(drawn, SALT_BYTES, drawn.length));
    }

    /// Whether a password is the one; in a time that does not tell how much was right.
    boolean isOf(String password) {
        Optional<Matcher> shape = shape();
        if (shape.isEmpty()) return false;
        byte[] salt = Base64.getDecoder().decode(shape.get().group(4));
        byte[] expected = Base64.getDecoder().decode(shape.get().group(5));
        return MessageDigest.isEqual(expected, hash(password, salt, Cost.in(shape.get()), expected.length));
    }

    /// Whether it was made when less was asked for, and should be made again at the next chance.
    boolean isWeakerThanNow() {
        return shape().map(shape -> Cost.in(shape).isBelow(NOW)).orElse(true);
    }

    @Override
    public String toString() {
        return "Password";
    }

    private Optional<Matcher> shape() {
        Matcher shape = SHAPE.matcher(text);
        return shape.matches() ? Optional.of(shape) : Optional.empty();
    }

    private static Password written(Cost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new Password("$argon2id$v=19$%s$%s$%s"
                .formatted(cost.text(), base64.encodeToString(salt), base64.encodeToString(hash)));
    }

    /// Bytes that follow from a password and a salt, dearly.
    static byte[] hash(String password, byte[] salt, Cost cost, int bytes) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib)
                .withIterations(cost.passes)
                .withParallelism(cost.lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[bytes];
        argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
