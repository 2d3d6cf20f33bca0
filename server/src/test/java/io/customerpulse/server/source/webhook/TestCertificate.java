package io.customerpulse.server.source.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/// A certificate made for the tests, and the private key behind it.
final class TestCertificate {

    private static final String PASSWORD = "of the tests";

    private final X509Certificate certificate;
    private final PrivateKey key;

    private TestCertificate(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /// Made by the tool that comes with Java, for the days from 2026-03-01.
    static TestCertificate make(int days) {
        try {
            Path folder = Files.createTempDirectory("certificate");
            Path store = folder.resolve("store.p12");
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-keyalg",
                    "RSA",
                    "-keysize",
                    "1024",
                    "-alias",
                    "sns",
                    "-dname",
                    "CN=sns.example",
                    "-startdate",
                    "2026/03/01 00:00:00",
                    "-validity",
                    Integer.toString(days),
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
            if (process.waitFor() != 0) throw new AssertionError(Files.readString(folder.resolve("said")));
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            for (Path made : List.of(store, folder.resolve("said"), folder)) Files.delete(made);
            return new TestCertificate((X509Certificate) keys.getCertificate("sns"), (PrivateKey)
                    keys.getKey("sns", PASSWORD.toCharArray()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (GeneralSecurityException | InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    X509Certificate certificate() {
        return certificate;
    }

    String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                    .formatted(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// A signature in base64.
    ///
    /// @param algorithm such as `SHA256withRSA`
    String sign(String algorithm, String text) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(Sent.bytes(text));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
