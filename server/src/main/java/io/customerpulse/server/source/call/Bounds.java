package io.customerpulse.server.source.call;

import io.customerpulse.codec.event.Refusal.Why;
import io.customerpulse.tables.json.Json;
import io.customerpulse.tables.json.Paths;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds the items of a body that are beyond our limits, by counting brackets and digits alone.
///
/// It is asked only once the parser has met such an item. What it says of a text that is no JSON does not matter:
/// the parser has the last word on everything that is not blanked out.
final class Bounds {

    /// An item beyond a limit.
    record Excess(int from, int to, Why why) {

        Item item(int index, Paths.Found found) {
            return new Item(index, from, to, found, Optional.of(why));
        }
    }

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] BATCH = "\"batch\"".getBytes(StandardCharsets.US_ASCII);

    private final byte[] body;
    private final List<Excess> excesses = new ArrayList<>();
    private boolean single = true;
    private boolean cutOff;
    private int at;
    private int deepest;
    private int longest;

    private Bounds(byte[] body) {
        this.body = body;
    }

    /// Goes over a body.
    static Bounds of(byte[] body, Cutter.Layout layout) {
        Bounds bounds = new Bounds(body);
        bounds.walk(layout);
        return bounds;
    }

    /// The same body with blanks for a byte order mark.
    static byte[] unmarked(byte[] body) {
        if (!Arrays.equals(body, 0, Math.min(body.length, MARK.length), MARK, 0, MARK.length)) return body;
        byte[] unmarked = body.clone();
        Arrays.fill(unmarked, 0, MARK.length, (byte) ' ');
        return unmarked;
    }

    /// A copy of a body in which each of these items is the number 0.
    static byte[] blanked(byte[] body, List<Excess> excesses) {
        byte[] blanked = body.clone();
        for (Excess excess : excesses) {
            Arrays.fill(blanked, excess.from(), excess.to(), (byte) ' ');
            blanked[excess.from()] = '0';
        }
        return blanked;
    }

    /// Whether the body is one call and no batch.
    boolean isSingle() {
        return single;
    }

    /// Whether the body ends inside of something.
    boolean isCutOff() {
        return cutOff;
    }

    /// The items beyond a limit, in their order.
    List<Excess> excesses() {
        return excesses;
    }

    private void walk(Cutter.Layout layout) {
        blanks();
        switch (layout) {
            case BATCH -> members();
            case LIST -> items(1);
            case ONE -> {
                int from = at;
                value(0);
                judge(from);
            }
        }
    }

    private void members() {
        int from = at++;
        blanks();
        while (at < body.length && body[at] == '"') {
            boolean batch = Arrays.equals(body, at, Math.min(body.length, at + BATCH.length), BATCH, 0, BATCH.length);
            value(1);
            blanks();
            at++;
            blanks();
            if (batch && at < body.length && body[at] == '[') items(2);
            else value(1);
            separator();
        }
        cutOff |= at >= body.length;
        at = Math.min(body.length, at + 1);
        if (single) judge(from);
    }

    private void items(int depth) {
        single = false;
        at++;
        blanks();
        while (at < body.length && body[at] != ']') {
            int from = at;
            deepest = 0;
            longest = 0;
            value(depth);
            judge(from);
            separator();
        }
        at = Math.min(body.length, at + 1);
    }

    private void judge(int from) {
        int length = at - from;
        if (length > Envelope.EVENT_MAX) {
            add(from, Envelope.tooLarge(length));
        } else if (deepest > Json.DEPTH_MAX) {
            String detail =
                    "the event has more than %s levels, those of its batch counted in".formatted(Json.DEPTH_MAX);
            add(from, new Why("too_deep", "", detail));
        } else if (longest > Json.NUMBER_MAX) {
            String detail = "a number of the event has more than %s characters".formatted(Json.NUMBER_MAX);
            add(from, new Why("invalid_value", "", detail));
        }
    }

    private void add(int from, Why why) {
        excesses.add(new Excess(from, at, why));
    }

    private void blanks() {
        while (at < body.length && body[at] <= ' ' && body[at] >= 0) at++;
    }

    private void separator() {
        blanks();
        if (at < body.length && body[at] == ',') at++;
        blanks();
    }

    /// Steps over a value, or to where a bracket or comma follows that is not its own.
    private void value(int outer) {
        int depth = outer;
        do {
            if (at >= body.length) {
                cutOff = true;
                return;
            }
            switch (body[at]) {
                case '{', '[' -> {
                    deepest = Math.max(deepest, ++depth);
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                case '"' -> text();
                case ',', ':', ' ', '\n', '\r', '\t' -> at++;
                default -> word();
            }
        } while (depth > outer);
    }

    private void text() {
        at++;
        while (at < body.length && body[at] != '"') at += body[at] == '\\' ? 2 : 1;
        at = Math.min(body.length, at + 1);
    }

    /// A number, or a word such as `true`.
    private void word() {
        int from = at;
        while (at < body.length && ",:{}[]\" \n\r\t".indexOf(body[at]) < 0) at++;
        longest = Math.max(longest, at - from);
    }
}
