package io.customerpulse.server;

import io.customerpulse.engine.identity.IdentityRules;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.care.Folders;
import io.customerpulse.server.intake.Control;
import io.customerpulse.server.intake.FailedEvents;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.journal.Damage;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.model.Adopting;
import io.customerpulse.server.model.Contests;
import io.customerpulse.server.model.Drifts;
import io.customerpulse.server.model.LiveHistory;
import io.customerpulse.server.model.Models;
import io.customerpulse.server.model.Nights;
import io.customerpulse.server.model.Previews;
import io.customerpulse.server.model.Refit;
import io.customerpulse.server.people.Doorstep;
import io.customerpulse.server.people.Identities;
import io.customerpulse.server.people.RulesKept;
import io.customerpulse.server.person.Erasures;
import io.customerpulse.server.person.Persons;
import io.customerpulse.server.person.Removals;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Everybody;
import io.customerpulse.server.read.Population;
import io.customerpulse.server.read.Roster;
import io.customerpulse.server.shard.Changeover;
import io.customerpulse.server.shard.Follower;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.shard.Timelines;
import io.customerpulse.server.store.Store;
import io.customerpulse.server.store.StoreProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What is made of the journal, kept for quick answers: it can be thrown away and made again at any time.
///
/// @param journal   what it is made of; closed by whoever opened it
/// @param store     where it is kept
/// @param shards    the states
/// @param intake    the way in
/// @param customers the questions
/// @param people    who is who
/// @param failed    what could not be used
/// @param kept      what is kept of everybody
/// @param persons   what is known of each, and who was erased
/// @param erasures  erases persons
/// @param removals  takes out all that a source sent
/// @param models    what everybody is counted by
/// @param adopting  brings models into force
public record Index(
        Journal journal,
        Store store,
        Shards shards,
        Intake intake,
        Customers customers,
        Identities people,
        FailedEvents failed,
        Everybody.Kept kept,
        Persons persons,
        Erasures erasures,
        Removals removals,
        Models models,
        Adopting adopting)
        implements AutoCloseable {

    /// What an index is made with.
    ///
    /// @param rules    what interactions mean
    /// @param memory   how much of it is used
    /// @param clock    ours
    /// @param controls is told of everything that was ever set, in order
    /// @param damaged  is told of each stretch of the journal that cannot be read
    /// @param broken   is told once if nothing can be written any more
    /// @param identity what may be an identifier; empty: as the index has it, or else as is usual
    public record Making(
            Rules rules,
            Settings.Memory memory,
            InstantSource clock,
            Consumer<Control> controls,
            Consumer<Damage> damaged,
            Consumer<Throwable> broken,
            Optional<IdentityRules> identity) {

        /// With the rules of identity that the index has.
        public Making(
                Rules rules,
                Settings.Memory memory,
                InstantSource clock,
                Consumer<Control> controls,
                Consumer<Damage> damaged,
                Consumer<Throwable> broken) {
            this(rules, memory, clock, controls, damaged, broken, Optional.empty());
        }

        /// The same with these rules of identity.
        public Making with(IdentityRules other) {
            return new Making(rules, memory, clock, controls, damaged, broken, Optional.of(other));
        }

        /// For a command that has the folder for itself.
        public static Making alone(Rules rules, InstantSource clock, Consumer<Damage> damaged) {
            Runtime machine = Runtime.getRuntime();
            Settings.Memory memory = Settings.Memory.usual(machine.availableProcessors(), machine.maxMemory());
            return new Making(rules, memory, clock, control -> {}, damaged, broken -> {});
        }
    }

    /// Opens the index in a folder, and plays what it does not have yet. One that is missing, cannot be read, is of
    /// another format, of another journal or of other rules of identity is made anew.
    public static Index open(Journal journal, Path folder, Making making) throws IOException, InterruptedException {
        Store store = usable(journal, folder, making.identity());
        IdentityRules identity = RulesKept.in(store).orElse(IdentityRules.DEFAULT);
        Models models = new Models(making.rules());
        // What is in force at the end of the journal counts from its beginning.
        Intake.controls(journal, store, models::apply);
        Everybody.Kept kept = Everybody.Kept.of(models.inForce().rules());
        Identities people = new Identities(store, identity, kept.touched()::changed);
        FailedEvents failed = new FailedEvents(store);
        Persons persons = new Persons(store);
        Shards shards = shards(store, models, making, List.of(people, kept.touched(), persons));
        Customers customers =
                new Customers(shards, new Timelines(store), people::members, kept.roster()::typicalGapDays);
        Consumer<Control> told = control -> {
            kept.population().apply(control);
            if (control.kind().equals(FailedEvents.KIND)) settle(shards);
            failed.apply(control);
            people.said(control.kind(), control.json());
            persons.control(control);
        };
        Consumer<Control> controls = told.andThen(control -> apply(control, models, shards, kept.roster()))
                .andThen(making.controls());
        Intake intake = Intake.open(
                new Intake.Parts(journal, store, shards, making.clock()),
                new Intake.Listeners(
                        controls, persons::door, new Doorstep(identity)::admit, making.damaged(), making.broken()));
        Erasures.Parts personal = new Erasures.Parts(
                journal, store, shards, intake::setNow, people, kept.roster()::remove, making.clock());
        Erasures erasures = persons.start(personal);
        Removals removals = persons.removals(
                new Removals.Parts(personal, erasures, Population::isCount, kept.population()::forget),
                List.of(kept.touched()));
        Adopting adopting =
                new Adopting(new Adopting.Parts(models, new Changeover(store, shards), intake::setNow, stage -> {}));
        return new Index(
                journal, store, shards, intake, customers, people, failed, kept, persons, erasures, removals, models,
                adopting);
    }

    private static Shards shards(Store store, Models models, Making making, List<Follower> followers) {
        Shards.Settings size =
                new Shards.Settings(making.memory().shards(), making.memory().states());
        return new Shards(store, models.inForce().rules(), size, followers, making.broken());
    }

    /// Has what is in force changed, if a control does that.
    private static void apply(Control control, Models models, Shards shards, Roster roster) {
        if (!models.apply(control)) return;
        shards.swap(models.inForce().rules());
        roster.draw(models.inForce().rules().thresholds());
    }

    /// What may be an identifier here.
    public IdentityRules identity() {
        return people.rules();
    }

    /// Holds candidates against what is in force.
    public Contests contests(InstantSource clock) {
        return new Contests(history(), models, clock);
    }

    /// Tells what other catalogs would do.
    public Previews previews(InstantSource clock) {
        return new Previews(history(), customers, models, clock);
    }

    /// Begins what is done for models each night.
    public Nights nights(Nights.Wanted wanted, InstantSource clock) {
        return new Nights(
                wanted,
                new Nights.Parts(models, adopting, new Refit(history(), models), new Drifts(history(), models), clock));
    }

    private LiveHistory history() {
        return new LiveHistory(store, customers);
    }

    /// Takes nothing more in, and leaves everything on disk.
    @Override
    public void close() {
        adopting.close();
        erasures.close();
        intake.close();
        shards.close();
        store.close();
    }

    /// What a shard sets aside is to be among the failed events before it can be resolved.
    private static void settle(Shards shards) {
        try {
            shards.settle();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while shards were waited for", stopped);
        }
    }

    private static Store usable(Journal journal, Path folder, Optional<IdentityRules> wanted) throws IOException {
        Optional<IdentityRules> rules = wanted;
        try {
            Store store = Store.open(folder);
            if (store.isOfThisFormat()) {
                rules = wanted.or(() -> RulesKept.in(store));
                boolean isOfThese = RulesKept.fit(store, rules.orElse(IdentityRules.DEFAULT));
                if (isOfThese && Intake.reach(store) <= journal.committed()) return store;
            }
            store.close();
        } catch (StoreProblem unreadable) {
            // It has nothing that the journal has not.
        }
        Folders.delete(folder);
        Store store = Store.open(folder);
        if (!store.isOfThisFormat()) throw new IllegalStateException("a new index is of this format: " + folder);
        RulesKept.fit(store, rules.orElse(IdentityRules.DEFAULT));
        return store;
    }
}
