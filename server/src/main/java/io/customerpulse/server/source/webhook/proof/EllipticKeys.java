package io.customerpulse.server.source.webhook.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Public keys of elliptic curves, and the signatures made with their private halves (ECDSA with SHA-256).
public final class EllipticKeys {

    private EllipticKeys() {}

    /// The keys in a text: base64, one a line, or in PEM armour. What is no key is passed over.
    public static List<PublicKey> of(String text) {
        List<PublicKey> keys = new ArrayList<>();
        boolean isArmoured = text.contains("-----");
        for (String part : text.split(isArmoured ? "-----[A-Z ]*-----" : "\\R", -1)) {
            key(part.replaceAll("\\s", "")).ifPresent(keys::add);
        }
        return keys;
    }

    /// Whether a signature in base64 was made of a message with any of the keys' private halves.
    public static boolean matches(List<PublicKey> keys, String signature, byte[]... message) {
        return keys.stream().anyMatch(key -> matches(key, signature, message));
    }

    private static boolean matches(PublicKey key, String signature, byte[]... message) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            for (byte[] part : message) verifier.update(part);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }

    private static Optional<PublicKey> key(String base64) {
        if (base64.isEmpty()) return Optional.empty();
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return Optional.of(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }
}
