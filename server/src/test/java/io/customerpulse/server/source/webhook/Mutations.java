package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.webhook.item.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Records that are nearly right, by a seed.
final class Mutations {

    /// What may stand where something else was expected.
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "3.7",
            "1e99",
            "-1e-99",
            "123456789012345678901234567890",
            "99999999999999999999999999999999999999999999999999999999999999999999999999",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"-0\"",
            "\"1e9999\"",
            "\"2026-02-30T25:00:00Z\"",
            "\"99999-01-01T00:00:00Z\"",
            "\"\\ud800\\u0000\\uffff\"",
            "\"<\"",
            "\"><@\"",
            "\"+\"",
            "\"" + "y".repeat(3000) + "\"",
            "[]",
            "[[]]",
            "[null]",
            "{}",
            "{\"\":{}}",
            "[{\"id\":1}]");

    private Mutations() {}

    /// The record with some of its bytes flipped, left out, doubled or put in, or its end cut off.
    static byte[] bytes(byte[] record, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        byte[] bytes = record.clone();
        int times = 1 + chance.nextInt(4);
        for (int i = 0; i < times && bytes.length > 1; i++) bytes = once(bytes, chance);
        return bytes;
    }

    private static byte[] once(byte[] bytes, SplittableRandom chance) {
        int at = chance.nextInt(bytes.length);
        switch (chance.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << chance.nextInt(8));
            case 1 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 2 -> {
                int end = Math.min(bytes.length, at + 1 + chance.nextInt(20));
                return spliced(bytes, at, end, new byte[0]);
            }
            case 3 -> {
                int end = Math.min(bytes.length, at + 1 + chance.nextInt(20));
                return spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            }
            default -> {
                byte[] noise = new byte[1 + chance.nextInt(4)];
                chance.nextBytes(noise);
                return spliced(bytes, at, at, noise);
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        byte[] spliced = new byte[bytes.length - (to - from) + between.length];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(between, 0, spliced, from, between.length);
        System.arraycopy(bytes, to, spliced, from + between.length, bytes.length - to);
        return spliced;
    }

    /// The record with something else standing at one of its places, still JSON.
    static String swapped(String record, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        JsonNode tree = Json.read(record).orElseThrow();
        List<JsonNode> parents = new ArrayList<>();
        gather(tree, parents);
        JsonNode parent = parents.get(chance.nextInt(parents.size()));
        JsonNode value = Json.read(VALUES.get(chance.nextInt(VALUES.size()))).orElseThrow();
        int place = chance.nextInt(parent.size());
        if (parent instanceof ObjectNode object) {
            String name = object.properties().stream().toList().get(place).getKey();
            if (chance.nextInt(6) == 0) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        } else if (parent instanceof ArrayNode list) {
            list.set(place, value);
        }
        return tree.toString();
    }

    private static void gather(JsonNode node, List<JsonNode> parents) {
        if (node.isContainer() && !node.isEmpty()) parents.add(node);
        for (JsonNode child : node) gather(child, parents);
    }
}
