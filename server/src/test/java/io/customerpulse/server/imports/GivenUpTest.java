package io.customerpulse.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.Core;
import io.customerpulse.server.Index;
import io.customerpulse.server.Settings;
import io.customerpulse.server.imports.Status.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that nobody waits for any more.
class GivenUpTest {

    private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");
    private static final byte[] FILE = """
            {"type":"track","messageId":"1","userId":"ada","event":"Order Completed","timestamp":"2026-01-05T10:00:00Z"}
            """.getBytes(StandardCharsets.UTF_8);

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    /// What happens, once, when somebody looks at the clock.
    private final AtomicReference<Optional<Runnable>> meanwhile = new AtomicReference<>(Optional.empty());

    private final ImportNotes notes = new ImportNotes();

    @TempDir
    private Path folder;

    @Test
    void aFileWhoseLastBytesComeWhileItIsBeingGivenUpIsRead() throws IOException, InterruptedException {
        try (Core core = core();
                Imports imports = imports(core)) {
            String id = announced(imports);
            receive(imports, id, 0, FILE.length - 1);
            now.set(NOW.plus(Duration.ofHours(2)));
            meanwhile.set(Optional.of(() -> receive(imports, id, FILE.length - 1, FILE.length)));
            announced(imports);
            imports.start();
            while (!imports.find(id).orElseThrow().state().isEnd()) LockSupport.parkNanos(1_000_000);
            Status ended = imports.find(id).orElseThrow();
            assertThat(ended.state()).as(ended.reason()).isEqualTo(State.DONE);
            assertThat(ended.tally().stored()).isEqualTo(1);
        }
    }

    @Test
    void aFileThatDoesNotComeIsForgotten() throws IOException, InterruptedException {
        try (Core core = core();
                Imports imports = imports(core)) {
            String id = announced(imports);
            receive(imports, id, 0, FILE.length - 1);
            now.set(NOW.plus(Duration.ofMinutes(59)));
            announced(imports);
            assertThat(imports.find(id)).isPresent();
            now.set(NOW.plus(Duration.ofMinutes(61)));
            announced(imports);
            assertThat(imports.find(id)).isEmpty();
        }
    }

    private static String announced(Imports imports) throws IOException {
        Wanted wanted = new Wanted("calls.jsonl", FILE.length, Optional.empty());
        if (imports.make(wanted, "usr_1") instanceof Imports.Made.Expected(Status status)) return status.id();
        throw new AssertionError("it is not expected");
    }

    private static void receive(Imports imports, String id, int from, int to) {
        try {
            var _ = imports.receive(id, from, new ByteArrayInputStream(Arrays.copyOfRange(FILE, from, to)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Instant instant() {
        meanwhile.getAndSet(Optional.empty()).ifPresent(Runnable::run);
        return now.get();
    }

    private Core core() throws IOException, InterruptedException {
        Index.Making making = new Index.Making(
                Rules.of(DefaultCatalog.read()),
                new Settings.Memory(1, 100),
                this::instant,
                notes::apply,
                damage -> {
                    throw new AssertionError(damage.sentence());
                },
                broken -> {});
        return Core.open(folder.resolve("data"), making, new SplittableRandom(1));
    }

    private Imports imports(Core core) throws IOException {
        return new Imports(new Imports.Parts(
                core.data().resolve(Core.IMPORTS),
                notes,
                core.index().intake(),
                () -> Rules.of(DefaultCatalog.read()),
                this::instant,
                new SplittableRandom(2)));
    }
}
