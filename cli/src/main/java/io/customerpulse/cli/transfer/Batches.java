package io.customerpulse.cli.transfer;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.picture.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers calls into bodies that a server takes, sends them, and counts what became of each.
final class Batches {

    /// A body of calls: below the 500 KB that are taken.
    static final int BYTES_MAX = 480_000;

    private static final int CALLS_MAX = 2_000;
    private static final int SHOWN_MAX = 3;
    private static final byte[] HEAD = "{\"batch\":[".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TAIL = "]}".getBytes(StandardCharsets.UTF_8);

    private final Target target;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(BYTES_MAX + 1_000);
    private final List<String> places = new ArrayList<>();
    private final Map<Integer, String> reasons = new HashMap<>();
    private final List<String> firstFailed = new ArrayList<>();
    private long stored;
    private long duplicate;
    private long failed;

    Batches(Target target) {
        this.target = target;
    }

    /// Adds a call.
    ///
    /// @param place where it stands, for people
    void add(String place, String call) {
        byte[] bytes = call.getBytes(StandardCharsets.UTF_8);
        if (places.size() >= CALLS_MAX || body.size() + bytes.length + 3 > BYTES_MAX) send();
        body.writeBytes(places.isEmpty() ? HEAD : new byte[] {','});
        body.writeBytes(bytes);
        places.add(place);
    }

    /// Adds a record that is no call, and of which it is known why.
    void addRefused(String place, String call, String why) {
        add(place, call);
        reasons.put(places.size() - 1, why);
    }

    /// Sends a body that is one already.
    void whole(String place, String text) {
        send();
        note(place, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends what is left.
    void send() {
        if (places.isEmpty()) return;
        body.writeBytes(TAIL);
        byte[] bytes = body.toByteArray();
        body.reset();
        note("", bytes);
        places.clear();
        reasons.clear();
    }

    long stored() {
        return stored;
    }

    long duplicate() {
        return duplicate;
    }

    long failed() {
        return failed;
    }

    /// The first that failed, in words.
    List<String> firstFailed() {
        return List.copyOf(firstFailed);
    }

    private void note(String place, byte[] bytes) {
        Target.Reply reply = reply(bytes);
        stored += reply.stored();
        duplicate += reply.duplicate();
        failed += reply.rejected().size();
        for (Target.Rejected rejected : reply.rejected()) {
            if (firstFailed.size() >= SHOWN_MAX) return;
            String where = place.isEmpty() ? places.get(rejected.index()) : place;
            String why = reasons.getOrDefault(rejected.index(), rejected.detail());
            firstFailed.add(SafeText.visible("%s: %s".formatted(where, why)));
        }
    }

    private Target.Reply reply(byte[] bytes) {
        try {
            return target.send(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "%s; %s are in: run the same command again to go on"
                            .formatted(failure.getMessage(), Console.count(stored + duplicate + failed, "row")),
                    failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted: run it again to go on"));
        }
    }
}
