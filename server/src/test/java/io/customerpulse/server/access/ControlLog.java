package io.customerpulse.server.access;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Control entries in memory, folded as the journal's are: appended, then applied, then it returns.
public final class ControlLog implements Records {

    /// Where the stories of these tests begin.
    public static final Instant START = Instant.parse("2027-03-01T08:00:00Z");

    /// Kinds of sources in these tests.
    public static final List<SourceKind> KINDS = List.of(
            new SourceKind("segment", true, false, List.of()),
            new SourceKind("sendgrid", false, true, List.of("region")));

    private final List<Written> written = new ArrayList<>();
    private final Access access;

    /// An entry.
    public record Written(String kind, String json) {}

    public ControlLog() {
        this(1);
    }

    public ControlLog(long seed) {
        this(seed, Ways.USUAL);
    }

    ControlLog(long seed, Ways ways) {
        access = new Access(this, chance(seed), new Access.Settings(KINDS, Sessions.Lifetime.USUAL, ways));
    }

    /// Chance that is the same in every run.
    public static SecureRandom chance(long seed) {
        try {
            SecureRandom chance = SecureRandom.getInstance("SHA1PRNG");
            chance.setSeed(seed);
            return chance;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Access access() {
        return access;
    }

    @Override
    public synchronized long append(String kind, String json) {
        written.add(new Written(kind, json));
        access.apply(kind, json);
        return written.size();
    }

    public synchronized List<Written> written() {
        return List.copyOf(written);
    }

    /// All that ever went to the disk, as one text.
    public String bytes() {
        StringBuilder all = new StringBuilder();
        written().forEach(each -> all.append(each.kind()).append(each.json()).append('\n'));
        return all.toString();
    }

    /// The same after a restart: a new state, folded from the entries.
    public ControlLog restarted() {
        return restarted(Ways.USUAL);
    }

    /// The same with other ways in.
    ControlLog restarted(Ways ways) {
        ControlLog next = new ControlLog(written.size() + 1_000L, ways);
        written().forEach(each -> next.append(each.kind(), each.json()));
        return next;
    }

    /// What was done, or the test fails.
    public static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T value)) return value;
        throw new AssertionError("not done: " + outcome);
    }

    /// The codes of what is wrong, each with its pointer; empty if it was done.
    public static List<String> flaws(Outcome<?> outcome) {
        if (!(outcome instanceof Outcome.Flawed<?>(List<Flaw> flaws))) return List.of();
        return flaws.stream().map(each -> each.pointer() + " " + each.code()).toList();
    }
}
