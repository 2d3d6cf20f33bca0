package io.customerpulse.server.model;

import io.customerpulse.server.model.Models.InForce;
import io.customerpulse.server.shard.Changeover;
import io.customerpulse.server.store.StoreProblem;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings models and catalogs into force, one at a time, on a thread of its own.
///
/// First the states are made by the new rules, beside those in force; then the change is written into the journal,
/// and as it comes into effect everybody is read by the new states. So a process that is killed before that entry is
/// on disk starts with the rules it had, and one that is killed after it with the new ones; there is nothing between.
/// What was asked for and not finished by then has to be asked for again.
public final class Adopting implements AutoCloseable {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Adopting.class);

    private final Parts parts;
    private final AtomicReference<Optional<Change>> current = new AtomicReference<>(Optional.empty());
    private volatile Outcome latest = Outcome.NONE;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "adopting");
        thread.setDaemon(true);
        return thread;
    });

    /// What it works with.
    ///
    /// @param controls writes into the journal, and waits until it is in effect
    /// @param passing  is told of each stage as it is reached
    public record Parts(Models models, Changeover changeover, Controls controls, Consumer<Stage> passing) {}

    /// Writes a control into the journal, and waits until it is in effect.
    public interface Controls {
        long set(String kind, String json);
    }

    /// How far an adoption has come.
    public enum Stage {
        BEGUN,
        MADE,
        ADOPTED,
        SETTLED
    }

    /// An adoption under way.
    ///
    /// @param made  identifiers that were gone through
    /// @param known identifiers there were when it began
    public record Progress(Change change, long made, long known) {}

    /// What came of the latest adoption that was begun since the start.
    public enum Outcome {
        /// None was begun, or it is under way.
        NONE,
        DONE,
        /// It failed here, and nothing has changed; the log says why.
        FAILED
    }

    public Adopting(Parts parts) {
        this.parts = parts;
    }

    /// Begins to bring a model or a catalog into force.
    ///
    /// @return whether it was begun; not while another is under way
    public boolean begin(Change change) {
        if (!current.compareAndSet(Optional.empty(), Optional.of(change))) return false;
        latest = Outcome.NONE;
        worker.execute(() -> {
            try {
                adopt(change);
                latest = Outcome.DONE;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (UncheckedIOException | StoreProblem | IllegalStateException failed) {
                latest = Outcome.FAILED;
                LOG.error("{} could not be brought into force; nothing has changed", name(change), failed);
            } finally {
                current.set(Optional.empty());
            }
        });
        return true;
    }

    /// The adoption under way.
    public Optional<Progress> progress() {
        return current.get()
                .map(change -> new Progress(
                        change, parts.changeover().made(), parts.changeover().known()));
    }

    public Outcome latest() {
        return latest;
    }

    /// Puts a candidate into the journal.
    public void propose(Model model) {
        parts.controls().set(Written.CANDIDATE, Written.json(model));
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            worker.awaitTermination(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void adopt(Change change) throws InterruptedException {
        Changeover changeover = parts.changeover();
        boolean isAdopted = false;
        try {
            parts.passing().accept(Stage.BEGUN);
            InForce next = parts.models().prepare(change);
            changeover.make(next.rules());
            parts.passing().accept(Stage.MADE);
            write(change);
            isAdopted = true;
            parts.passing().accept(Stage.ADOPTED);
            changeover.settle();
            parts.passing().accept(Stage.SETTLED);
            LOG.info("adopted: {}", name(change));
        } finally {
            if (!isAdopted) changeover.giveUp();
        }
    }

    private void write(Change change) {
        switch (change) {
            case Adoption adoption -> parts.controls().set(Written.ADOPTION, Written.json(adoption));
            case CatalogChange other -> parts.controls().set(Written.CATALOG, Written.json(other));
        }
    }

    private static String name(Change change) {
        return switch (change) {
            case Adoption adoption -> adoption.model().orElse("the catalog without a model");
            case CatalogChange other ->
                other.how() instanceof CatalogChange.How.Edited edited
                        ? CatalogChange.id(edited.catalog())
                        : "the catalog before";
        };
    }
}
