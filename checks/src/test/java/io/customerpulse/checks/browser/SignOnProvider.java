package io.customerpulse.checks.browser;

import io.customerpulse.server.access.Role;
import io.customerpulse.server.access.Ways;
import io.customerpulse.server.signon.Provider;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// A provider of identities that other people wrote, in a process of its own on loopback: `web/tests/provider.mjs`.
final class SignOnProvider implements AutoCloseable {

    private static final String CLIENT = "pulse";
    private static final String SECRET = "known to this test and to nobody else";

    private final Process process;
    private final BufferedWriter input;
    private final URI issuer;

    /// Starts it; it answers once it knows where it may send browsers back to.
    ///
    /// @param web the folder of the screens
    SignOnProvider(Path web) throws IOException {
        process = new ProcessBuilder("node", "tests/provider.mjs", CLIENT, SECRET)
                .directory(web.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        input = process.outputWriter(StandardCharsets.UTF_8);
        String said = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (said == null || !said.startsWith("ISSUER ")) throw new IOException("the provider did not start: " + said);
        issuer = URI.create(said.substring("ISSUER ".length()));
    }

    /// What a server has to know of it; newcomers are viewers.
    Provider provider() {
        Ways ways = new Ways(Ways.Passwords.EVERYBODY, Optional.of(Role.VIEWER));
        return new Provider(issuer, CLIENT, SECRET, "The company", Provider.Emails.VERIFIED, ways);
    }

    void mayReturnTo(String address) throws IOException {
        input.write(address);
        input.newLine();
        input.flush();
    }

    @Override
    public void close() throws IOException {
        input.close();
        process.onExit().join();
    }
}
