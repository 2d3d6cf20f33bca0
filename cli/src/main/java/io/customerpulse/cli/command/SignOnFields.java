package io.customerpulse.cli.command;

import io.customerpulse.codec.yaml.Fields;
import io.customerpulse.server.access.Role;
import io.customerpulse.server.access.Ways;
import io.customerpulse.server.signon.Provider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// What the file of a server says of a provider of identities to sign on at.
final class SignOnFields {

    private static final int SECRET_CHARS_MAX = 4_096;
    private static final String REFUSED = "refused";

    private SignOnFields() {}

    /// The provider; none if something about it is wrong, which is noted.
    ///
    /// @param file the file itself, from whose folder relative paths are meant
    static Optional<Provider> provider(Fields fields, Path file) {
        Optional<String> issuer = fields.required().text("issuer");
        Optional<String> allowed = issuer.flatMap(Provider::flaw);
        allowed.ifPresent(words -> fields.problem("issuer", "\"%s\"".formatted(issuer.orElse("")), words));
        Optional<String> client = fields.required().text("client");
        Optional<String> secret =
                fields.required().text("secret_file").flatMap(name -> secret(fields, file.resolveSibling(name)));
        String name = fields.text("name").or(() -> issuer).orElse("");
        Provider.Emails emails = fields.choice("emails", emails()).orElse(Provider.Emails.VERIFIED);
        Ways ways = new Ways(
                fields.choice("passwords", passwords()).orElse(Ways.Passwords.EVERYBODY),
                fields.choice("newcomers", newcomers()).orElse(Optional.empty()));
        if (issuer.isEmpty() || allowed.isPresent() || client.isEmpty() || secret.isEmpty()) return Optional.empty();
        return fields.made(
                () -> new Provider(URI.create(issuer.get()), client.get(), secret.get(), name, emails, ways));
    }

    private static Optional<String> secret(Fields fields, Path path) {
        String allowed =
                "a file that holds the secret of this server, at most %d characters".formatted(SECRET_CHARS_MAX);
        try {
            String secret = Files.size(path) > SECRET_CHARS_MAX
                    ? ""
                    : Files.readString(path).strip();
            if (!secret.isEmpty()) return Optional.of(secret);
        } catch (IOException unreadable) {
            fields.problem("secret_file", "%s, which cannot be read".formatted(path), allowed);
            return Optional.empty();
        }
        fields.problem("secret_file", "%s, which is empty or too long".formatted(path), allowed);
        return Optional.empty();
    }

    private static SequencedMap<String, Provider.Emails> emails() {
        SequencedMap<String, Provider.Emails> words = new LinkedHashMap<>();
        words.put("verified", Provider.Emails.VERIFIED);
        words.put("all", Provider.Emails.ALL);
        return words;
    }

    private static SequencedMap<String, Ways.Passwords> passwords() {
        SequencedMap<String, Ways.Passwords> words = new LinkedHashMap<>();
        for (Ways.Passwords each : Ways.Passwords.values()) words.put(each.word(), each);
        return words;
    }

    private static SequencedMap<String, Optional<Role>> newcomers() {
        SequencedMap<String, Optional<Role>> words = new LinkedHashMap<>();
        words.put(REFUSED, Optional.empty());
        for (Role each : Role.values()) words.put(each.word(), Optional.of(each));
        return words;
    }
}
