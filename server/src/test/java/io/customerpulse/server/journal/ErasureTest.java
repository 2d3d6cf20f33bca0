package io.customerpulse.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is erased is gone from every file, and nothing else is.
class ErasureTest {

    private static final String SECRET = "ada@example.org";
    private static final int SYNCS_OF_OPENING = 2;
    private static final List<Long> HERS = List.of(2L, 3L, 17L, 18L, 40L);

    @TempDir
    Path folder;

    @Test
    void theBytesAreInNoFileAfterwards() throws IOException {
        FaultyDisk disk = written(1);
        try (Journal journal = open(disk)) {
            assertThat(filesWithSecret(disk)).hasSizeGreaterThan(2);
            long before = journal.bytes();
            journal.rewrite(hers());
            assertThat(filesWithSecret(disk)).isEmpty();
            assertThat(journal.bytes()).isLessThan(before);
            isErased(journal);
        }
        FaultyDisk after = disk.afterPowerLoss(1);
        assertThat(filesWithSecret(after)).isEmpty();
        try (Journal journal = open(after)) {
            isErased(journal);
        }
    }

    @Test
    void powerMayBeLostAtEachStep() throws IOException {
        FaultyDisk whole = written(1);
        long before = whole.steps();
        Journal all = open(whole);
        all.rewrite(hers());
        long steps = whole.steps() - before;
        assertThat(steps).isGreaterThan(15);
        for (long step = 1; step <= steps; step++) {
            for (long seed = 1; seed <= 20; seed++) {
                FaultyDisk disk = written(seed);
                disk.losePowerAtStep(step);
                assertThatThrownBy(() -> open(disk).rewrite(hers())).isInstanceOf(IOException.class);
                FaultyDisk after = disk.afterPowerLoss(seed);
                try (Journal journal = open(after)) {
                    assertThat(after.names()).noneMatch(name -> name.endsWith(SegmentName.ASIDE));
                    List<String> told = Notes.of(journal);
                    assertThat(told).hasSize(41);
                    for (int i = 1; i <= 41; i++) {
                        assertThat(told.get(i - 1)).isIn(said(i), HERS.contains((long) i) ? i + ":5 " : said(i));
                    }
                    journal.rewrite(hers());
                    isErased(journal);
                }
                assertThat(filesWithSecret(after)).isEmpty();
            }
        }
    }

    /// A disk that fails here is trusted with nothing any more; what it has is whole.
    @Test
    void aFailingDiskBreaksTheJournalAndNoEntry() throws IOException {
        FaultyDisk whole = written(1);
        long before = whole.syncs();
        open(whole).rewrite(hers());
        long syncs = whole.syncs() - before - SYNCS_OF_OPENING;
        assertThat(syncs).isGreaterThan(7);
        for (int n = 1; n <= syncs; n++) {
            FaultyDisk disk = written(n);
            Journal journal = open(disk);
            disk.failAtSync(n);
            assertThatThrownBy(() -> journal.rewrite(hers())).isInstanceOf(JournalBroken.class);
            assertThatThrownBy(journal::commit).isInstanceOf(JournalBroken.class);
            assertThat(Notes.of(journal)).hasSize(41);
            try (Journal next = open(disk)) {
                next.rewrite(hers());
                isErased(next);
            }
        }
    }

    @Test
    void doingItTwiceChangesNothing() throws IOException {
        try (Journal journal = open(written(1))) {
            journal.rewrite(hers());
            journal.rewrite(hers());
            isErased(journal);
        }
    }

    /// What was read ahead is not told any more.
    @Test
    void whoIsPassingWhileSheIsErasedIsNotToldOfHer() throws IOException {
        try (Journal journal = open(written(1))) {
            List<String> told = new ArrayList<>();
            Notes notes = new Notes(told);
            journal.forEach(1, new Visitor() {
                @Override
                public void entry(Entry entry) throws IOException {
                    notes.entry(entry);
                    if (entry.seq() == 1) journal.rewrite(hers());
                }

                @Override
                public void damaged(Damage damage) {
                    notes.damaged(damage);
                }
            });
            assertThat(told).hasSize(41).noneMatch(each -> each.contains(SECRET));
        }
    }

    @Test
    void whatIsNotThereCannotBeErased() throws IOException {
        try (Journal journal = open(written(1))) {
            for (long absent : new long[] {-1, 0, 42}) {
                SortedMap<Long, byte[]> left = hers();
                left.put(absent, new byte[0]);
                assertThatThrownBy(() -> journal.rewrite(left)).isInstanceOf(IllegalArgumentException.class);
            }
            journal.rewrite(new TreeMap<>());
            assertThat(Notes.of(journal)).hasSize(41).contains(said(2));
        }
    }

    /// While one writes and one erases, readers see every entry, each as it was or as it is.
    @Test
    void othersReadAndWriteMeanwhile() throws Exception {
        try (Journal journal = Journal.open(new FileDisk(folder), new Settings(20_000, new SplittableRandom(1)));
                ExecutorService readers = Executors.newFixedThreadPool(2)) {
            for (int i = 1; i <= 1000; i++) journal.append(Entry.EVENT, payload(i));
            journal.commit();
            AtomicBoolean isOver = new AtomicBoolean();
            Future<Integer> passing = readers.submit(() -> passes(journal, isOver));
            Future<Integer> picking = readers.submit(() -> picks(journal, isOver));
            for (int i = 1001; i <= 1150; i++) {
                journal.append(Entry.EVENT, payload(i));
                journal.commit();
                TreeMap<Long, byte[]> left = new TreeMap<>();
                left.put(i - 1000L, new byte[0]);
                left.put(i - 1L, new byte[0]);
                if (i % 3 == 0) journal.rewrite(left);
                if (i % 3 == 0)
                    assertThat(journal.entry(i - 1).orElseThrow().kind()).isEqualTo(Entry.ERASED);
            }
            isOver.set(true);
            assertThat(passing.get()).isPositive();
            assertThat(picking.get()).isPositive();
        }
    }

    private static int passes(Journal journal, AtomicBoolean isOver) throws IOException {
        int passes = 0;
        while (!isOver.get()) {
            long last = journal.committed();
            List<String> told = Notes.of(journal);
            assertThat(told).hasSizeGreaterThanOrEqualTo((int) last);
            for (int i = 1; i <= told.size(); i++)
                assertThat(told.get(i - 1)).isIn(i + ":1 " + said(payload(i)), i + ":5 ");
            passes++;
        }
        return passes;
    }

    private static int picks(Journal journal, AtomicBoolean isOver) throws IOException {
        SplittableRandom chance = new SplittableRandom(3);
        int picks = 0;
        while (!isOver.get()) {
            long sequence = chance.nextLong(1, journal.committed() + 1);
            Entry entry = journal.entry(sequence).orElseThrow();
            if (entry.kind() == Entry.EVENT) assertThat(entry.payload()).isEqualTo(payload((int) sequence));
            picks++;
        }
        return picks;
    }

    private static byte[] payload(int i) {
        byte[] payload = new byte[300 + i % 7];
        Arrays.fill(payload, (byte) i);
        return payload;
    }

    /// Forty-one entries in segments of some ten, the last one still written to.
    private static FaultyDisk written(long seed) throws IOException {
        FaultyDisk disk = new FaultyDisk(seed);
        Journal journal = open(disk);
        for (int i = 1; i <= 41; i++) {
            String said = said(i);
            journal.append(Entry.EVENT, said.substring(said.indexOf(' ') + 1).getBytes(StandardCharsets.ISO_8859_1));
            if (i % 4 == 0) journal.commit();
        }
        journal.commit();
        return disk;
    }

    private static String said(int i) {
        return "%d:1 event %d of %s".formatted(i, i, HERS.contains((long) i) ? SECRET : "someone else");
    }

    private static String said(byte[] payload) {
        return new String(payload, StandardCharsets.ISO_8859_1);
    }

    private static SortedMap<Long, byte[]> hers() {
        SortedMap<Long, byte[]> left = new TreeMap<>();
        for (long each : HERS) left.put(each, new byte[0]);
        return left;
    }

    private static void isErased(Journal journal) throws IOException {
        List<String> told = Notes.of(journal);
        assertThat(told).hasSize(41);
        for (int i = 1; i <= 41; i++) {
            assertThat(told.get(i - 1)).isEqualTo(HERS.contains((long) i) ? i + ":5 " : said(i));
        }
    }

    private static List<String> filesWithSecret(FaultyDisk disk) throws IOException {
        return disk.names().stream()
                .filter(name -> new String(disk.content(name), StandardCharsets.ISO_8859_1).contains(SECRET))
                .toList();
    }

    private static Journal open(Disk disk) throws IOException {
        return Journal.open(disk, new Settings(500, new SplittableRandom(1)));
    }
}
