package io.customerpulse.cli.command;

import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.input.YamlText;
import io.customerpulse.codec.yaml.Fields;
import io.customerpulse.codec.yaml.YamlFile;
import io.customerpulse.engine.identity.IdentityRules;
import io.customerpulse.server.http.access.Front;
import io.customerpulse.server.model.Nights;
import io.customerpulse.server.signon.Provider;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// What `pulse serve --config` may say. Relative paths are meant from the folder the file is in.
///
/// @param states   how many states are kept in memory
/// @param identity what may be an identifier
/// @param ingest how many requests each source may send in a second
/// @param learning what is done for models each night
/// @param front how browsers see it
/// @param signOn a provider of identities to sign on at
record ServerFile(
        Optional<Path> data,
        Optional<Integer> port,
        Optional<InetAddress> address,
        Optional<Path> catalog,
        Optional<Integer> states,
        Optional<IdentityRules> identity,
        Optional<Integer> ingest,
        Nights.Wanted learning,
        Front front,
        Optional<Provider> signOn) {

    static final ServerFile EMPTY = new ServerFile(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Nights.Wanted.NOTHING,
            Front.loopback(),
            Optional.empty());

    private static final int STATES_MIN = 1_000;
    private static final int STATES_MAX = 50_000_000;
    private static final int REQUESTS_MAX = 1_000_000;

    /// Reads a file; all that is wrong with it is said at once, each with its line.
    static ServerFile read(Path file) throws UserMistake {
        return switch (YamlFile.read(file.toString(), YamlText.text(file), fields -> of(fields, file))) {
            case YamlFile.Read<ServerFile> read -> read.value();
            case YamlFile.Refused<ServerFile> refused -> throw YamlText.mistake(refused.problems());
        };
    }

    private static ServerFile of(Fields fields, Path file) {
        return new ServerFile(
                fields.text("data").map(file::resolveSibling),
                whole(fields, "port", 0, 65_535),
                fields.text("address").flatMap(host -> address(fields, host)),
                fields.text("catalog").map(file::resolveSibling),
                fields.child("memory", memory -> whole(memory, "states", STATES_MIN, STATES_MAX))
                        .orElse(Optional.empty()),
                fields.child("identity", IdentityFields::rules),
                fields.child("ingest", ingest -> whole(ingest, "requests_per_second", 1, REQUESTS_MAX))
                        .orElse(Optional.empty()),
                fields.child("learning", ServerFile::learning).orElse(Nights.Wanted.NOTHING),
                FrontFields.front(fields),
                fields.child("sign_on", signOn -> SignOnFields.provider(signOn, file))
                        .flatMap(provider -> provider));
    }

    private static Optional<Integer> whole(Fields fields, String key, int lowest, int highest) {
        OptionalInt number = fields.whole(key, lowest, highest);
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static Nights.Wanted learning(Fields fields) {
        return new Nights.Wanted(isOn(fields, "refit", "nightly"), isOn(fields, "drift_alarm", "on"));
    }

    private static boolean isOn(Fields fields, String key, String on) {
        SequencedMap<String, Boolean> words = new LinkedHashMap<>();
        words.put(on, true);
        words.put("off", false);
        return fields.choice(key, words).orElse(false);
    }

    private static Optional<InetAddress> address(Fields fields, String host) {
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException unknown) {
            fields.problem("address", "\"%s\"".formatted(host), "an address of this machine, such as 127.0.0.1");
            return Optional.empty();
        }
    }
}
