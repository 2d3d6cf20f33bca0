package io.customerpulse.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Any byte may go wrong: it is found, the entry it belongs to is told as damaged, and all others are read.
class BitFlipTest {

    private static final int BYTES = 1 << 20;
    private static final int GROUP = 5;

    private final FaultyDisk disk = new FaultyDisk(1);
    private final List<byte[]> payloads = new ArrayList<>();
    /// Where the frame of each entry begins, and behind them the mark.
    private final List<Long> places = new ArrayList<>();

    private String name = "";

    @BeforeEach
    void writeOneMegabyte() throws IOException {
        SplittableRandom chance = new SplittableRandom(5);
        Random bytes = new Random(5);
        long at = Header.BYTES;
        try (Journal journal = open()) {
            while (at < BYTES) {
                byte[] payload = new byte[chance.nextInt(1200)];
                bytes.nextBytes(payload);
                payloads.add(payload);
                places.add(at);
                at += Frame.HEAD_BYTES + payload.length;
                journal.append(Entry.EVENT, payload);
                if (payloads.size() % GROUP == 0) journal.commit();
            }
            journal.commit();
        }
        places.add(at);
        name = disk.names().getFirst();
        assertThat(disk.names()).hasSize(1);
        assertThat(disk.content(name)).hasSize((int) at + Frame.HEAD_BYTES);
    }

    /// Every second entry is damaged at once, at its first byte, then at its second …; then the entries between.
    /// Damage of one cannot make up for damage of another, as every other entry must be there, whole.
    @Test
    void aBitThatFlipsInAnyByteOfAnEntryDamagesThatEntryAlone() throws IOException {
        long flips = 0;
        try (Journal journal = open()) {
            for (int parity = 0; parity < 2; parity++) {
                for (int offset = 0; offset < Frame.HEAD_BYTES + 1200; offset++) {
                    List<Long> bits = bits(parity, offset);
                    for (long bit : bits) disk.flip(name, bit);
                    requireExactly(journal, bits);
                    for (long bit : bits) disk.flip(name, bit);
                    flips += bits.size();
                }
            }
            requireExactly(journal, List.of());
        }
        assertThat(flips).as("every byte").isEqualTo(places.getLast() - Header.BYTES);
    }

    /// A start tells damage from a torn end: it cuts nothing off.
    @Test
    void aStartLosesNothingByABitThatFlips() throws IOException {
        SplittableRandom chance = new SplittableRandom(6);
        for (int i = 0; i < 100; i++) {
            long bit = 8 * chance.nextLong(Header.BYTES, places.getLast()) + chance.nextInt(8);
            disk.flip(name, bit);
            try (Journal journal = open()) {
                assertThat(journal.recovered().cutBytes()).isZero();
                requireExactly(journal, List.of(bit));
            }
            disk.flip(name, bit);
        }
    }

    @Test
    void aDamagedMarkCostsNothing() throws IOException {
        for (long bit = 8 * places.getLast(); bit < 8 * (places.getLast() + Frame.HEAD_BYTES); bit += 7) {
            disk.flip(name, bit);
            byte[] content = disk.content(name);
            FaultyDisk copy = new FaultyDisk(1);
            copy.put(name, content);
            try (Journal journal = Journal.open(copy, settings())) {
                assertThat(journal.committed()).isEqualTo(payloads.size());
                requireExactly(journal, List.of());
            }
            disk.flip(name, bit);
        }
    }

    @Test
    void aDamagedHeaderIsToldAndCostsNothing() throws IOException {
        for (long bit = 0; bit < 8 * Header.BYTES; bit += 7) {
            disk.flip(name, bit);
            try (Journal journal = open()) {
                assertThat(journal.committed()).isEqualTo(payloads.size());
                assertThat(journal.recovered().damages()).hasSize(1);
                Found found = found(journal);
                assertThat(found.entries).hasSize(payloads.size());
                assertThat(found.damages).singleElement().satisfies(damage -> {
                    assertThat(damage.last()).isLessThan(damage.first());
                    assertThat(damage.sentence()).startsWith("no entry of the journal cannot be read");
                });
            }
            disk.flip(name, bit);
        }
    }

    @Test
    void aDamagedEntryIsNeverGiven() throws IOException {
        SplittableRandom chance = new SplittableRandom(7);
        try (Journal journal = open()) {
            for (int i = 0; i < 500; i++) {
                int entry = chance.nextInt(payloads.size());
                long bit = chance.nextLong(8 * places.get(entry), 8 * places.get(entry + 1));
                disk.flip(name, bit);
                assertThatThrownBy(() -> journal.entry(entry + 1L))
                        .isInstanceOf(JournalProblem.class)
                        .hasMessageStartingWith("entry " + (entry + 1) + " of the journal cannot be read");
                if (entry > 0)
                    assertThat(journal.entry(entry).orElseThrow().payload()).isEqualTo(payloads.get(entry - 1));
                disk.flip(name, bit);
                assertThat(journal.entry(entry + 1L).orElseThrow().payload()).isEqualTo(payloads.get(entry));
            }
        }
    }

    /// A sector that the disk cannot read is no reason to lose the others.
    @Test
    void anUnreadableBlockDamagesWhatStandsInIt() throws IOException {
        try (Journal journal = open()) {
            disk.spoil(name, 500_000, 500_512);
            Found found = found(journal);
            assertThat(found.damages).isNotEmpty();
            long lost = found.damages.stream()
                    .mapToLong(each -> each.last() - each.first() + 1)
                    .sum();
            assertThat(lost).isBetween(1L, 40L);
            assertThat(found.entries).hasSize(payloads.size() - (int) lost);
            assertThat(journal.entry(1)).isPresent();
            assertThat(journal.entry(payloads.size())).isPresent();
        }
    }

    /// Whoever folds the journal must not take a disk that is gone for a journal that is empty.
    @Test
    void aDiskThatIsGoneIsNoDamage() throws IOException {
        FaultyDisk large = new FaultyDisk(1);
        try (Journal journal = Journal.open(large, new Settings(16 * BYTES, new SplittableRandom(1)))) {
            for (int i = 0; i < 9; i++) journal.append(Entry.EVENT, new byte[BYTES]);
            journal.commit();
            large.spoil(large.names().getFirst(), 0, 16 * BYTES);
            assertThatThrownBy(() -> found(journal))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Input/output error");
        }
    }

    /// What cannot be read may be there the next time; it is not cut off.
    @Test
    void aLastSegmentThatCannotBeReadIsNotOpened() throws IOException {
        byte[] before = disk.content(name);
        disk.spoil(name, BYTES, BYTES + 1);
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessage("Input/output error");
        assertThat(disk.content(name)).isEqualTo(before);
        disk.spoil(name, 0, 0);
        try (Journal journal = open()) {
            requireExactly(journal, List.of());
        }
    }

    private void requireExactly(Journal journal, List<Long> bits) throws IOException {
        Found found = found(journal);
        List<Long> damaged = bits.stream().map(bit -> owner(bit / 8)).toList();
        assertThat(found.damages.stream().map(Damage::first).toList()).isEqualTo(damaged);
        for (int i = 0; i < bits.size(); i++) {
            Damage damage = found.damages.get(i);
            long at = bits.get(i) / 8;
            if (damage.last() != damage.first() || at < damage.offset() || at >= damage.offset() + damage.bytes()) {
                throw new AssertionError("byte %d: %s".formatted(at, damage));
            }
        }
        assertThat(found.entries).hasSize(payloads.size() - bits.size());
    }

    /// The entry that a byte belongs to.
    private long owner(long at) {
        int low = 0;
        int high = places.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (places.get(middle) <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1L;
    }

    /// One bit of the byte at an offset in every second entry that is so long.
    private List<Long> bits(int parity, int offset) {
        List<Long> bits = new ArrayList<>();
        for (int entry = parity; entry < payloads.size(); entry += 2) {
            long at = places.get(entry) + offset;
            if (at < places.get(entry + 1)) bits.add(8 * at + (entry / 2 + offset) % 8);
        }
        return bits;
    }

    private Found found(Journal journal) throws IOException {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        journal.forEach(1, new Visitor() {
            @Override
            public void entry(Entry entry) {
                found.entries.add(entry.seq());
                if (!Arrays.equals(entry.payload(), payloads.get((int) entry.seq() - 1))) {
                    throw new AssertionError("entry %d was served altered".formatted(entry.seq()));
                }
            }

            @Override
            public void damaged(Damage damage) {
                found.damages.add(damage);
            }
        });
        return found;
    }

    private record Found(List<Long> entries, List<Damage> damages) {}

    private Journal open() throws IOException {
        return Journal.open(disk, settings());
    }

    private static Settings settings() {
        return new Settings(2 * BYTES, new SplittableRandom(1));
    }
}
