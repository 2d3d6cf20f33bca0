package io.customerpulse.checks.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Good bodies with wounds, and the connection they go over.
final class Wounded implements AutoCloseable {

    private static final List<String> WHOLE = List.of("""
            {"batch":[{"type":"track","event":"Order Completed","userId":"ann","messageId":"1","properties":
            {"revenue":42.5,"currency":"EUR","products":[{"sku":"a"}]},"timestamp":"2026-03-01T11:00:00Z"},
            {"type":"identify","userId":"ann","traits":{"email":"a@b.c","n":[1,2,{}]},"messageId":"2"},
            {"type":"alias","userId":"ann","previousId":"v1"},{"type":"page","anonymousId":"v1","name":"x"}],
            "context":{"campaign":{"name":"spring"}},"sentAt":"2026-03-01T12:00:00Z","writeKey":"k"}""", """
            {"type":"track","event":"Caf\u00e9 \ud83d\ude00","userId":"ann","anonymousId":"v1","_metadata":{"a":[1]},
            "sentAt":"2026-03-01T12:00:00Z","context":{"traits":{"a":"\\ud800"}}}""");

    private static final List<String> PIECES = List.of(
            "{", "}", "[", "]", ",", ":", "\"", "\\", "0", "-", "1e9", "null", "\0", "\\u0000", "[[[[", "\"batch\":[");

    private final SplittableRandom chance;
    private List<Wire> open = List.of();

    Wounded(SplittableRandom chance) {
        this.chance = chance;
    }

    /// The connection; a new one if it was hung up.
    Wire wire(Shop shop) throws IOException {
        if (open.isEmpty()) open = List.of(shop.wire());
        return open.getFirst();
    }

    void hangUp() throws IOException {
        for (Wire wire : open) wire.close();
        open = List.of();
    }

    /// The next body.
    byte[] body() {
        byte[] body = WHOLE.get(chance.nextInt(WHOLE.size())).getBytes(StandardCharsets.UTF_8);
        int wounds = 1 + chance.nextInt(4);
        for (int wound = 0; wound < wounds; wound++) body = wounded(body);
        return body;
    }

    private byte[] wounded(byte[] body) {
        if (body.length == 0) return body;
        int at = chance.nextInt(body.length);
        int to = Math.min(body.length, at + 1 + chance.nextInt(12));
        return switch (chance.nextInt(5)) {
            case 0 -> {
                byte[] flipped = body.clone();
                flipped[at] ^= (byte) (1 << chance.nextInt(8));
                yield flipped;
            }
            case 1 -> replaced(body, at, to, new byte[0]);
            case 2 -> replaced(body, at, at, Arrays.copyOfRange(body, at, to));
            case 3 ->
                replaced(body, at, at, PIECES.get(chance.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
            default -> Arrays.copyOf(body, at);
        };
    }

    private static byte[] replaced(byte[] body, int from, int to, byte[] by) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(body, 0, from);
        all.writeBytes(by);
        all.write(body, to, body.length - to);
        return all.toByteArray();
    }

    @Override
    public void close() throws IOException {
        hangUp();
    }
}
