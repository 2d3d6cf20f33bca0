package io.customerpulse.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A key that signs messages as Amazon's topics do, and the certificate that proves it to a server that takes it for
/// Amazon's.
///
/// @param certificate in PEM armour
/// @param key         the file with the private key, in PEM armour
record Topics(String certificate, String key) {

    private static final String PASSWORD = "of the tests";
    private static final String ALIAS = "sns";

    /// Made by the tool that comes with Java, good from now on.
    static Topics in(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("topics.p12");
        Process making = new ProcessBuilder(command(store))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("made.txt").toFile())
                .start();
        assertThat(making.waitFor()).isZero();
        try {
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            byte[] secret = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
            Path key = Files.writeString(folder.resolve("topics.pem"), armoured("PRIVATE KEY", secret));
            return new Topics(armoured("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()), key.toString());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<String> command(Path store) {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String what = "-genkeypair -keyalg RSA -keysize 2048 -alias sns -dname CN=sns.example -storetype PKCS12";
        List<String> command = new ArrayList<>(List.of(tool));
        command.addAll(List.of(what.split(" ", -1)));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        return command;
    }

    private static String armoured(String what, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what);
    }
}
