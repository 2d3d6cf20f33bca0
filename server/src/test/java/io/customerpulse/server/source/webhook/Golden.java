package io.customerpulse.server.source.webhook;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.source.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A record as its sender writes it, and what it is read into, as text.
///
/// In a folder of the kind lie `NAME.json`, the record, and `NAME.txt`: lines `name: value` of headers to send along,
/// an empty line, then the readings.
///
/// @param headers  sent along with the proof
/// @param expected the readings as text
record Golden(String kind, String name, String record, Map<String, String> headers, String expected) {

    /// When all of them come in.
    static final Instant RECEIVED_AT = Instant.parse("2026-03-02T12:00:00Z");

    private static final Path FOLDER = Path.of("src/test/resources/io/customerpulse/server/source/webhook");

    /// All records of a kind, by name.
    static List<Golden> of(String kind) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> read(kind, file))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// One record.
    static Golden of(String kind, String name) {
        return read(kind, FOLDER.resolve(kind).resolve(name + ".json"));
    }

    private static Golden read(String kind, Path file) {
        try {
            String name = file.getFileName().toString().replace(".json", "");
            String text = Files.readString(file.resolveSibling(name + ".txt"));
            int gap = text.startsWith("\n") ? 0 : text.indexOf("\n\n") + 1;
            Map<String, String> headers = new LinkedHashMap<>();
            text.substring(0, gap).lines().filter(line -> !line.isEmpty()).forEach(line -> {
                int colon = line.indexOf(": ");
                headers.put(line.substring(0, colon), line.substring(colon + 2));
            });
            return new Golden(
                    kind,
                    name,
                    Files.readString(file),
                    headers,
                    text.substring(gap).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The record as its sender sends it, signed when it comes in.
    Sent sentBy(Sender sender) {
        return sender.signing().sign(Sent.bytes(record), headers, RECEIVED_AT);
    }

    @Override
    public String toString() {
        return kind + "/" + name;
    }

    // ---- readings as text --------------------------------------------------------------------

    static String text(Response response) {
        return switch (response) {
            case Response.Records(var readings) ->
                readings.isEmpty()
                        ? "nothing"
                        : readings.stream().map(Golden::text).collect(Collectors.joining("\n\n"));
            case Response.Answer(var type, var body) -> "answer %s %s".formatted(type, body);
            case Response.Rejected(var status, var code, var detail) -> "rejected %d %s".formatted(status, code);
        };
    }

    private static String text(Reading reading) {
        return switch (reading) {
            case Reading.Good(Event event) -> text(event);
            case Reading.Bad(Refusal refusal) ->
                "refused %s\n  %s at '%s'"
                        .formatted(
                                refusal.messageId(),
                                refusal.why().code(),
                                refusal.why().pointer());
        };
    }

    private static String text(Event event) {
        List<String> lines = new ArrayList<>();
        lines.add(event.origin().messageId());
        lines.add("  %s  %s".formatted(event.deed().at(), text(event.deed())));
        lines.add("  who    "
                + event.identifiers().stream().map(Identifier::toString).collect(Collectors.joining("  ")));
        if (event.deed() instanceof Deed.Interacted(var signal, var at, var value, About about)) {
            lines.add("  about  outreach '%s'  content '%s'  channel '%s'"
                    .formatted(about.outreach(), about.content(), about.channel()));
        }
        if (!event.marks().isEmpty()) {
            lines.add("  marks  " + event.marks().stream().map(Mark::word).collect(Collectors.joining(" ")));
        }
        return String.join("\n", lines);
    }

    private static String text(Deed deed) {
        return switch (deed) {
            case Deed.Interacted(var signal, var at, Money value, var about) ->
                value.isStated() ? "%s  %d %s".formatted(signal, value.minor(), value.currency()) : signal;
            case Deed.Described(var at, var traits) -> "described " + traits;
            case Deed.Linked(var at) -> "linked";
            case Deed.Consented(var at, var purpose, var channel, var granted, var wording) ->
                "%s %s on %s".formatted(granted ? "allows" : "forbids", purpose, channel);
            case Deed.Noted(var at, var kind) -> "noted " + kind;
        };
    }
}
