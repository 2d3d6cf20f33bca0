package io.customerpulse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.care.Backup;
import io.customerpulse.server.care.Comparison;
import io.customerpulse.server.care.Folders;
import io.customerpulse.server.care.Manifest;
import io.customerpulse.server.care.Restore;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.journal.JournalProblem;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Rules RULES = Rules.of(DefaultCatalog.read());
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    /// Enough to be under load while four backups are made.
    private static final int LOAD_MAX = 20_000;

    @TempDir
    private Path folder;

    private static Core open(Path data) throws IOException, InterruptedException {
        return Alone.open(data, CLOCK);
    }

    private static void take(Core core, int first, int many) throws Exception {
        List<Reading> readings = new ArrayList<>();
        for (int i = first; i < first + many; i++) {
            readings.add(new Reading.Good(new Event(
                    new Event.Origin("shop", "m" + i, i, NOW),
                    List.of(new Identifier("user_id", "u" + i % 7)),
                    new Deed.Interacted("Order Completed", NOW.minusSeconds(i * 60L), Money.NONE, About.NOTHING),
                    List.of(),
                    "")));
        }
        core.index().intake().take(readings).get(60, TimeUnit.SECONDS);
    }

    private static void takeUnchecked(Core core, int first) {
        try {
            take(core, first, 50);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static long stored(Core core) {
        return core.index().intake().accounting().total().stored();
    }

    private static Comparison verified(Core core, Path beside) throws Exception {
        try (Index made = Index.open(core.journal(), beside, Alone.making(CLOCK))) {
            core.index().intake().checkpoint();
            made.intake().checkpoint();
            return Comparison.of(core.index().store(), made.store(), RULES);
        }
    }

    @Test
    void anIndexThatIsMissingSpoiltOrOfAnotherFormatIsMadeAnew() throws Exception {
        try (Core core = open(folder)) {
            take(core, 0, 500);
        }
        Folders.delete(folder.resolve("index"));
        try (Core core = open(folder)) {
            assertThat(stored(core)).isEqualTo(500);
        }
        Files.writeString(folder.resolve("index/CURRENT"), "MANIFEST-none\n");
        try (Core core = open(folder)) {
            assertThat(stored(core)).isEqualTo(500);
        }
        try (Store store = Store.open(folder.resolve("index"));
                Batch batch = store.batch()) {
            batch.put(Family.META, "format".getBytes(StandardCharsets.UTF_8), Bytes.ofLong(99));
            batch.write();
            store.flush();
        }
        try (Core core = open(folder)) {
            assertThat(stored(core)).isEqualTo(500);
            assertThat(verified(core, folder.resolve("beside")).isSame()).isTrue();
        }
    }

    @Test
    void anIndexOfALongerJournalIsMadeAnew() throws Exception {
        Path other = folder.resolve("other");
        Path data = folder.resolve("data");
        try (Core longer = open(other);
                Core core = open(data)) {
            take(longer, 0, 500);
            take(core, 0, 20);
        }
        Folders.delete(data.resolve("index"));
        Files.move(other.resolve("index"), data.resolve("index"));
        try (Core core = open(data)) {
            assertThat(stored(core)).isEqualTo(20);
        }
    }

    /// Nothing more comes in, and a crash later would have nothing to play again.
    @Test
    void theIndexIsBroughtUpToTheJournalWhileNothingComesIn() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        try (Core core = Alone.open(folder, now::get)) {
            take(core, 0, 100);
            assertThat(core.index().intake().unsaved()).isPositive();
            now.set(NOW.plusSeconds(60));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (core.index().intake().unsaved() > 0 && System.nanoTime() < end) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            assertThat(core.index().intake().unsaved()).isZero();
        }
    }

    @Test
    void aSecondProcessRefuses() throws Exception {
        try (Core core = open(folder)) {
            assertThat(core.data()).isEqualTo(folder.toAbsolutePath());
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(JournalProblem.class)
                    .hasMessageContaining("in use by another process");
        }
    }

    @Test
    void rebuiltIsLive() throws Exception {
        try (Core core = open(folder)) {
            take(core, 0, 2_000);
        }
        try (Core core = Core.rebuilt(folder, Alone.making(CLOCK), new Random(1))) {
            Comparison comparison = verified(core, folder.resolve("beside"));
            assertThat(comparison.first()).isEmpty();
            assertThat(comparison.compared()).containsEntry("timeline", 2_000L).containsEntry("states", 7L);
            assertThat(folder.resolve("index.old")).doesNotExist();
        }
    }

    @Test
    void whatTheJournalDoesNotSayIsFound() throws Exception {
        try (Core core = open(folder)) {
            take(core, 0, 100);
            core.index().intake().checkpoint();
            Store store = core.index().store();
            byte[] ada = Key.of("user_id:u1").bytes();
            byte[] other =
                    store.get(Family.STATES, Key.of("user_id:u2").bytes()).orElseThrow();
            try (Batch batch = store.batch()) {
                batch.put(Family.STATES, ada, other);
                batch.put(Family.SEEN, new byte[16], new byte[8]);
                batch.delete(Family.NAMES, ada);
                batch.write();
            }
            Comparison comparison = verified(core, folder.resolve("beside"));
            assertThat(comparison.differences()).isEqualTo(3);
            assertThat(comparison.first())
                    .anyMatch(one -> one.startsWith("states"))
                    .anyMatch(one -> one.contains("is not in the journal"))
                    .anyMatch(one -> one.contains("is missing"));
        }
    }

    /// R30.
    @Test
    void aBackupMadeUnderLoadIsTheJournalAsItWasAtAMoment() throws Exception {
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        Path data = folder.resolve("data");
        try (Core core = open(data)) {
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
                while (!enough.get() && acknowledged.get() < LOAD_MAX) {
                    takeUnchecked(core, acknowledged.get());
                    acknowledged.addAndGet(50);
                }
            });
            for (int round = 1; round <= 4; round++) {
                while (acknowledged.get() < round * 500 && !load.isDone()) Thread.onSpinWait();
                int before = acknowledged.get();
                Path place = folder.resolve(round % 2 == 0 ? "b" + round + ".zip" : "b" + round);
                Backup.to(data.resolve(Core.JOURNAL), place, NOW);
                Path fresh = folder.resolve("restored" + round);
                Restore.journal(place, Files.createDirectories(fresh).resolve(Core.JOURNAL));
                try (Core restored = open(fresh)) {
                    long stored = stored(restored);
                    assertThat(stored).isBetween((long) before, (long) acknowledged.get() + 50);
                    take(restored, 0, (int) stored);
                    assertThat(stored(restored))
                            .as("each of the first was there")
                            .isEqualTo(stored);
                }
            }
            enough.set(true);
            load.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aBackupThatIsNotWholeIsRefused() throws Exception {
        Path data = folder.resolve("data");
        try (Core core = open(data)) {
            take(core, 0, 100);
        }
        Path good = folder.resolve("good");
        Manifest manifest = Backup.to(data.resolve(Core.JOURNAL), good, NOW);
        Path file = good.resolve(manifest.files().getFirst().name());
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at += 997) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 1;
            Files.write(file, flipped);
            assertThatThrownBy(() -> Restore.journal(good, folder.resolve("new")))
                    .hasMessageContaining("checksum");
        }
        assertThat(folder.resolve("new")).doesNotExist();
        Files.delete(good.resolve(Manifest.NAME));
        assertThatThrownBy(() -> Restore.journal(good, folder.resolve("new"))).hasMessageContaining("manifest");
        Path text = Files.writeString(folder.resolve("b.zip"), "no zip");
        assertThatThrownBy(() -> Restore.journal(text, folder.resolve("new"))).hasMessageContaining("no backup");
    }

    @Test
    void aManifestMayNotNameFilesElsewhere() throws Exception {
        Path evil = Files.createDirectories(folder.resolve("evil"));
        Manifest.File outside = new Manifest.File("../outside.journal", 1, "");
        Files.writeString(evil.resolve(Manifest.NAME), new Manifest(NOW, List.of(outside)).json());
        assertThatThrownBy(() -> Restore.journal(evil, folder.resolve("new")))
                .hasMessageContaining("none of a journal");
    }

    /// R35.
    @Test
    void whatWasErasedSinceTheBackupIsErasedInTheRestoredJournalToo() throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("b.zip");
        Path younger = folder.resolve("younger");
        Path fresh = Files.createDirectories(folder.resolve("fresh"));
        try (Core core = open(data)) {
            take(core, 0, 100);
            Backup.to(data.resolve(Core.JOURNAL), backup, NOW);
            core.journal().rewrite(new TreeMap<>(Map.of(5L, new byte[0], 9L, new byte[0])));
            core.index()
                    .intake()
                    .setNow("erase.done", "{\"id\":\"ers_1\",\"at\":\"2026-01-01T00:00:00Z\",\"counts\":{}}");
            Backup.to(data.resolve(Core.JOURNAL), younger, NOW);
        }
        Path journal = fresh.resolve(Core.JOURNAL);
        Restore.journal(backup, journal);
        assertThat(Restore.erasures(journal, younger, new Random(2))).isEqualTo(2);
        try (Core restored = open(fresh)) {
            assertThat(stored(restored)).isEqualTo(98);
            assertThat(restored.journal().entry(5).orElseThrow().kind()).isEqualTo(Entry.ERASED);
            assertThat(restored.journal().committed()).isEqualTo(101);
        }
    }
}
