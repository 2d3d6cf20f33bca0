package io.customerpulse.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A secret that only its owner's password opens: AES-256-GCM under a key that Argon2id makes of the password and a
/// salt of its own. Whoever reads it in the journal or a backup has to guess the password first, and so has the server.
///
/// @param text `$aes256gcm$m=19456,t=2,p=1$salt$nonce$ciphertext`; bound to the owner's id
record Sealed(String text) {

    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String BASE64 = "([A-Za-z0-9+/]+)";
    private static final Pattern SHAPE = Pattern.compile(
            "\\$aes256gcm\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$%s\\$%s\\$%s".formatted(BASE64, BASE64, BASE64));

    /// Whose secret it is, and what opens it.
    record Owner(String id, String password) {

        @Override
        public String toString() {
            return "Owner[" + id + "]";
        }
    }

    /// Seals a secret; takes as long as hashing a password.
    static Sealed of(String secret, Owner owner, SecureRandom chance) {
        byte[] salt = drawn(SALT_BYTES, chance);
        byte[] nonce = drawn(NONCE_BYTES, chance);
        Password.Cost cost = Password.NOW;
        try {
            byte[] bytes = cipher(Cipher.ENCRYPT_MODE, owner, key(owner, salt, cost), nonce)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
            return new Sealed("$aes256gcm$%s$%s$%s$%s"
                    .formatted(
                            cost.text(),
                            base64.encodeToString(salt),
                            base64.encodeToString(nonce),
                            base64.encodeToString(bytes)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    /// The secret; empty if owner or password is another. Takes as long as hashing a password.
    Optional<String> open(Owner owner) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) return Optional.empty();
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] key = key(owner, base64.decode(shape.group(4)), Password.Cost.in(shape));
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, owner, key, base64.decode(shape.group(5)));
            return Optional.of(new String(cipher.doFinal(base64.decode(shape.group(6))), StandardCharsets.UTF_8));
        } catch (AEADBadTagException another) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    @Override
    public String toString() {
        return "Sealed";
    }

    private static byte[] key(Owner owner, byte[] salt, Password.Cost cost) {
        return Password.hash(PasswordRules.normal(owner.password()), salt, cost, KEY_BYTES);
    }

    private static Cipher cipher(int mode, Owner owner, byte[] key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.id().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] drawn(int bytes, SecureRandom chance) {
        byte[] drawn = new byte[bytes];
        chance.nextBytes(drawn);
        return drawn;
    }
}
