package io.customerpulse.server.person;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.intake.FailedEvents;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.people.Identities;
import io.customerpulse.server.shard.Resting;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Erases persons, one after the other.
///
/// An erasure is begun by an entry in the journal, which shuts the door; from then on nothing of the person comes
/// in. Then, in this order:
///
/// 1. the index forgets them, and that is put on disk;
/// 2. the journal is written anew without them;
/// 3. the files of the index are written anew, so that no byte is left of what was deleted;
/// 4. an entry says that it is done.
///
/// Each step may be done twice. So after a crash all of them are done again; and because the index forgets first,
/// the journal still knows what is to be forgotten, if the index does not have it on disk.
public final class Erasures implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);

    private final Parts parts;
    private final Forgotten forgotten;
    private final Consumer<Stage> passing;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "erasures");
        thread.setDaemon(true);
        return thread;
    });

    private volatile boolean isClosing;

    /// What persons are erased from.
    ///
    /// @param controls writes a control into the journal, and waits
    /// @param people   who is who
    /// @param others   is told which identifiers are erased, for what else is kept of them; may be told twice
    /// @param clock    ours
    public record Parts(
            Journal journal,
            Store store,
            Shards shards,
            Controls controls,
            Identities people,
            Consumer<Key> others,
            InstantSource clock) {}

    /// Writes a control into the journal, and waits until it is in effect.
    public interface Controls {
        long set(String kind, String json);
    }

    /// How far an erasure has come.
    enum Stage {
        BEGUN,
        FORGOTTEN,
        REWRITTEN,
        COMPACTED,
        DONE
    }

    public Erasures(Parts parts, Forgotten forgotten) {
        this(parts, forgotten, stage -> {});
    }

    /// @param passing is told of each stage that is reached
    Erasures(Parts parts, Forgotten forgotten, Consumer<Stage> passing) {
        this.parts = parts;
        this.forgotten = forgotten;
        this.passing = passing;
    }

    /// Begins to erase a customer, and goes on behind; when this returns the person is kept out, also after a crash.
    public Tombstone begin(List<Identifier> customer, String by) {
        Tombstone tombstone = Tombstone.of(customer, parts.clock().instant(), by);
        parts.controls().set(Tombstones.BEGUN, tombstone.json().toString());
        worker.execute(() -> {
            if (isClosing) return;
            try {
                erase(tombstone, customer);
            } catch (IOException | RuntimeException failed) {
                LOG.error("erasure {} was not finished: the next start goes on with it", tombstone.id(), failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        return tombstone;
    }

    /// Erases a customer, and returns when it is done; for whoever has the folder alone.
    public Erasure erase(List<Identifier> customer, String by) throws IOException, InterruptedException {
        Tombstone tombstone = Tombstone.of(customer, parts.clock().instant(), by);
        parts.controls().set(Tombstones.BEGUN, tombstone.json().toString());
        erase(tombstone, customer);
        return forgotten.find(tombstone.id()).orElseThrow();
    }

    /// Does what was begun and is not done; for a start, before anybody is answered.
    public void finish() throws IOException, InterruptedException {
        for (Tombstone tombstone : forgotten.unfinished()) erase(tombstone, List.of());
    }

    /// Has something else done between two erasures, and waits for it.
    void between(Callable<?> other) throws IOException, InterruptedException {
        try {
            worker.submit(other).get();
        } catch (ExecutionException failed) {
            throw new IOException(String.valueOf(failed.getCause()), failed);
        }
    }

    /// Waits for the erasure that is under way; those behind it are done at the next start.
    @Override
    public void close() {
        isClosing = true;
        worker.close();
    }

    private void erase(Tombstone tombstone, List<Identifier> known) throws IOException, InterruptedException {
        passing.accept(Stage.BEGUN);
        parts.shards().settle();
        Findings findings = Findings.of(parts.journal(), new HashSet<>(tombstone.hashes()));
        drop(parts, findings.refusals(), tombstone.id(), tombstone.by());
        List<Identifier> identifiers = new ArrayList<>(findings.identifiers());
        for (Identifier each : known) if (!identifiers.contains(each)) identifiers.add(each);
        SortedMap<String, Long> counts = forget(tombstone, findings);
        new Ties(parts).forget(identifiers, findings.mentions());
        counts.put("identifiers", (long) tombstone.hashes().size());
        parts.store().flush();
        passing.accept(Stage.FORGOTTEN);
        parts.journal().rewrite(findings.left());
        passing.accept(Stage.REWRITTEN);
        compact(tombstone);
        passing.accept(Stage.COMPACTED);
        Erasure.Certificate done = new Erasure.Certificate(parts.clock().instant(), counts);
        parts.controls().set(Tombstones.DONE, done.json(tombstone.id()).toString());
        passing.accept(Stage.DONE);
    }

    /// Says of the refused records that nobody is to mend them any more.
    static void drop(Parts parts, List<Long> refusals, String because, String by) {
        FailedEvents failed = new FailedEvents(parts.store());
        List<FailedEvents.Failed> open = refusals.stream()
                .flatMap(each -> failed.find(each).stream())
                .filter(each -> each.resolution().isEmpty())
                .toList();
        if (open.isEmpty()) return;
        FailedEvents.Resolution resolution = new FailedEvents.Resolution(
                FailedEvents.How.DROPPED, because, by, parts.clock().instant());
        parts.controls().set(FailedEvents.KIND, FailedEvents.json(open, resolution));
    }

    private SortedMap<String, Long> forget(Tombstone tombstone, Findings findings) throws InterruptedException {
        for (Key hash : tombstone.hashes()) {
            parts.shards().forget(hash);
            parts.others().accept(hash);
        }
        SortedMap<String, Long> counts = new TreeMap<>();
        counts.put("journal.events", (long) findings.events());
        counts.put("journal.refusals", (long) findings.refusals().size());
        counts.put("journal.controls", (long) findings.controls().size());
        try (Batch batch = parts.store().batch()) {
            Deleting deleting = new Deleting(parts.store(), batch, counts);
            for (Key hash : tombstone.hashes()) {
                deleting.all("timeline", Family.TIMELINE, hash.bytes());
                for (Family family : Resting.FAMILIES) deleting.all("states", family, hash.bytes());
                deleting.all("names", Family.NAMES, hash.bytes());
                deleting.all("profiles", Family.PROFILES, Rows.traits(hash));
                deleting.all("consents", Family.PROFILES, Rows.consents(hash));
            }
            for (long each : findings.refusals()) {
                deleting.all("failed", Family.FAILED, Bytes.ofLong(each));
                deleting.all("failed", Family.FAILED, Bytes.ofLong(Bytes.signed(each)));
            }
            parts.shards().aside().forget(findings.left().keySet(), batch);
            for (long each : findings.controls()) deleting.all("controls", Family.CONTROLS, Bytes.ofLong(each));
            batch.write();
        }
        forgetAgain(tombstone);
        return counts;
    }

    /// Without a timeline no state can be made again; one that was made of it in the meantime goes too.
    private void forgetAgain(Tombstone tombstone) throws InterruptedException {
        try (Batch batch = parts.store().batch()) {
            for (Key hash : tombstone.hashes()) {
                parts.shards().forget(hash);
                for (Family family : Resting.FAMILIES) batch.delete(family, hash.bytes());
            }
            batch.write();
        }
    }

    /// Deletes from the store, and counts.
    record Deleting(Store store, Batch batch, SortedMap<String, Long> counts) {

        void all(String what, Family family, byte[] prefix) {
            counts.merge(what, 0L, Long::sum);
            store.scanPrefix(family, prefix, (key, value) -> {
                batch.delete(family, key);
                counts.merge(what, 1L, Long::sum);
                return true;
            });
        }
    }

    private void compact(Tombstone tombstone) {
        Store store = parts.store();
        for (Key hash : tombstone.hashes()) {
            for (Family family : List.of(Family.TIMELINE, Family.STATES, Family.STATES_BESIDE, Family.NAMES)) {
                store.compactPrefix(family, hash.bytes());
            }
            store.compactPrefix(Family.PROFILES, Rows.traits(hash));
            store.compactPrefix(Family.PROFILES, Rows.consents(hash));
        }
        for (Family family : List.of(Family.LINKS, Family.FAILED, Family.CONTROLS)) {
            store.compact(family, new byte[0], new byte[0]);
        }
    }
}
