package io.customerpulse.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/// A file twice: as it is read, and as the disk has it. Sectors that differ are on their way.
final class FaultyFile {

    private static final int SECTOR_BYTES = 512;

    int size;
    private byte[] read = new byte[SECTOR_BYTES];
    private byte[] kept = new byte[SECTOR_BYTES];
    private int keptSize;
    private final BitSet changed = new BitSet();
    private long spoiledFrom;
    private long spoiledTo;

    byte[] content() {
        return Arrays.copyOf(read, size);
    }

    void read(ByteBuffer into, long at, int length) throws IOException {
        if (at < spoiledTo && at + length > spoiledFrom) throw new IOException("Input/output error");
        into.put(read, (int) at, length);
    }

    void write(ByteBuffer bytes, long at, int length) {
        int end = (int) at + length;
        grow(end);
        bytes.get(read, (int) at, length);
        for (int sector = Math.min(size, (int) at) / SECTOR_BYTES; sector * SECTOR_BYTES < end; sector++) {
            changed.set(sector);
        }
        if (length > 0) size = Math.max(size, end);
    }

    void truncate(int to) {
        if (to >= size) return;
        Arrays.fill(read, to, size, (byte) 0);
        changed.clear(to / SECTOR_BYTES, read.length / SECTOR_BYTES + 1);
        if (to % SECTOR_BYTES > 0) changed.set(to / SECTOR_BYTES);
        size = to;
    }

    void sync() {
        changed.stream().forEach(this::keep);
        changed.clear();
        if (size < keptSize) Arrays.fill(kept, size, keptSize, (byte) 0);
        keptSize = size;
    }

    /// Some sectors reach the disk before they are asked to.
    void drift(SplittableRandom chance, double eagerness) {
        if (eagerness == 0) return;
        for (int sector : changed.stream().toArray()) {
            if (chance.nextDouble() < eagerness) {
                keep(sector);
                changed.clear(sector);
            }
        }
    }

    /// Some reach the disk, and the others are believed to have.
    void failSync(SplittableRandom chance) {
        drift(chance, Math.max(0.01, chance.nextDouble()));
        changed.clear();
    }

    /// The file as the next start finds it.
    ///
    /// @param luck how likely a sector that was on its way has arrived
    FaultyFile afterPowerLoss(SplittableRandom chance, double luck) {
        int before = keptSize;
        for (int sector : changed.stream().toArray()) {
            if (chance.nextDouble() < luck) {
                keep(sector);
            } else if (chance.nextInt(4) == 0) {
                tear(sector, before, chance);
            }
        }
        boolean knowsSize = chance.nextBoolean();
        FaultyFile after = new FaultyFile();
        after.size = knowsSize ? size : Math.max(keptSize, 0);
        after.keptSize = after.size;
        after.read = Arrays.copyOf(kept, Math.max(kept.length, read.length));
        if (knowsSize && size < keptSize) Arrays.fill(after.read, size, keptSize, (byte) 0);
        after.kept = after.read.clone();
        return after;
    }

    void flip(long bit) {
        int at = (int) (bit / 8);
        read[at] ^= (byte) (1 << bit % 8);
        kept[at] = read[at];
    }

    void spoil(long from, long to) {
        spoiledFrom = from;
        spoiledTo = to;
    }

    private void keep(int sector) {
        int from = sector * SECTOR_BYTES;
        keep(from, Math.min(size, from + SECTOR_BYTES));
    }

    private void keep(int from, int to) {
        if (to <= from) return;
        if (kept.length < read.length) kept = Arrays.copyOf(kept, read.length);
        System.arraycopy(read, from, kept, from, to - from);
        keptSize = Math.max(keptSize, to);
    }

    /// The first bytes of a sector arrive; or, where nothing was before, something that nobody wrote.
    private void tear(int sector, int before, SplittableRandom chance) {
        int from = sector * SECTOR_BYTES;
        int to = Math.min(size, from + 1 + chance.nextInt(SECTOR_BYTES));
        boolean isFresh = from >= before;
        keep(from, to);
        if (isFresh && to > from && chance.nextInt(4) == 0) {
            byte[] garbage = new byte[to - from];
            chance.nextBytes(garbage);
            System.arraycopy(garbage, 0, kept, from, garbage.length);
        }
    }

    private void grow(int end) {
        if (end <= read.length) return;
        int sectors = (Math.max(end, 2 * read.length) + SECTOR_BYTES - 1) / SECTOR_BYTES;
        read = Arrays.copyOf(read, sectors * SECTOR_BYTES);
    }
}
