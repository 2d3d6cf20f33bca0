package io.customerpulse.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The end of the journal may be missing from any byte on, within a segment or over several.
class TornTailTest {

    private static final int BYTES = 64 << 10;

    private final FaultyDisk disk = new FaultyDisk(1);
    /// Where each entry ends, in bytes of all segments.
    private final List<Integer> ends = new ArrayList<>();

    /// Where each segment begins, in bytes of all.
    private final List<Integer> begins = new ArrayList<>();

    private final List<byte[]> contents = new ArrayList<>();
    private List<String> names = List.of();
    private int size;

    @BeforeEach
    void writeSome() throws IOException {
        SplittableRandom chance = new SplittableRandom(2);
        Journal journal = open(disk);
        while (journal.bytes() < BYTES + 4000) {
            int entries = 1 + chance.nextInt(5);
            int[] lengths = chance.ints(entries, 0, 800).toArray();
            for (int length : lengths) journal.append(Entry.EVENT, filled(length));
            journal.commit();
            int end = (int) journal.bytes() - Arrays.stream(lengths).sum() - entries * Frame.HEAD_BYTES;
            for (int length : lengths) ends.add(end += Frame.HEAD_BYTES + length);
        }
        names = disk.names();
        for (String name : names) {
            begins.add(size);
            contents.add(disk.content(name));
            size += disk.content(name).length;
        }
        assertThat(ends.getLast()).isEqualTo(size);
        assertThat(disk.names()).hasSizeGreaterThan(5);
    }

    @Test
    void everyCompleteEntryIsKeptWhereverTheJournalEnds() throws IOException {
        int kept = ends.size();
        for (int end = size; end >= size - BYTES; end--) {
            if (kept > 0 && ends.get(kept - 1) > end) kept--;
            FaultyDisk torn = end % 1009 == 0 ? copy() : disk;
            cut(torn, end);
            Journal journal = open(torn);
            assertThat(journal.committed()).isEqualTo(kept);
            if (torn != disk) isIntactAndGoesOn(journal, kept);
        }
    }

    /// The length may have reached the disk before the bytes.
    @Test
    void zerosAtTheEndAreCutOff() throws IOException {
        for (int end = size; end >= size - BYTES; end -= 97) {
            FaultyDisk torn = copy();
            cut(torn, end);
            String last = torn.names().getLast();
            torn.put(last, Arrays.copyOf(torn.content(last), torn.content(last).length + 3000));
            try (Journal journal = open(torn)) {
                // Where a payload ends in zeros of its own, more of it is there than was kept.
                assertThat(journal.committed()).isBetween((long) complete(end), complete(end) + 1L);
                isIntactAndGoesOn(journal, journal.committed());
            }
        }
    }

    /// The header is synced before the first entry is written; so an end within it had none.
    @Test
    void aFileThatEndsInItsHeaderIsBegunAgain() throws IOException {
        String name = disk.names().getFirst();
        for (int end = 0; end <= Header.BYTES; end++) {
            FaultyDisk torn = new FaultyDisk(1);
            torn.put(name, Arrays.copyOf(disk.content(name), end));
            try (Journal journal = open(torn)) {
                assertThat(journal.committed()).isZero();
                isIntactAndGoesOn(journal, 0);
            }
            try (Journal journal = open(torn)) {
                assertThat(journal.committed()).isEqualTo(1);
                assertThat(journal.recovered().damages()).isEmpty();
            }
        }
    }

    private static void isIntactAndGoesOn(Journal journal, long kept) throws IOException {
        assertThat(Witness.read(journal)).hasSize((int) kept);
        assertThat(journal.append(Entry.EVENT, new byte[10])).isEqualTo(kept + 1);
        journal.commit();
        assertThat(Witness.read(journal)).hasSize((int) kept + 1);
    }

    /// Takes away what stands behind a byte, counted over all segments.
    private void cut(FaultyDisk disk, int end) throws IOException {
        for (int segment = names.size() - 1; begins.get(segment) >= end; segment--) disk.delete(names.get(segment));
        int segment = disk.names().size() - 1;
        byte[] content = contents.get(segment);
        disk.put(names.get(segment), Arrays.copyOf(content, Math.min(content.length, end - begins.get(segment))));
    }

    private FaultyDisk copy() {
        FaultyDisk copy = new FaultyDisk(1);
        for (int i = 0; i < names.size(); i++) copy.put(names.get(i), contents.get(i));
        return copy;
    }

    private int complete(int end) {
        return (int) ends.stream().filter(each -> each <= end).count();
    }

    private static byte[] filled(int length) {
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) length);
        return payload;
    }

    private static Journal open(Disk disk) throws IOException {
        return Journal.open(disk, new Settings(8000, new SplittableRandom(1)));
    }
}
