package io.customerpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.care.Comparison;
import io.customerpulse.server.care.Folders;
import io.customerpulse.server.intake.Accounting.Counts;
import io.customerpulse.server.intake.FailedEvents;
import io.customerpulse.server.intake.FailedEvents.Failed;
import io.customerpulse.server.intake.Mending;
import io.customerpulse.server.intake.Receipt;
import io.customerpulse.server.intake.Verdict;
import io.customerpulse.server.shard.SetAside;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.store.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// R17. An event that every part before the journal lets pass, and that we fail on behind it.
class PoisonTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Rules RULES = Rules.of(DefaultCatalog.read());
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    /// No interaction can be made of it: that is found out by the shard.
    private static final Deed POISON = new Deed.Interacted("", NOW, Money.NONE, About.NOTHING);

    @TempDir
    private Path folder;

    private static Core open(Path data) throws IOException, InterruptedException {
        return Alone.open(data, CLOCK);
    }

    private static Reading event(String id, String customer, Deed deed) {
        Event.Origin origin = new Event.Origin("shop", id, id.hashCode(), NOW);
        return new Reading.Good(
                new Event(origin, List.of(new Identifier("user_id", customer)), deed, List.of(), "{\"id\":\"raw\"}"));
    }

    private static Reading good(String id, String customer) {
        return event(id, customer, new Deed.Interacted("Order Completed", NOW, Money.NONE, About.NOTHING));
    }

    private static Receipt take(Core core, Reading... readings) throws Exception {
        Receipt receipt = core.index().intake().take(List.of(readings)).get(10, TimeUnit.SECONDS);
        core.index().shards().settle();
        return receipt;
    }

    private static List<Failed> failed(Core core, boolean open) {
        return core.index()
                .failed()
                .list(new FailedEvents.Filter(Optional.empty(), Optional.empty(), open), Long.MAX_VALUE, 10)
                .failed();
    }

    private static Counts total(Core core) {
        return core.index().intake().accounting().total();
    }

    private static int events(Core core, String customer) {
        return core.index()
                .customers()
                .find(customer)
                .map(found -> core.index().customers().timeline(found).size())
                .orElse(0);
    }

    /// The data as a process leaves them that is killed: whatever is in no checkpoint is played again.
    private Path killed(Path data, String name) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> all = Files.walk(data)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path there = copy.resolve(data.relativize(each));
                Files.createDirectories(there.getParent());
                Files.copy(each, there);
            }
        }
        return copy;
    }

    @Test
    void aPoisonousEventIsSetAsideAndTheOthersGoOn() throws Exception {
        try (Core core = open(folder)) {
            Receipt receipt = take(
                    core,
                    good("1", "ada"),
                    event("2", "ada", POISON),
                    good("3", "ada"),
                    event("4", "eve", POISON),
                    good("5", "bob"));
            assertThat(receipt.verdicts()).allMatch(Verdict.Stored.class::isInstance);
            assertThat(take(core, good("6", "ada")).verdicts()).containsExactly(new Verdict.Stored(6));
            assertThat(events(core, "ada")).isEqualTo(3);
            assertThat(events(core, "bob")).isEqualTo(1);
            assertThat(core.index().customers().find("eve")).isEmpty();
            assertThat(total(core)).isEqualTo(new Counts(6, 4, 0, 2));
            assertThat(take(core, event("2", "ada", POISON)).verdicts()).containsExactly(new Verdict.Duplicate());
            assertThat(total(core)).isEqualTo(new Counts(7, 4, 1, 2));
            assertThat(failed(core, true)).extracting(Failed::id).containsExactly(4L, 2L);
            assertThat(failed(core, true)).allSatisfy(each -> {
                assertThat(each.refusal().why().code()).isEqualTo(SetAside.CODE);
                assertThat(each.refusal().why().detail()).contains("IllegalArgumentException", "blank signal");
                assertThat(each.refusal().raw()).isEqualTo("{\"id\":\"raw\"}");
            });
        }
    }

    @Test
    void aStartPlaysItAgainAndComesToTheSame() throws Exception {
        Path data = folder.resolve("data");
        Path early;
        try (Core core = open(data)) {
            take(core, event("1", "ada", POISON), good("2", "ada"));
            early = killed(data, "early");
            core.index().intake().checkpoint();
        }
        for (Path each : List.of(data, early, data, early)) {
            try (Core core = open(each)) {
                assertThat(total(core)).isEqualTo(new Counts(2, 1, 0, 1));
                assertThat(events(core, "ada")).isEqualTo(1);
                assertThat(failed(core, true)).extracting(Failed::id).containsExactly(1L);
            }
        }
        Folders.delete(data.resolve("index"));
        try (Core core = open(data);
                Index anew = Index.open(core.journal(), folder.resolve("anew"), Alone.making(CLOCK))) {
            take(core, good("3", "ada"));
            assertThat(total(core)).isEqualTo(new Counts(3, 2, 0, 1));
            assertThat(anew.intake().accounting().total()).isEqualTo(new Counts(2, 1, 0, 1));
        }
        try (Core core = open(data);
                Index anew = Index.open(core.journal(), folder.resolve("again"), Alone.making(CLOCK))) {
            core.index().intake().checkpoint();
            anew.intake().checkpoint();
            assertThat(Comparison.of(core.index().store(), anew.store(), RULES).first())
                    .isEmpty();
        }
    }

    @Test
    void itIsMendedUnderAnotherIdOrDroppedAndStaysSo() throws Exception {
        Path data = folder.resolve("data");
        Path killed;
        try (Core core = open(data)) {
            take(core, event("1", "ada", POISON), event("2", "bob", POISON));
            Mending again = mending(core, event("1", "ada", POISON));
            assertThat(again.replay(1, Optional.empty(), "me"))
                    .isInstanceOfSatisfying(
                            Mending.Outcome.StillWrong.class,
                            wrong -> assertThat(wrong.why().code()).isEqualTo(SetAside.CODE));
            assertThat(mending(core, good("3", "ada")).replay(1, Optional.empty(), "me"))
                    .isInstanceOf(Mending.Outcome.Done.class);
            assertThat(again.drop(List.of(2L), "a test", "me")).hasSize(1);
            killed = killed(data, "killed");
        }
        for (Path each : List.of(data, killed)) {
            try (Core core = open(each)) {
                core.index().shards().settle();
                assertThat(failed(core, true)).isEmpty();
                assertThat(failed(core, false)).extracting(Failed::id).containsExactly(2L, 1L);
                assertThat(events(core, "ada")).isEqualTo(1);
                Counts total = total(core);
                assertThat(total.accepted()).isEqualTo(total.stored() + total.duplicate() + total.failed());
                assertThat(total.failed()).isEqualTo(2);
            }
        }
    }

    private static Mending mending(Core core, Reading mended) {
        return new Mending(
                core.index().failed(),
                core.index().intake(),
                (source, record) -> Optional.of(new Response.Records(List.of(mended))),
                CLOCK);
    }

    @Test
    void whoIsErasedLeavesNoneBehind() throws Exception {
        try (Core core = open(folder)) {
            take(core, event("1", "ada", POISON), event("2", "bob", POISON));
            core.index().erasures().begin(List.of(new Identifier("user_id", "ada")), "me");
            while (!core.index().persons().forgotten().unfinished().isEmpty()) Thread.onSpinWait();
            assertThat(failed(core, true)).extracting(Failed::id).containsExactly(2L);
            assertThat(total(core)).isEqualTo(new Counts(2, 1, 0, 1));
            try (Index anew = Index.open(core.journal(), folder.resolve("anew"), Alone.making(CLOCK))) {
                anew.shards().settle();
                assertThat(new TreeMap<>(anew.intake().accounting().counts()))
                        .isEqualTo(core.index().intake().accounting().counts());
            }
            assertThat(core.index().shards().sequence(Key.of("user_id:ada"))).isZero();
        }
    }
}
