package io.customerpulse.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A sync that fails is the end: nobody is told success any more, and the next start finds out what is there.
class SyncFailureTest {

    private static final int SYNCS = 200;

    @Test
    void afterAnyOfTheFirstSyncsHasFailedNothingSucceeds() throws IOException {
        for (int n = 1; n <= SYNCS; n++) {
            FaultyDisk disk = new FaultyDisk(n);
            Witness witness = new Witness(n);
            Journal journal = open(disk);
            disk.failAtSync(n);
            sendUntilItBreaks(witness, journal);
            assertThat(disk.syncs()).isEqualTo(n);
            takesNothing(journal);
            assertThat(disk.syncs()).as("nothing is synced again").isEqualTo(n);
            assertThat(journal.committed()).isEqualTo(witness.promised());
            assertThat(Witness.read(journal)).hasSize(witness.promised());
            journal.close();
            startsClean(disk, witness, n);
        }
    }

    @Test
    void afterAnyWriteHasFailedNothingSucceeds() throws IOException {
        for (int n = 1; n <= SYNCS; n++) {
            FaultyDisk disk = new FaultyDisk(n);
            Witness witness = new Witness(n);
            Journal journal = open(disk);
            disk.failAtWrite(n);
            sendUntilItBreaks(witness, journal);
            takesNothing(journal);
            journal.close();
            startsClean(disk, witness, n);
        }
    }

    /// What a failed sync left is read by the next process, and the disk may never have seen it. It counts from then
    /// on, so it must be brought there.
    @Test
    void whatTheNextStartReadsIsOnTheDiskThen() throws IOException {
        for (int seed = 1; seed <= 300; seed++) {
            FaultyDisk disk = new FaultyDisk(seed);
            Witness witness = new Witness(seed);
            Journal journal = open(disk);
            disk.failAtSync(1 + seed % 12);
            sendUntilItBreaks(witness, journal);
            try (Journal next = open(disk)) {
                witness.agree(next);
            }
            try (Journal after = open(disk.afterPowerLoss(seed))) {
                witness.agree(after);
            }
        }
    }

    private static void sendUntilItBreaks(Witness witness, Journal journal) {
        assertThatThrownBy(() -> {
                    for (int group = 0; group <= SYNCS; group++) witness.send(journal, 1 + group % 3);
                })
                .isInstanceOf(JournalBroken.class)
                .hasMessageContaining("Input/output error");
    }

    private static void takesNothing(Journal journal) {
        assertThatThrownBy(() -> journal.append(Entry.EVENT, new byte[1]))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(JournalBroken.class);
        assertThatThrownBy(journal::commit).isInstanceOf(JournalBroken.class);
        assertThatThrownBy(() -> journal.rewrite(new TreeMap<>(Map.of(1L, new byte[0]))))
                .isInstanceOfAny(JournalBroken.class, IllegalArgumentException.class);
    }

    private static void startsClean(FaultyDisk disk, Witness witness, long seed) throws IOException {
        try (Journal next = open(disk)) {
            witness.agree(next);
            for (int group = 0; group < 5; group++) witness.send(next, 2);
        }
        try (Journal after = open(disk.afterPowerLoss(seed))) {
            witness.agree(after);
        }
    }

    private static Journal open(Disk disk) throws IOException {
        return Journal.open(disk, new Settings(4000, new SplittableRandom(1)));
    }
}
