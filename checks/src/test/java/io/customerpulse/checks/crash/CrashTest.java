package io.customerpulse.checks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.codec.state.StateBytes;
import io.customerpulse.server.Core;
import io.customerpulse.server.Index;
import io.customerpulse.server.intake.Accounting.Counts;
import io.customerpulse.server.journal.Damage;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.journal.Visitor;
import io.customerpulse.server.store.Key;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process may be killed at any moment: what it promised is there, once.
class CrashTest {

    private static final long SEED = 20_260_601;
    private static final int KILLS = Integer.getInteger("pulse.kills", 100);
    private static final int CONNECTIONS = 4;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void whatTheCorePromisedIsThereOnceHoweverOftenItIsKilled() throws Exception {
        try (Mortal core = Mortal.core(folder)) {
            everyPromiseIsKept(core, Carrier::plain, KILLS);
        }
    }

    @Test
    void whatTheServerPromisedIsThereOnceHoweverOftenItIsKilled() throws Exception {
        try (Mortal server = Mortal.server(folder)) {
            everyPromiseIsKept(server, Carrier::http, Math.max(1, KILLS / 10));
        }
    }

    private static void everyPromiseIsKept(Mortal mortal, Carrier.Way way, int kills) throws Exception {
        long promised;
        int unknown;
        long sentAgain;
        long[] numbers;
        try (Load load = new Load(CONNECTIONS, way, SEED)) {
            SplittableRandom moments = new SplittableRandom(SEED);
            for (int kill = 0; kill < kills; kill++) {
                killAtAnyMoment(mortal, load, moments);
                mortal.start();
            }
            load.to(mortal.port());
            load.end();
            mortal.killAfter(0);
            promised = load.promised();
            unknown = load.unknown();
            sentAgain = load.sentAgain();
            numbers = load.numbers().toArray();
        }
        assertThat(promised).isGreaterThan(kills);
        assertThat(unknown).as("batches whose outcome was unknown").isPositive();
        Counts counts = everyEventIsThereOnce(mortal.data(), numbers);
        assertThat(counts.stored()).isEqualTo(promised);
        assertThat(counts.failed()).isZero();
        assertThat(counts.accepted()).isEqualTo(promised + counts.duplicate());
        assertThat(counts.duplicate()).isBetween(0L, sentAgain);
    }

    /// One in five dies while it starts, the others at work.
    private static void killAtAnyMoment(Mortal mortal, Load load, SplittableRandom moments)
            throws IOException, InterruptedException {
        if (moments.nextInt(5) == 0) {
            mortal.killAfter(moments.nextInt(700));
            return;
        }
        long before = load.promised();
        load.to(mortal.port());
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (load.promised() == before) {
            if (System.nanoTime() > end) throw new AssertionError("nothing was promised for a minute");
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        mortal.killAfter(moments.nextInt(60));
    }

    /// The states as they live on are those of an index that is made anew.
    private static Counts everyEventIsThereOnce(Path data, long[] numbers) throws Exception {
        Index.Making making = CoreProcess.making();
        Counts counts;
        SortedMap<String, String> live;
        try (Core core = Core.open(data, making, new SplittableRandom(1))) {
            assertThat(Arrays.equals(stored(core.journal()), sorted(numbers)))
                    .as("each event is in the journal once")
                    .isTrue();
            counts = core.index().intake().accounting().total();
            live = states(core.index(), making);
        }
        assertThat(live).hasSize(CoreProcess.CUSTOMERS);
        try (Core anew = Core.rebuilt(data, making, new SplittableRandom(1))) {
            assertThat(anew.index().intake().accounting().total()).isEqualTo(counts);
            assertThat(states(anew.index(), making)).isEqualTo(live);
        }
        return counts;
    }

    private static long[] sorted(long[] numbers) {
        return LongStream.of(numbers).sorted().toArray();
    }

    private static long[] stored(Journal journal) throws IOException {
        LongStream.Builder numbers = LongStream.builder();
        journal.forEach(1, new Visitor() {
            @Override
            public void entry(Entry entry) {
                if (entry.kind() != Entry.EVENT) return;
                Event event = EventBytes.decode(entry.payload()).orElseThrow();
                numbers.add(Long.parseLong(event.origin().messageId()));
            }

            @Override
            public void damaged(Damage damage) {
                throw new AssertionError(damage.sentence());
            }
        });
        return numbers.build().sorted().toArray();
    }

    /// Each customer's state as bytes.
    private static SortedMap<String, String> states(Index index, Index.Making making) throws InterruptedException {
        index.shards().settle();
        SortedMap<String, String> states = new TreeMap<>();
        for (long number = 0; number < CoreProcess.CUSTOMERS; number++) {
            String name = CoreProcess.customer(number).toString();
            index.shards()
                    .state(Key.of(name))
                    .ifPresent(state ->
                            states.put(name, HexFormat.of().formatHex(StateBytes.encode(state, making.rules()))));
        }
        return states;
    }
}
