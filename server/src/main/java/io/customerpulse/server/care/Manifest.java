package io.customerpulse.server.care;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a backup holds; it is written last, so a backup without it is none.
///
/// @param made  when it was begun: everything acknowledged by then is in it
/// @param files in the order of the journal
public record Manifest(Instant made, List<File> files) {

    /// Its name in a backup.
    public static final String NAME = "manifest.json";

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    /// A file of the journal.
    ///
    /// @param sha256 of its bytes, in hexadecimal
    public record File(String name, long bytes, String sha256) {}

    public Manifest {
        files = List.copyOf(files);
    }

    public long bytes() {
        return files.stream().mapToLong(File::bytes).sum();
    }

    /// As it stands in a backup.
    public String json() {
        ObjectNode all = JSON.createObjectNode();
        all.put("pulse_backup", VERSION).put("made", made.toString());
        ArrayNode list = all.putArray("files");
        for (File file : files) {
            list.addObject().put("name", file.name()).put("bytes", file.bytes()).put("sha256", file.sha256());
        }
        return all.toPrettyString() + "\n";
    }

    /// Reads it back.
    ///
    /// @throws IOException if it is none, or of a newer version
    public static Manifest read(String json) throws IOException {
        try {
            JsonNode all = JSON.readTree(json);
            int version = all.path("pulse_backup").asInt(0);
            if (version < 1) throw new IOException("its manifest is none of Pulse's");
            if (version > VERSION) throw new IOException("it was made by a newer version of Pulse: use that one");
            List<File> files = new ArrayList<>();
            for (JsonNode file : all.path("files")) {
                files.add(new File(
                        file.path("name").asString(""),
                        file.path("bytes").asLong(-1),
                        file.path("sha256").asString("")));
            }
            return new Manifest(Instant.parse(all.path("made").asString("")), files);
        } catch (JacksonException | DateTimeParseException unreadable) {
            throw new IOException("its manifest cannot be read", unreadable);
        }
    }
}
