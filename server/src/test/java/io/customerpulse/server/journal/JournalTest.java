package io.customerpulse.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journal on a real folder.
class JournalTest {

    @TempDir
    Path folder;

    @Test
    void theFirstEntryEverHasTheNumberOne() throws IOException {
        try (Journal journal = open()) {
            assertThat(journal.next()).isEqualTo(1);
            assertThat(journal.committed()).isZero();
            assertThat(journal.append(Entry.EVENT, bytes("a"))).isEqualTo(1);
            assertThat(journal.next()).isEqualTo(2);
            assertThat(journal.committed()).isZero();
        }
    }

    @Test
    void whatIsCommittedIsThereAgain() throws IOException {
        try (Journal journal = open()) {
            for (int i = 1; i <= 1000; i++) {
                journal.append(Entry.EVENT, bytes("event " + i));
                if (i % 7 == 0) journal.commit();
            }
            journal.commit();
        }
        try (Journal journal = open()) {
            assertThat(journal.committed()).isEqualTo(1000);
            assertThat(journal.next()).isEqualTo(1001);
            assertThat(journal.recovered().cutBytes()).isZero();
            assertThat(told(journal, 998)).containsExactly("998 event 998", "999 event 999", "1000 event 1000");
            assertThat(told(journal, 1)).hasSize(1000);
            for (int i = 1; i <= 1000; i++) {
                assertThat(new String(journal.entry(i).orElseThrow().payload(), StandardCharsets.UTF_8))
                        .isEqualTo("event " + i);
            }
        }
    }

    @Test
    void whatIsNotCommittedIsNotRead() throws IOException {
        try (Journal journal = open()) {
            journal.append(Entry.EVENT, bytes("a"));
            assertThat(journal.entry(1)).isEmpty();
            assertThat(told(journal, 1)).isEmpty();
            assertThat(journal.entry(0)).isEmpty();
            assertThat(journal.entry(-1)).isEmpty();
        }
    }

    @Test
    void anErasedEntryLeavesItsPlaceAndNothingElse() throws IOException {
        try (Journal journal = open()) {
            for (int i = 1; i <= 100; i++) {
                journal.append(Entry.EVENT, bytes("event " + i));
                journal.commit();
            }
            TreeMap<Long, byte[]> left = new TreeMap<>();
            left.put(3L, new byte[0]);
            left.put(100L, bytes("gone"));
            journal.rewrite(left);
            journal.append(Entry.EVENT, bytes("event 101"));
            journal.commit();
            assertThat(told(journal, 1)).hasSize(101).contains("2 event 2", "3 ", "100 gone", "101 event 101");
            assertThat(journal.entry(3).orElseThrow().kind()).isEqualTo(Entry.ERASED);
        }
        try (Journal journal = open()) {
            assertThat(told(journal, 1)).hasSize(101).contains("2 event 2", "3 ", "100 gone", "101 event 101");
        }
    }

    @Test
    void aCopyIsTheJournalAsItWas() throws IOException {
        Path there = Files.createDirectory(folder.resolve("copy"));
        try (Journal journal = open()) {
            assertThat(journal.copyTo(new FaultyDisk(1))).isZero();
            for (int i = 1; i <= 100; i++) {
                journal.append(Entry.EVENT, bytes("event " + i));
                journal.commit();
            }
            journal.append(Entry.EVENT, bytes("not committed"));
            assertThat(journal.copyTo(new FileDisk(there))).isEqualTo(100);
            journal.commit();
            assertThatThrownBy(() -> journal.copyTo(new FileDisk(there)))
                    .isInstanceOf(JournalProblem.class)
                    .hasMessage("a journal can only be copied to a folder without one");
            try (Journal copy = Journal.open(new FileDisk(there), settings())) {
                assertThat(copy.recovered()).isEqualTo(new Recovered(0, 0, List.of()));
                assertThat(told(copy, 1)).isEqualTo(told(journal, 1).subList(0, 100));
                assertThat(copy.append(Entry.EVENT, bytes("its own"))).isEqualTo(101);
                copy.commit();
            }
            assertThat(journal.entry(101).orElseThrow().payload()).isEqualTo(bytes("not committed"));
        }
    }

    /// So damage even in its last group is told from a tear.
    @Test
    void aCopyIsClosedWithAMark() throws IOException {
        FaultyDisk there = new FaultyDisk(1);
        try (Journal journal = open()) {
            journal.append(Entry.EVENT, bytes("a"));
            journal.commit();
            assertThat(journal.copyTo(there)).isEqualTo(1);
        }
        there.flip(there.names().getFirst(), 8L * Header.BYTES);
        try (Journal copy = Journal.open(there.afterPowerLoss(1), settings())) {
            assertThat(Notes.of(copy)).containsExactly("lost 1 to 1");
        }
    }

    @Test
    void aCopyIsOnDiskWhenItIsMade() throws IOException {
        try (Journal journal = open()) {
            for (int i = 1; i <= 20; i++) {
                journal.append(Entry.EVENT, new byte[200]);
                journal.commit();
            }
            for (long seed = 1; seed <= 20; seed++) {
                FaultyDisk there = new FaultyDisk(seed);
                journal.copyTo(there);
                try (Journal copy = Journal.open(there.afterPowerLoss(seed), settings())) {
                    assertThat(Notes.of(copy)).isEqualTo(Notes.of(journal));
                }
            }
        }
    }

    @Test
    void aGroupHasALimit() throws IOException {
        try (Journal journal = open()) {
            byte[] large = new byte[Journal.PAYLOAD_BYTES_MAX];
            for (int i = 0; i < 15; i++) journal.append(Entry.EVENT, large);
            assertThatThrownBy(() -> journal.append(Entry.EVENT, large))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("commit first");
            assertThat(journal.next()).isEqualTo(16);
            journal.commit();
            assertThat(journal.committed()).isEqualTo(15);
            assertThat(told(journal, 15)).hasSize(1);
        }
    }

    @Test
    void anInterruptedThreadCommitsAndStaysInterrupted() throws IOException {
        try (Journal journal = open()) {
            journal.append(Entry.EVENT, bytes("a"));
            Thread.currentThread().interrupt();
            journal.commit();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(told(journal, 1)).containsExactly("1 a");
        }
    }

    @Test
    void aClosedJournalTakesNothing() throws IOException {
        Journal journal = open();
        journal.close();
        journal.close();
        assertThatThrownBy(() -> journal.append(Entry.EVENT, bytes("a"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(journal::commit).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEntryHasALimit() throws IOException {
        try (Journal journal = open()) {
            journal.append(Entry.EVENT, new byte[Journal.PAYLOAD_BYTES_MAX]);
            journal.commit();
            assertThat(journal.entry(1).orElseThrow().payload()).hasSize(Journal.PAYLOAD_BYTES_MAX);
            assertThatThrownBy(() -> journal.append(Entry.EVENT, new byte[Journal.PAYLOAD_BYTES_MAX + 1]))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> journal.append(0, new byte[0])).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> journal.append(256, new byte[0])).isInstanceOf(IllegalArgumentException.class);
            assertThat(journal.next()).isEqualTo(2);
        }
    }

    private Journal open() throws IOException {
        return Journal.open(new FileDisk(folder), settings());
    }

    private static Settings settings() {
        return new Settings(2000, new SplittableRandom(1));
    }

    private static List<String> told(Journal journal, long from) throws IOException {
        List<String> told = new ArrayList<>();
        journal.forEach(from, new Visitor() {
            @Override
            public void entry(Entry entry) {
                told.add(entry.seq() + " " + new String(entry.payload(), StandardCharsets.UTF_8));
            }

            @Override
            public void damaged(Damage damage) {
                told.add(damage.sentence());
            }
        });
        return told;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
