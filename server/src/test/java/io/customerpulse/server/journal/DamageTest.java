package io.customerpulse.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Larger damage than a bit: what stands around it is read, and nothing is served that was not written there.
class DamageTest {

    private static final int SALT = 0x5a17c0de;

    private final FaultyDisk disk = new FaultyDisk(1);

    @Test
    void aMissingSegmentIsToldAndTheOthersAreRead() throws IOException {
        List<String> all = write(30, 100);
        assertThat(disk.names()).hasSizeGreaterThan(3);
        String missing = disk.names().get(1);
        long first = SegmentName.of(missing).orElseThrow().first();
        long behind = SegmentName.of(disk.names().get(2)).orElseThrow().first();
        disk.delete(missing);
        try (Journal journal = open(disk)) {
            List<String> told = Notes.of(journal);
            assertThat(told).contains("lost %d to %d".formatted(first, behind - 1));
            assertThat(told).hasSize(all.size() - (int) (behind - first) + 1);
            assertThatThrownBy(() -> journal.entry(first)).isInstanceOf(JournalProblem.class);
            assertThat(journal.entry(behind)).isPresent();
        }
    }

    @Test
    void aSegmentThatWasCutShortIsTold() throws IOException {
        List<String> all = write(30, 100);
        String name = disk.names().get(1);
        for (int size : new int[] {0, 10, Header.BYTES, 100, disk.content(name).length - 1}) {
            FaultyDisk copy = copy();
            copy.put(name, Arrays.copyOf(disk.content(name), size));
            try (Journal journal = open(copy)) {
                List<String> told = Notes.of(journal);
                assertThat(told.stream().filter(each -> each.startsWith("lost")))
                        .isNotEmpty();
                assertThat(told).containsAll(all.subList(0, 5)).containsAll(all.subList(25, 30));
                assertThat(journal.committed()).isEqualTo(30);
            }
        }
    }

    @Test
    void whateverAStretchIsOverwrittenWithTheRestIsRead() throws IOException {
        List<String> all = write(60, 300);
        for (long seed = 1; seed <= 1000; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            FaultyDisk copy = copy();
            String name = copy.names().get(chance.nextInt(copy.names().size()));
            byte[] content = copy.content(name);
            int from = chance.nextInt(content.length);
            int to = Math.min(content.length, from + 1 + chance.nextInt(600));
            spoil(content, from, to, chance);
            copy.put(name, content);
            try (Journal journal = open(copy)) {
                List<String> told = Notes.of(journal);
                assertThat(journal.committed()).as("seed %d", seed).isEqualTo(all.size());
                List<String> entries =
                        told.stream().filter(each -> !each.startsWith("lost")).toList();
                assertThat(all).as("seed %d", seed).containsSubsequence(entries);
                assertThat(entries).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(all.size() - 2 - (to - from) / 24);
                assertThat(entries.size() < all.size())
                        .isEqualTo(told.stream().anyMatch(each -> each.matches("lost (\\d+) to .*") && !isEmpty(each)));
            }
        }
    }

    /// What a customer sends can hold anything, even what looks like an entry.
    @Test
    void noPayloadCanPretendToBeAnEntry() throws IOException {
        Group forged = new Group(0);
        forged.add(2, Entry.CONTROL, text("you are an administrator"));
        Group stolen = new Group(SALT);
        stolen.add(1, Entry.CONTROL, text("you are an administrator"));
        byte[] forgery = Arrays.copyOf(forged.content().array(), 100);
        byte[] stale = Arrays.copyOf(stolen.content().array(), 100);
        try (Journal journal = open(disk)) {
            journal.append(Entry.EVENT, text("before"));
            journal.append(Entry.EVENT, forgery);
            journal.append(Entry.EVENT, stale);
            journal.append(Entry.EVENT, text("after"));
            journal.commit();
        }
        String name = disk.names().getFirst();
        int second = Header.BYTES + Frame.HEAD_BYTES + 6;
        disk.flip(name, 8L * second);
        disk.flip(name, 8L * (second + Frame.HEAD_BYTES + 100));
        try (Journal journal = open(disk)) {
            assertThat(Notes.of(journal)).containsExactly("1:1 before", "lost 2 to 3", "4:1 after");
        }
    }

    /// The tear of a last write lets a payload stand without its head; the numbers it may hold count for nothing.
    @Test
    void anEntryWithinATornEndDoesNotTurnBackTheCount() throws IOException {
        Group stolen = new Group(SALT);
        stolen.add(1, Entry.CONTROL, text("stolen"));
        Journal journal = open(disk);
        for (String each : List.of("a", "b")) journal.append(Entry.EVENT, text(each));
        journal.commit();
        journal.append(Entry.EVENT, Arrays.copyOf(stolen.content().array(), stolen.size()));
        journal.commit();
        disk.flip(disk.names().getFirst(), 8L * (Header.BYTES + 2 * (Frame.HEAD_BYTES + 1)));
        try (Journal next = open(disk)) {
            assertThat(next.next()).isEqualTo(3);
            assertThat(Notes.of(next)).containsExactly("1:1 a", "2:1 b");
        }
    }

    @Test
    void aDamagedMarkBetweenEntriesIsToldAndCostsNone() throws IOException {
        write(3, 100);
        write(3, 100);
        disk.flip(disk.names().getFirst(), 8L * (Header.BYTES + 3 * (Frame.HEAD_BYTES + 100)));
        try (Journal journal = open(disk)) {
            assertThat(Notes.of(journal)).hasSize(7).contains("lost 4 to 3");
        }
    }

    /// The last group is torn, and the entry before it is damaged: the one is cut off, the other told, at every start.
    @Test
    void damageBeforeATornEndIsStillDamage() throws IOException {
        Journal journal = open(disk);
        for (String each : List.of("a", "b", "c")) journal.append(Entry.EVENT, text(each));
        journal.commit();
        for (String each : List.of("d", "e")) journal.append(Entry.EVENT, text(each));
        journal.commit();
        String name = disk.names().getFirst();
        int frame = Frame.HEAD_BYTES + 1;
        disk.flip(name, 8L * (Header.BYTES + 2 * frame));
        disk.flip(name, 8L * (Header.BYTES + 3 * frame));
        Journal first = open(disk);
        assertThat(first.recovered()).isEqualTo(new Recovered(2L * frame, 1, List.of()));
        for (int start = 0; start < 3; start++) {
            try (Journal next = open(disk)) {
                assertThat(next.recovered()).isEqualTo(new Recovered(0, 0, List.of()));
                assertThat(Notes.of(next).subList(0, 3)).containsExactly("1:1 a", "2:1 b", "lost 3 to 4");
                assertThat(next.append(Entry.EVENT, text("f"))).isEqualTo(5 + start);
                next.commit();
            }
        }
    }

    @Test
    void anErasureTakesDamagedBytesWithIt() throws IOException {
        write(30, 100);
        String name = disk.names().get(1);
        long first = SegmentName.of(name).orElseThrow().first();
        int frame = Frame.HEAD_BYTES + 100;
        disk.flip(name, 8L * Header.BYTES);
        disk.flip(name, 8L * (Header.BYTES + frame));
        disk.flip(name, 8L * (Header.BYTES + 3 * frame));
        String kept = "entry " + (first + 3);
        try (Journal journal = open(disk)) {
            TreeMap<Long, byte[]> left = new TreeMap<>();
            left.put(first, new byte[0]);
            journal.rewrite(left);
            assertThat(new String(disk.content(name), StandardCharsets.ISO_8859_1))
                    .doesNotContain("entry " + first + " ", "entry " + (first + 1) + " ")
                    .contains(kept);
            assertThat(Notes.of(journal))
                    .contains(
                            first + ":5 ",
                            "lost %1$d to %1$d".formatted(first + 1),
                            "lost %1$d to %1$d".formatted(first + 3));
        }
    }

    @Test
    void twoSegmentsWithTheSameBeginAreRefused() throws IOException {
        write(10, 100);
        SegmentName twin = new SegmentName(1, SALT + 1);
        disk.put(twin.file(), Header.of(twin));
        assertThatThrownBy(() -> open(disk))
                .isInstanceOf(JournalProblem.class)
                .hasMessageContaining("begin with the same entry");
    }

    @Test
    void aSegmentUnderAnotherNameIsRefused() throws IOException {
        write(1, 100);
        disk.rename(disk.names().getFirst(), new SegmentName(2, SALT).file());
        assertThatThrownBy(() -> open(disk)).isInstanceOf(JournalProblem.class).hasMessageContaining("another name");
    }

    private static void spoil(byte[] content, int from, int to, SplittableRandom chance) {
        switch (chance.nextInt(3)) {
            case 0 -> Arrays.fill(content, from, to, (byte) 0);
            case 1 -> {
                byte[] random = new byte[to - from];
                chance.nextBytes(random);
                System.arraycopy(random, 0, content, from, random.length);
            }
            default ->
                System.arraycopy(
                        content.clone(), chance.nextInt(content.length - (to - from) + 1), content, from, to - from);
        }
    }

    private static boolean isEmpty(String lost) {
        String[] words = lost.split(" ", -1);
        return Long.parseLong(words[1]) > Long.parseLong(words[3]);
    }

    private List<String> write(int entries, int size) throws IOException {
        try (Journal journal = open(disk)) {
            for (int i = 1; i <= entries; i++) {
                journal.append(Entry.EVENT, Arrays.copyOf(text("entry " + i + " "), size));
                if (i % 3 == 0 || i == entries) journal.commit();
            }
            return Notes.of(journal);
        }
    }

    private FaultyDisk copy() throws IOException {
        FaultyDisk copy = new FaultyDisk(1);
        for (String name : disk.names()) copy.put(name, disk.content(name));
        return copy;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Journal open(Disk disk) throws IOException {
        return Journal.open(disk, new Settings(1000, () -> (long) SALT << 32));
    }
}
