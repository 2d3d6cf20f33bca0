package io.customerpulse.server.source.webhook.item;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Short stand-ins for contents: equal contents give equal ones on every machine, other contents others, but for a
/// chance of 5e-20. They are the first 64 bits of SHA-256.
///
/// A JSON object is hashed by its members in the order of their names, so neither order nor blanks matter.
public final class ContentHash {

    private final MessageDigest digest = sha256();

    private ContentHash() {}

    /// The hash of a record.
    ///
    /// @param changing names of members of the outermost object that change when it is sent again, and are left out
    public static long of(JsonNode record, Set<String> changing) {
        ContentHash hash = new ContentHash();
        hash.add(record, changing);
        return hash.first();
    }

    /// The hash of texts, in their order.
    public static long of(List<String> texts) {
        ContentHash hash = new ContentHash();
        for (String text : texts) hash.text('t', text);
        return hash.first();
    }

    /// The same as sixteen characters, for a place in an id.
    public static String word(String... texts) {
        return HexFormat.of().toHexDigits(of(List.of(texts)));
    }

    private void add(JsonNode node, Set<String> changing) {
        if (node.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!changing.contains(member.getKey())) members.put(member.getKey(), member.getValue());
            }
            text('o', Integer.toString(members.size()));
            members.forEach((name, value) -> {
                text('n', name);
                add(value, Set.of());
            });
        } else if (node.isArray()) {
            text('a', Integer.toString(node.size()));
            for (JsonNode element : node) add(element, Set.of());
        } else {
            text(node.isString() ? 's' : 'v', node.asString());
        }
    }

    private void text(char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) kind);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private long first() {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
