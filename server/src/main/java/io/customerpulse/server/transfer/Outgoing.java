package io.customerpulse.server.transfer;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.tables.intake.Deduplication;
import io.customerpulse.tables.json.Json;
import io.customerpulse.tables.json.Paths;
import io.customerpulse.tables.log.CollapsedDays;
import io.customerpulse.tables.row.Row;
import io.customerpulse.tables.segment.Calls;
import io.customerpulse.tables.segment.Kind;
import io.customerpulse.tables.segment.Part;
import io.customerpulse.tables.segment.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Makes calls of what is read, each with an id that is the same whenever the same file is read again: the event's
/// own; else made of the file's content and the line. So a row counts once, however often it is sent.
public final class Outgoing implements Onward {

    private static final Places PLACES = Places.SEGMENT;
    private static final int ID_MAX = 100;

    private final Batches batches;
    private final Deduplication deduplication;
    private final Paths paths = PLACES.tree();
    private final Calls calls = new Calls(PLACES);
    private final Map<String, List<Interaction>> collapsing = new LinkedHashMap<>();
    private Optional<CollapsedDays> days = Optional.empty();
    private Fingerprint inputs = Fingerprint.NONE;
    private Fingerprint file = Fingerprint.NONE;
    private String name = "";
    private long joined;

    public Outgoing(Batches batches, Deduplication deduplication) {
        this.batches = batches;
        this.deduplication = deduplication;
    }

    @Override
    public void begin(Optional<ZoneId> zone, Rules rules) {
        days = zone.map(it -> new CollapsedDays(it, rules));
    }

    @Override
    public void from(String input, Path place) throws IOException {
        name = input;
        file = Fingerprint.of(place);
        inputs = inputs.and(file);
    }

    @Override
    public void row(Row.Read row) {
        Interaction interaction = row.interaction();
        if (days.isPresent()) {
            collapsing
                    .computeIfAbsent(interaction.customer(), customer -> new ArrayList<>())
                    .add(interaction);
        } else {
            batches.add(place(row.line()), CallText.of(named(interaction, id(row))));
        }
    }

    @Override
    public void refused(Row.Refused row) {
        String id = file.id("refused " + row.line());
        batches.addRefused(place(row.line()), CallText.of(id, bare(name), row), row.reason());
    }

    @Override
    public void line(long number, String text) {
        Paths.Found call = paths.found();
        boolean[] isBatch = {false};
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String fault = Json.read(bytes, 0, bytes.length, parser -> take(parser, call, isBatch));
        if (fault.isEmpty() && bytes.length > Batches.BYTES_MAX) fault = "the line is longer than 480 KB";
        if (fault.isEmpty() && !isBatch[0] && isTimeless(call))
            fault = "time (timestamp) is empty: every row needs one";
        if (!fault.isEmpty()) refused(new Row.Refused(number, fault, text));
        else if (isBatch[0]) whole(number, text);
        else batches.add(place(number), completed(number, text, call));
    }

    /// Sends what is left.
    public void finish() {
        days.ifPresent(collapsed -> collapsing.forEach((customer, all) -> {
            List<Interaction> whole = collapsed.of(all);
            joined += all.size() - whole.size();
            for (Interaction day : whole) {
                String date = day.at().atZone(collapsed.zone()).toLocalDate().toString();
                String id = inputs.id("day " + date + " " + day.signal() + " " + customer);
                batches.add(new Batches.Place(name, 0), CallText.of(named(day, id)));
            }
        }));
        collapsing.clear();
        batches.send();
    }

    /// How many rows are in the interaction of another one of their day.
    public long joined() {
        return joined;
    }

    private void take(JsonParser parser, Paths.Found call, boolean[] isBatch) {
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && key.equals("batch")) {
                isBatch[0] = true;
                parser.skipChildren();
            } else {
                paths.member(parser, key, call);
            }
        }
    }

    /// Whether it is an interaction that does not say when it was: over the wire it would be taken for one of now.
    private boolean isTimeless(Paths.Found call) {
        return stated(call, Part.TIMESTAMP, Part.ORIGINAL, Part.SENT, Part.RECEIVED)
                        .isEmpty()
                && calls.kind(call).map(Kind::isInteraction).orElse(false);
    }

    /// A call that has an id, and that says when it was received: so its clock is taken as a file's is, by which
    /// what was sent long ago did not happen now.
    private String completed(long number, String text, Paths.Found call) {
        String complete = text;
        if (PLACES.of(Part.RECEIVED, call).isEmpty()) {
            String received = stated(call, Part.SENT, Part.TIMESTAMP, Part.ORIGINAL);
            if (!received.isEmpty()) complete = CallText.with(complete, "receivedAt", received);
        }
        return PLACES.of(Part.ID, call).isEmpty()
                ? CallText.with(complete, "messageId", file.id("line " + number))
                : complete;
    }

    private static String stated(Paths.Found call, Part... parts) {
        for (Part part : parts) {
            String text = PLACES.of(part, call);
            if (!text.isEmpty()) return text;
        }
        return "";
    }

    private String id(Row.Read row) {
        Interaction interaction = row.interaction();
        if (interaction.id().length() > ID_MAX) return Fingerprint.NONE.id("id " + interaction.id());
        if (!interaction.id().isEmpty()) return interaction.id();
        if (deduplication == Deduplication.CONTENT) return Fingerprint.NONE.id("content " + interaction);
        if (row.line() > 0) return file.id("line " + row.line());
        throw new UncheckedIOException(
                new IOException("%s: a column file_row_number hides which row is which; name it otherwise, or map an id"
                        .formatted(name)));
    }

    /// A line that is a batch itself; one of which nothing can be used is a record that could not be.
    private void whole(long number, String text) {
        batches.whole(place(number), text).ifPresent(why -> refused(new Row.Refused(number, why, text)));
    }

    private Batches.Place place(long line) {
        return new Batches.Place(name, line);
    }

    /// Without the folders it stands in: it is the same file wherever it stands.
    private static String bare(String input) {
        return input.substring(input.lastIndexOf('/') + 1);
    }

    private static Interaction named(Interaction it, String id) {
        return new Interaction(id, it.customer(), it.signal(), it.at(), it.value(), it.about());
    }
}
