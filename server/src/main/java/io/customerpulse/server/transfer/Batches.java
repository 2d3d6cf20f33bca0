package io.customerpulse.server.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers calls into bodies that a server takes, sends them, and counts what became of each.
///
/// The same file gives the same calls in the same order, so how many were answered for is a place to go on from.
public final class Batches {

    /// A body of calls: below the 500 KB that are taken.
    static final int BYTES_MAX = 480_000;

    private static final int CALLS_MAX = 2_000;
    private static final int SHOWN_MAX = 3;
    private static final byte[] HEAD = "{\"batch\":[".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TAIL = "]}".getBytes(StandardCharsets.UTF_8);

    private final Target target;
    private final Watcher watcher;
    private final Reached from;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(BYTES_MAX + 1_000);
    private final List<Place> places = new ArrayList<>();
    private final Map<Integer, String> reasons = new HashMap<>();
    private final List<String> firstFailed = new ArrayList<>();
    private long toPass;
    private long calls;
    private Tally tally;

    /// Where something stands.
    ///
    /// @param line from 1; 0 if it is of several
    record Place(String file, long line) {
        @Override
        public String toString() {
            return line > 0 ? "%s:%d".formatted(file, line) : file;
        }
    }

    /// How far a file has come.
    ///
    /// @param calls of it that were answered for
    /// @param line  where the last of them stands
    /// @param tally what became of them
    public record Reached(long calls, long line, Tally tally) {
        /// At its beginning.
        public static final Reached NOTHING = new Reached(0, 0, Tally.NONE);
    }

    /// The calls are not those of before: whoever reads the file reads it in another way by now.
    public static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// A call that cannot be used.
    ///
    /// @param line  where it stands, from 1; 0 if it is of several rows
    /// @param event the id of its failed event; 0 where it is not told
    public record Failed(long line, long event) {}

    /// Calls could not be taken in: what was answered for before stays, and sending the same again goes on.
    public static final class CutShort extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        private CutShort(IOException why) {
            super(String.valueOf(why.getMessage()), why);
        }
    }

    /// Is told of each body that was answered for.
    public interface Watcher {
        void answered(Reached now, List<Failed> failed);
    }

    /// From the beginning, with nobody watching.
    public Batches(Target target) {
        this(target, Reached.NOTHING, (now, failed) -> {});
    }

    /// Goes on where the same file came to.
    public Batches(Target target, Reached from, Watcher watcher) {
        this.target = target;
        this.watcher = watcher;
        this.from = from;
        this.toPass = from.calls();
        this.calls = from.calls();
        this.tally = from.tally();
    }

    /// Adds a call.
    void add(Place place, String call) {
        if (isPassed(place)) return;
        byte[] bytes = call.getBytes(StandardCharsets.UTF_8);
        if (places.size() >= CALLS_MAX || body.size() + bytes.length + 3 > BYTES_MAX) send();
        body.writeBytes(places.isEmpty() ? HEAD : new byte[] {','});
        body.writeBytes(bytes);
        places.add(place);
    }

    /// Adds a record that is no call, and of which it is known why.
    void addRefused(Place place, String call, String why) {
        boolean isAnswered = toPass > 0;
        add(place, call);
        if (!isAnswered) reasons.put(places.size() - 1, why);
    }

    /// Sends a body that is one already.
    ///
    /// @return what is wrong with it, if nothing of it can be used: then it is not counted yet
    Optional<String> whole(Place place, String text) {
        send();
        if (isPassed(place)) return Optional.empty();
        try {
            note(Optional.of(place), reply(text.getBytes(StandardCharsets.UTF_8)));
            return Optional.empty();
        } catch (Target.Refused refused) {
            return Optional.of(refused.detail());
        }
    }

    /// Sends what is left.
    void send() {
        if (places.isEmpty()) return;
        body.writeBytes(TAIL);
        byte[] bytes = body.toByteArray();
        body.reset();
        try {
            note(Optional.empty(), reply(bytes));
        } catch (Target.Refused refused) {
            throw new CutShort(refused);
        }
        places.clear();
        reasons.clear();
    }

    /// What became of those that were answered for.
    public Tally tally() {
        return tally;
    }

    /// The first that failed, in words; what stands in them came from outside.
    public List<String> firstFailed() {
        return List.copyOf(firstFailed);
    }

    /// @throws Moved if what was answered for before ended at another place
    private boolean isPassed(Place place) {
        if (toPass == 0) return false;
        toPass--;
        if (toPass == 0 && place.line() != from.line()) throw new Moved();
        return true;
    }

    private void note(Optional<Place> one, Target.Reply reply) {
        tally = tally.plus(reply);
        calls += one.isPresent() ? 1 : places.size();
        List<Failed> failed = new ArrayList<>();
        for (Target.Rejected rejected : reply.rejected()) {
            Place place = one.orElseGet(() -> places.get(rejected.index()));
            failed.add(new Failed(place.line(), rejected.id()));
            if (firstFailed.size() >= SHOWN_MAX) continue;
            String why =
                    one.isPresent() ? rejected.detail() : reasons.getOrDefault(rejected.index(), rejected.detail());
            firstFailed.add("%s: %s".formatted(place, why));
        }
        long line = one.orElseGet(places::getLast).line();
        watcher.answered(new Reached(calls, line, tally), failed);
    }

    private Target.Reply reply(byte[] bytes) throws Target.Refused {
        try {
            return target.send(bytes);
        } catch (Target.Refused refused) {
            throw refused;
        } catch (IOException failure) {
            throw new CutShort(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CutShort(new InterruptedIOException("interrupted"));
        }
    }
}
