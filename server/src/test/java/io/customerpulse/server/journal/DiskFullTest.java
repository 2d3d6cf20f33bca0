package io.customerpulse.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A full disk refuses groups and loses nothing, and goes on once there is room.
class DiskFullTest {

    /// Enough for some segments; the disk runs full at each byte of them.
    private static final int BYTES = 2000;

    private static final long ENOUGH_BYTES = 50_000;

    @Test
    void theDiskMayRunFullAtAnyByte() throws IOException {
        for (int room = 0; room < BYTES; room++) {
            FaultyDisk disk = new FaultyDisk(room);
            if (room % 2 == 0) disk.takeShortSteps();
            disk.setCapacity(room);
            Witness witness = new Witness(room);
            Journal journal = open(disk);
            fill(witness, journal);
            assertThat(disk.usedBytes()).isLessThanOrEqualTo(room);
            assertThat(Witness.read(journal)).hasSize(witness.promised());
            disk.setCapacity(room + ENOUGH_BYTES);
            witness.send(journal, 3);
            witness.send(journal, 1);
            witness.agree(journal);
            if (room % 3 == 0) journal.close();
            try (Journal after = open(disk.afterPowerLoss(room))) {
                witness.agree(after);
            }
        }
    }

    /// The remains of a group that had no room and the next group never stand side by side.
    @Test
    void powerMayBeLostWhileTheDiskIsFull() throws IOException {
        for (int seed = 0; seed < 1000; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            FaultyDisk disk = new FaultyDisk(seed);
            disk.setCapacity(chance.nextInt(BYTES));
            Witness witness = new Witness(seed);
            Journal journal = open(disk);
            disk.losePowerAtStep(1 + chance.nextInt(80));
            try {
                fill(witness, journal);
                disk.setCapacity(ENOUGH_BYTES);
                witness.send(journal, 3);
            } catch (JournalBroken | DiskFull powerOff) {
                assertThat(witness.promised()).isNotNegative();
            }
            try (Journal after = open(disk.afterPowerLoss(seed))) {
                witness.agree(after);
            }
        }
    }

    @Test
    void aFullDiskIsOpenedAndRead() throws IOException {
        FaultyDisk disk = new FaultyDisk(1);
        Witness witness = new Witness(1);
        try (Journal journal = open(disk)) {
            for (int group = 0; group < 20; group++) witness.send(journal, 2);
        }
        disk.setCapacity(disk.usedBytes());
        try (Journal journal = open(disk)) {
            witness.agree(journal);
            assertThatThrownBy(() -> witness.send(journal, 1)).isInstanceOf(DiskFull.class);
        }
    }

    @Test
    void aGroupThatCannotBeTakenBackBreaksTheJournal() throws IOException {
        FaultyDisk disk = new FaultyDisk(1);
        Journal journal = open(disk);
        journal.append(Entry.EVENT, new byte[100]);
        journal.commit();
        disk.setCapacity(disk.usedBytes() + 10);
        disk.failAtSync(1);
        journal.append(Entry.EVENT, new byte[100]);
        assertThatThrownBy(journal::commit).isInstanceOf(JournalBroken.class);
        assertThatThrownBy(journal::commit).isInstanceOf(JournalBroken.class);
    }

    @Test
    void sequencesOfARefusedGroupAreGivenAgain() throws IOException {
        FaultyDisk disk = new FaultyDisk(1);
        disk.setCapacity(200);
        Journal journal = open(disk);
        assertThat(journal.append(Entry.EVENT, new byte[500])).isEqualTo(1);
        assertThatThrownBy(journal::commit).isInstanceOf(DiskFull.class);
        assertThat(journal.next()).isEqualTo(1);
        journal.commit();
        assertThat(journal.committed()).isZero();
        assertThat(journal.append(Entry.EVENT, new byte[50])).isEqualTo(1);
        journal.commit();
        assertThat(journal.committed()).isEqualTo(1);
    }

    @Test
    void anErasureWithoutRoomCanBeDoneLater() throws IOException {
        FaultyDisk disk = new FaultyDisk(1);
        Witness witness = new Witness(1);
        try (Journal journal = open(disk)) {
            for (int group = 0; group < 20; group++) witness.send(journal, 2);
            long used = disk.usedBytes();
            List<String> names = new ArrayList<>(disk.names());
            disk.setCapacity(used + 500);
            assertThatThrownBy(() -> journal.rewrite(new TreeMap<>(Map.of(3L, new byte[0]))))
                    .isInstanceOf(DiskFull.class);
            assertThat(disk.names()).isEqualTo(names);
            disk.setCapacity(2 * used);
            witness.erase(journal, 3);
            witness.send(journal, 1);
            witness.agree(journal);
        }
    }

    private static void fill(Witness witness, Journal journal) throws IOException {
        try {
            for (int group = 0; group < BYTES; group++) witness.send(journal, 1 + group % 3);
        } catch (DiskFull full) {
            assertThat(journal.next()).isEqualTo(journal.committed() + 1);
        }
        witness.withdraw();
        try {
            witness.send(journal, 100);
        } catch (DiskFull still) {
            witness.withdraw();
        }
    }

    private static Journal open(Disk disk) throws IOException {
        return Journal.open(disk, new Settings(1000, new SplittableRandom(1)));
    }
}
