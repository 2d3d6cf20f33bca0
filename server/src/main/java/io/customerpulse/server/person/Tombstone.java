package io.customerpulse.server.person;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// That a person is to be erased, and stays so: hashes of their identifiers, and nothing else of them.
///
/// @param id     of the erasure; the same in every copy of the data
/// @param at     when it was asked for
/// @param by     who asked for it: the id of a user or a key
/// @param hashes of all identifiers of the person
public record Tombstone(String id, Instant at, String by, List<Key> hashes) {

    private static final int ID_DIGITS = 16;

    public Tombstone {
        hashes = hashes.stream().distinct().sorted().toList();
    }

    /// The tombstone of somebody.
    public static Tombstone of(List<Identifier> customer, Instant at, String by) {
        List<Key> hashes =
                customer.stream().map(each -> Key.of(each.toString())).sorted().toList();
        String id = "ers_" + hex(Key.of(at + " " + hashes)).substring(0, ID_DIGITS);
        return new Tombstone(id, at, by, hashes);
    }

    ObjectNode json() {
        ObjectNode json = Jsons.object().put("id", id).put("at", at.toString()).put("by", by);
        ArrayNode list = json.putArray("hashes");
        hashes.forEach(each -> list.add(hex(each)));
        return json;
    }

    static Tombstone of(JsonNode json) {
        List<Key> hashes = new ArrayList<>();
        for (JsonNode each : json.path("hashes")) {
            hashes.add(Key.read(HexFormat.of().parseHex(each.asString("")), 0));
        }
        return new Tombstone(
                json.path("id").asString(""),
                Instant.parse(json.path("at").asString("")),
                json.path("by").asString(""),
                hashes);
    }

    static String hex(Key key) {
        byte[] bytes = new byte[Key.BYTES];
        Bytes.writeLong(bytes, 0, key.high());
        Bytes.writeLong(bytes, Long.BYTES, key.low());
        return HexFormat.of().formatHex(bytes);
    }
}
