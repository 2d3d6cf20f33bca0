package io.customerpulse.server.person;

import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.intake.Control;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.people.Identities;
import io.customerpulse.server.shard.Follower;
import io.customerpulse.server.shard.Resting;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.shard.Timelines;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/// Takes out all that a source sent, as if it had sent nothing: for data that are made up.
///
/// It goes as an [Erasures] does: an entry shuts the door, the index forgets, the journal is written anew, an entry
/// says that it is done; each step may be done twice, and a start does what was begun. Other than an erasure it is
/// about what was sent, not about persons: who was also sent by others keeps what they sent, nobody is kept out, and
/// the files of the index are left to be written anew in their own time. One removal costs three readings of the
/// journal, however many customers go.
public final class Removals {

    /// The kind of a control that begins a removal.
    static final String BEGUN = "source_data.removing";

    /// The kind of a control that says that a removal is done.
    static final String DONE = "source_data.removed";

    /// Identifiers that are forgotten in one write.
    private static final int CHUNK = 500;

    private final Parts parts;
    private final RemovedSources removed;
    private final List<Follower> followers;
    private final Consumer<Control> said;

    /// What it works on.
    ///
    /// @param personal what persons are erased from
    /// @param erasures goes on between two of them
    /// @param isCount  whether a control counts everybody
    /// @param uncount  is told of what was counted with them
    public record Parts(
            Erasures.Parts personal, Erasures erasures, Predicate<Control> isCount, Consumer<Control> uncount) {}

    /// @param followers of the shards, but for who is who
    /// @param said      is told again what people set
    Removals(Parts parts, RemovedSources removed, List<Follower> followers, Consumer<Control> said) {
        this.parts = parts;
        this.removed = removed;
        this.said = said;
        this.followers = List.copyOf(followers);
    }

    /// Whether all that a source sent was removed, or is to be.
    public boolean has(String source) {
        return removed.has(source);
    }

    /// Shuts the door to a source; when this returns nothing more comes in from it, also after a crash.
    public void begin(String source, String by) {
        if (removed.has(source)) return;
        var removal = new RemovedSources.Removal(source, personal().clock().instant(), by, false);
        personal().controls().set(BEGUN, removal.json());
    }

    /// Does what was begun, and returns when it is done.
    public void proceed() throws IOException, InterruptedException {
        parts.erasures().between(() -> {
            finish();
            return true;
        });
    }

    /// Does what was begun and is not done; for a start, before anybody is answered.
    void finish() throws IOException, InterruptedException {
        for (RemovedSources.Removal each : removed.unfinished()) remove(each);
    }

    private void remove(RemovedSources.Removal removal) throws IOException, InterruptedException {
        personal().shards().settle();
        Sent sent = Sent.of(personal().journal(), removal.source(), parts.isCount());
        Erasures.drop(personal(), sent.refusals(), "removed with its source", removal.by());
        SortedMap<String, Long> counts = new TreeMap<>();
        counts.put("journal.events", (long) sent.events());
        counts.put("journal.refusals", (long) sent.refusals().size());
        counts.put("journal.controls", (long) sent.controls().size());
        counts.put("identifiers", (long) sent.identifiers().size());
        forget(sent, removal.source(), counts);
        untie(sent);
        personal().store().flush();
        personal().journal().rewrite(sent.left());
        ObjectNode done = Jsons.object()
                .put("source", removal.source())
                .put("at", personal().clock().instant().toString());
        ObjectNode numbers = done.putObject("counts");
        counts.forEach(numbers::put);
        personal().controls().set(DONE, done.toString());
    }

    private void forget(Sent sent, String source, SortedMap<String, Long> counts) throws InterruptedException {
        Store store = personal().store();
        List<Identifier> all = sent.identifiers();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<Key> keys = new ArrayList<>();
            try (Batch batch = store.batch()) {
                Erasures.Deleting deleting = new Erasures.Deleting(store, batch, counts);
                for (Identifier each : all.subList(from, Math.min(all.size(), from + CHUNK))) {
                    keys.add(Key.of(each.toString()));
                    forget(
                            keys.getLast(),
                            sent.shared().contains(each) ? Optional.of(source) : Optional.empty(),
                            deleting);
                }
                batch.write();
            }
            personal().shards().remake(keys);
            keys.forEach(personal().others());
        }
        try (Batch batch = store.batch()) {
            Erasures.Deleting deleting = new Erasures.Deleting(store, batch, counts);
            for (long each : sent.refusals()) {
                deleting.all("failed", Family.FAILED, Bytes.ofLong(each));
                deleting.all("failed", Family.FAILED, Bytes.ofLong(Bytes.signed(each)));
            }
            personal().shards().aside().forget(sent.left().keySet(), batch);
            for (long each : sent.controls()) deleting.all("controls", Family.CONTROLS, Bytes.ofLong(each));
            batch.write();
        }
        sent.counts().forEach(parts.uncount());
    }

    /// @param only the source whose events go; empty for all of them
    private static void forget(Key key, Optional<String> only, Erasures.Deleting deleting) {
        if (only.isPresent()) {
            Timelines.delete(deleting.batch(), new Timelines(deleting.store()).of(key, only.get()));
        } else {
            deleting.all("timeline", Family.TIMELINE, key.bytes());
            for (Family family : Resting.FAMILIES) deleting.all("states", family, key.bytes());
            deleting.all("names", Family.NAMES, key.bytes());
        }
        deleting.all("profiles", Family.PROFILES, Rows.traits(key));
        deleting.all("consents", Family.PROFILES, Rows.consents(key));
    }

    /// Takes them out of who is who; what others sent of those who stay is heard again.
    private void untie(Sent sent) throws IOException {
        Identities people = personal().people();
        Set<Identifier> staying = new HashSet<>();
        for (Identifier each : sent.identifiers()) staying.addAll(people.near(each));
        sent.identifiers().forEach(staying::remove);
        staying.addAll(sent.shared());
        sent.identifiers().forEach(people::forget);
        Timelines timelines = new Timelines(personal().store());
        try (Batch batch = personal().store().batch()) {
            for (Identifier each : staying) {
                for (Stored stored : timelines.all(Key.of(each.toString()))) {
                    people.follow(stored, batch);
                    followers.forEach(follower -> follower.follow(stored, batch));
                }
            }
            for (long sequence : sent.mentions()) {
                event(sequence).ifPresent(stored -> people.follow(stored, batch));
            }
            batch.write();
        }
        if (!staying.isEmpty()) sayAgain();
    }

    /// What people said of those who stay; it is little, so all of it is said again.
    private void sayAgain() {
        personal().store().scan(Family.CONTROLS, new byte[0], new byte[0], (key, value) -> {
            Control.read(Bytes.readLong(key, 0), value).ifPresent(control -> {
                personal().people().said(control.kind(), control.json());
                said.accept(control);
            });
            return true;
        });
    }

    private Optional<Stored> event(long sequence) throws IOException {
        return personal()
                .journal()
                .entry(sequence)
                .filter(entry -> entry.kind() == Entry.EVENT)
                .flatMap(entry -> EventBytes.decode(entry.payload()))
                .map(event -> Stored.of(sequence, event));
    }

    private Erasures.Parts personal() {
        return parts.personal();
    }
}
