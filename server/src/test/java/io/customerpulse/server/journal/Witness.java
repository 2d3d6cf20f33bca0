package io.customerpulse.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Somebody who sends entries to a journal and remembers what was promised of them.
final class Witness {

    private final SplittableRandom chance;
    private final List<String> promised = new ArrayList<>();
    private List<String> unknown = new ArrayList<>();
    private SortedMap<Long, byte[]> erasing = new TreeMap<>();
    private int sent;

    Witness(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    /// How many entries are promised to be on disk.
    int promised() {
        return promised.size();
    }

    /// The bytes of all entries that were not erased.
    List<String> living() {
        return promised.stream().filter(each -> !each.startsWith("5 ")).toList();
    }

    /// Sends a group; it is promised if this returns.
    void send(Journal journal, int entries) throws IOException {
        unknown = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            byte[] payload = payload();
            int kind = 1 + chance.nextInt(4);
            assertThat(journal.append(kind, payload)).isEqualTo(promised.size() + unknown.size() + 1);
            unknown.add(text(kind, payload));
        }
        journal.commit();
        promised.addAll(unknown);
        unknown = new ArrayList<>();
        assertThat(journal.committed()).isEqualTo(promised.size());
    }

    /// Nothing of the last group was taken, for sure.
    void withdraw() {
        unknown = new ArrayList<>();
    }

    /// Erases some entries; they are gone if this returns.
    void erase(Journal journal, int entries) throws IOException {
        erasing = new TreeMap<>();
        for (int i = 0; i < entries && !promised.isEmpty(); i++) {
            byte[] left = chance.nextBoolean()
                    ? new byte[0]
                    : ("erased " + chance.nextInt(9)).getBytes(StandardCharsets.US_ASCII);
            erasing.put(1 + chance.nextLong(promised.size()), left);
        }
        journal.rewrite(erasing);
        erasing.forEach((sequence, left) -> promised.set((int) (sequence - 1), text(Entry.ERASED, left)));
        erasing = new TreeMap<>();
    }

    /// Holds a journal against what was promised. What was sent without a promise may be there, from its first entry
    /// on, and is promised from now on.
    void agree(Journal journal) throws IOException {
        List<String> found = read(journal);
        assertThat(journal.committed()).isEqualTo(found.size());
        assertThat(found.size()).isBetween(promised.size(), promised.size() + unknown.size());
        for (int i = 0; i < promised.size(); i++) {
            byte[] left = erasing.get(i + 1L);
            if (left != null && found.get(i).equals(text(Entry.ERASED, left))) promised.set(i, found.get(i));
        }
        promised.addAll(unknown.subList(0, found.size() - promised.size()));
        assertThat(found.equals(promised))
                .as("each entry is there once, in order, unaltered")
                .isTrue();
        for (int i = 0; i < 3 && !promised.isEmpty(); i++) {
            int at = chance.nextInt(promised.size());
            Entry entry = journal.entry(at + 1L).orElseThrow();
            assertThat(text(entry.kind(), entry.payload())).isEqualTo(promised.get(at));
        }
        unknown = new ArrayList<>();
        erasing = new TreeMap<>();
    }

    /// All that a journal has; nothing in it may be damaged.
    static List<String> read(Journal journal) throws IOException {
        List<String> found = new ArrayList<>();
        journal.forEach(1, new Visitor() {
            @Override
            public void entry(Entry entry) {
                found.add(text(entry.kind(), entry.payload()));
                assertThat(entry.seq()).isEqualTo(found.size());
            }

            @Override
            public void damaged(Damage damage) {
                throw new AssertionError(damage.sentence());
            }
        });
        return found;
    }

    /// Kind and bytes of an entry.
    static String text(int kind, byte[] payload) {
        return kind + " " + new String(payload, StandardCharsets.ISO_8859_1);
    }

    /// Each is another one; some are short, some longer than sectors, some all zeros, some look like journals.
    private byte[] payload() {
        sent++;
        if (chance.nextInt(20) == 0) return new byte[chance.nextInt(600)];
        byte[] payload = new byte[chance.nextInt(chance.nextInt(10) == 0 ? 3000 : 200)];
        new Random(chance.nextLong()).nextBytes(payload);
        String name = "<" + sent + ">";
        byte[] named = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(named, 0, payload, 0, Math.min(named.length, payload.length));
        return payload;
    }
}
