package io.customerpulse.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The faulty disk keeps the contract of disks, and its faults are faults.
class FaultyDiskTest implements DiskContract {

    @Override
    public Disk disk() {
        FaultyDisk disk = new FaultyDisk(1);
        disk.takeShortSteps();
        return disk;
    }

    @Test
    void whatIsSyncedSurvives() throws IOException {
        for (long seed = 1; seed <= 200; seed++) {
            FaultyDisk disk = new FaultyDisk(seed);
            write(disk, "a", filled(3000, 1), 0).sync();
            disk.syncNames();
            write(disk, "a", filled(3000, 2), 3000);
            byte[] after = disk.afterPowerLoss(seed).content("a");
            assertThat(Arrays.copyOf(after, 3000)).isEqualTo(filled(3000, 1));
        }
    }

    @Test
    void whatIsNotSyncedMayBeThereAndMayNotAndMayBeTorn() throws IOException {
        TreeSet<String> seen = new TreeSet<>();
        for (long seed = 1; seed <= 500; seed++) {
            FaultyDisk disk = new FaultyDisk(seed);
            write(disk, "a", filled(1000, 1), 0).sync();
            disk.syncNames();
            write(disk, "a", filled(2000, 2), 1000);
            byte[] after = disk.afterPowerLoss(seed).content("a");
            if (after.length == 1000) seen.add("nothing");
            if (after.length == 3000 && after[1500] == 2 && after[2999] == 2) seen.add("all");
            if (after.length == 3000 && after[1500] != 2 && after[2999] == 2) seen.add("the end without the middle");
            if (after.length == 3000 && after[2999] == 0) seen.add("the length without the bytes");
            if (after.length > 1600 && after[1537] != 2 && after[1537] != 0) seen.add("bytes that nobody wrote");
        }
        assertThat(seen).hasSize(5);
    }

    @Test
    void aNameThatIsNotSyncedMayBeLostAndARenameIsWhole() throws IOException {
        TreeSet<String> seen = new TreeSet<>();
        for (long seed = 1; seed <= 100; seed++) {
            FaultyDisk disk = new FaultyDisk(seed);
            write(disk, "a", filled(1, 1), 0).sync();
            disk.syncNames();
            write(disk, "b", filled(1, 2), 0).sync();
            disk.rename("b", "a");
            FaultyDisk after = disk.afterPowerLoss(seed);
            seen.add(after.names() + " " + after.content("a")[0]);
        }
        assertThat(seen).containsExactly("[a, b] 1", "[a] 1", "[a] 2");
    }

    /// What is read then is no proof that it is on the disk, and syncing again none either.
    @Test
    void whatASyncFailedToWriteIsReadAndNeverWritten() throws IOException {
        int lost = 0;
        for (long seed = 1; seed <= 100; seed++) {
            FaultyDisk disk = new FaultyDisk(seed);
            Disk.Writing writing = write(disk, "a", filled(2000, 1), 0);
            disk.syncNames();
            disk.failAtSync(1);
            assertThatThrownBy(writing::sync).isInstanceOf(IOException.class);
            writing.sync();
            assertThat(disk.content("a")).isEqualTo(filled(2000, 1));
            if (!Arrays.equals(disk.afterPowerLoss(seed).content("a"), filled(2000, 1))) lost++;
        }
        assertThat(lost).isGreaterThan(50);
    }

    @Test
    void aFullDiskTakesWhatThereIsRoomForAndOldBytesMayBeWrittenAgain() throws IOException {
        FaultyDisk disk = new FaultyDisk(1);
        disk.setCapacity(1000);
        try (Disk.Writing writing = disk.writing("a")) {
            assertThat(writing.write(ByteBuffer.allocate(1500), 0)).isEqualTo(1000);
            assertThatThrownBy(() -> writing.write(ByteBuffer.allocate(1), 1000))
                    .isInstanceOf(DiskFull.class);
            assertThatThrownBy(() -> disk.writing("b")).isInstanceOf(DiskFull.class);
            assertThat(writing.write(ByteBuffer.allocate(100), 900)).isEqualTo(100);
            writing.truncate(0);
            assertThat(writing.write(ByteBuffer.allocate(10), 0)).isEqualTo(10);
        }
    }

    @Test
    void withoutPowerNothingGoes() throws IOException {
        FaultyDisk disk = new FaultyDisk(1);
        Disk.Writing writing = write(disk, "a", filled(10, 1), 0);
        disk.losePowerAtStep(2);
        writing.sync();
        assertThatThrownBy(writing::sync).isInstanceOf(IOException.class);
        assertThatThrownBy(writing::sync).isInstanceOf(IOException.class);
        assertThatThrownBy(disk::names).isInstanceOf(IOException.class);
    }

    private static Disk.Writing write(Disk disk, String name, byte[] bytes, long at) throws IOException {
        Disk.Writing writing = disk.writing(name);
        Writes.all(writing, ByteBuffer.wrap(bytes), at);
        return writing;
    }

    private static byte[] filled(int size, int with) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
