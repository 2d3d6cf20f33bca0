package io.customerpulse.server.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Requests that carry a key of the caller's own, so that they can be sent again and are done once
/// (`Idempotency-Key`).
///
/// That a request was done is in the journal, as hashes and a status, and known for a day across restarts. The
/// answer itself is in memory only: it may hold a secret or a person's data, and the journal is for ever. So after
/// a restart a repeat is still not done twice, but is told that its answer is gone.
public final class Repeats {

    /// How long a request is remembered.
    public static final Duration KEPT = Duration.ofHours(24);
    /// Most requests that are remembered; one more is refused until the oldest is a day old.
    public static final int REQUESTS_MAX = 20_000;
    /// Most bytes of all answers in memory; beyond it, the oldest answers go.
    public static final long ANSWERS_BYTES_MAX = 32L << 20;
    /// Most characters of an answer that is kept; a longer one is gone at once.
    public static final int ANSWER_CHARACTERS_MAX = 1 << 18;
    /// Most characters of a caller's key.
    public static final int KEY_MAX = 255;

    static final String DONE = "request.done";

    private final Records records;
    private final LinkedHashMap<String, Request> byKey = new LinkedHashMap<>();
    private long answerBytes;

    Repeats(Records records) {
        this.records = records;
    }

    /// An answer as it was given.
    ///
    /// @param headers those that belong to it, such as its media type
    public record Answer(int status, Map<String, String> headers, String body) {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }

    /// Who sends what under which key.
    ///
    /// @param caller  the id of who asks
    /// @param key     of their own choice
    /// @param content all that makes the request what it is: method, address, body
    public record Asked(String caller, String key, String content) {

        String place() {
            return hash(caller + '\n' + key);
        }

        String fingerprint() {
            return hash(key + '\n' + content);
        }

        private static String hash(String text) {
            return HexFormat.of().formatHex(Digest.sha256(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// What to do with a request.
    public sealed interface Turn {

        /// It is new: do it, then say so by [Repeats#done] or [Repeats#notDone].
        record New() implements Turn {}

        /// It was done: give this answer again.
        record Again(Answer answer) implements Turn {}

        /// It was done, with this status, and its answer is no longer known.
        record Gone(int status) implements Turn {}

        /// It is being done at this moment.
        record Running() implements Turn {}

        /// Another request was sent under this key.
        record Other() implements Turn {}

        /// Too many are remembered.
        record Full(Duration pause) implements Turn {}
    }

    /// A request that is remembered.
    ///
    /// @param status 0 while it runs
    /// @param answer [#NO_ANSWER] while it runs and once it is gone
    private record Request(String fingerprint, Instant at, int status, Answer answer) {

        boolean hasAnswer() {
            return answer.status() != 0;
        }

        int bytes() {
            return 2 * answer.body().length();
        }
    }

    private static final Answer NO_ANSWER = new Answer(0, Map.of(), "");

    /// Looks at a request before it is done.
    public synchronized Turn begin(Asked asked, Instant now) {
        dropOld(now);
        Request known = byKey.get(asked.place());
        if (known == null) {
            if (byKey.size() >= REQUESTS_MAX) {
                Instant free = byKey.firstEntry().getValue().at().plus(KEPT);
                return new Turn.Full(Duration.between(now, free));
            }
            byKey.put(asked.place(), new Request(asked.fingerprint(), now, 0, NO_ANSWER));
            return new Turn.New();
        }
        if (!Digest.same(known.fingerprint(), asked.fingerprint())) return new Turn.Other();
        if (known.status() == 0) return new Turn.Running();
        return known.hasAnswer() ? new Turn.Again(known.answer()) : new Turn.Gone(known.status());
    }

    /// Remembers that a request was done, and its answer.
    public void done(Asked asked, Answer answer, Instant now) {
        synchronized (this) {
            Request running = byKey.get(asked.place());
            if (running == null) return;
            Answer kept = answer.body().length() > ANSWER_CHARACTERS_MAX ? NO_ANSWER : answer;
            byKey.put(asked.place(), new Request(running.fingerprint(), running.at(), answer.status(), kept));
            answerBytes += 2L * kept.body().length();
            dropAnswers();
        }
        records.append(
                DONE,
                Entry.by(new Stamp(asked.caller(), now))
                        .put("place", asked.place())
                        .put("fingerprint", asked.fingerprint())
                        .put("status", answer.status())
                        .json());
    }

    /// Forgets a request that changed nothing, so that it can be sent again, also in another form.
    public synchronized void notDone(Asked asked) {
        byKey.remove(asked.place());
    }

    synchronized void apply(Entry entry) {
        Instant at = entry.stamp().at();
        dropOld(at);
        byKey.putIfAbsent(
                entry.text("place"),
                new Request(entry.text("fingerprint"), at, (int) entry.number("status"), NO_ANSWER));
    }

    synchronized int size() {
        return byKey.size();
    }

    private void dropOld(Instant now) {
        while (!byKey.isEmpty()) {
            Request eldest = byKey.firstEntry().getValue();
            if (eldest.at().plus(KEPT).isAfter(now)) return;
            byKey.pollFirstEntry();
            answerBytes -= eldest.bytes();
        }
    }

    private void dropAnswers() {
        if (answerBytes <= ANSWERS_BYTES_MAX) return;
        for (Map.Entry<String, Request> each : byKey.entrySet()) {
            Request old = each.getValue();
            answerBytes -= old.bytes();
            each.setValue(new Request(old.fingerprint(), old.at(), old.status(), NO_ANSWER));
            if (answerBytes <= ANSWERS_BYTES_MAX / 2) return;
        }
    }
}
