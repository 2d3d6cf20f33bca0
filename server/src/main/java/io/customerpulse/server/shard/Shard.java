package io.customerpulse.server.shard;

import io.customerpulse.engine.Engine;
import io.customerpulse.engine.catalog.Answers;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import io.customerpulse.server.store.StoreProblem;
import io.customerpulse.stats.time.Micros;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A part of the customers, written by one thread.
///
/// It brings events into timelines and states. An event that is in a state already changes nothing, so the
/// journal may be played again from any point that is early enough.
final class Shard {

    private static final long LATENESS_MICROS = Micros.of(Patience.LIVE.lateness());

    private final Store store;
    private final Rules rules;
    private final Engine engine;
    private final Timelines timelines;
    private final Standings standings;
    private final List<Follower> followers;
    private final SetAside aside;

    Shard(Store store, Rules rules, int capacity, List<Follower> followers, SetAside aside) {
        this.store = store;
        this.aside = aside;
        this.rules = rules;
        this.engine = new Engine(rules, Patience.LIVE);
        this.timelines = new Timelines(store);
        this.standings = new Standings(store, rules, capacity);
        this.followers = List.copyOf(followers);
    }

    Standings standings() {
        return standings;
    }

    /// Takes in some events, in the order of the journal. First the timelines, then the states, so that a state
    /// is never ahead of what it can be made from.
    void take(List<Stored> events) {
        Map<Key, Standing> touched = new HashMap<>();
        try (Batch batch = store.batch()) {
            for (Stored stored : events) take(stored, touched, batch);
            batch.write();
        }
        standings.put(touched);
    }

    /// Takes in one event whole, or sets it aside if we fail on it. If the store fails, that is not the event's fault.
    private void take(Stored stored, Map<Key, Standing> touched, Batch batch) {
        batch.mark();
        try {
            Standing known = touched.get(stored.customer());
            Standing before = known == null ? before(stored, batch) : known;
            if (timelines.looksAround(stored, before.touchedMicros())) writeWhatIsAround(batch);
            boolean wasAside = aside.had(stored.sequence());
            if (wasAside && stored.sequence() <= before.sequence()) {
                batch.undo();
                return;
            }
            Standing after = after(before, stored);
            Timelines.put(batch, stored);
            for (Follower follower : followers) follower.follow(stored, batch);
            if (wasAside) aside.takeBack(stored, batch);
            batch.keep();
            touched.put(stored.customer(), after);
        } catch (StoreProblem broken) {
            throw broken;
        } catch (RuntimeException | StackOverflowError mistake) {
            batch.undo();
            aside.put(stored, mistake, batch);
        }
    }

    /// What came in just before an event is looked for in the store, so it has to be there.
    private static void writeWhatIsAround(Batch batch) {
        batch.keep();
        batch.write();
        batch.mark();
    }

    private Standing before(Stored stored, Batch batch) {
        return standings.known(stored.customer()).orElseGet(() -> {
            String name = stored.event().customer().toString();
            batch.put(Family.NAMES, stored.customer().bytes(), name.getBytes(StandardCharsets.UTF_8));
            return new Standing(engine.empty(), 0, false, Standing.UNTOUCHED);
        });
    }

    private Standing after(Standing before, Stored stored) {
        if (stored.sequence() <= before.sequence()) return before;
        long touched = Timelines.touched(stored, before.touchedMicros());
        Machines.Effect effect = timelines.effect(stored, before.touchedMicros());
        Optional<Interaction> counted = effect.isMachine() ? Optional.empty() : Timelines.counted(stored.event());
        boolean unsettled = before.stale() || effect.unsettles();
        if (counted.isEmpty()) return new Standing(before.state(), stored.sequence(), unsettled, touched);
        boolean stale = unsettled || isTooLate(before.state(), counted.get());
        return new Standing(engine.step(before.state(), counted.get()), stored.sequence(), stale, touched);
    }

    /// Whether an outreach or a response comes in after what it would have changed was final.
    private boolean isTooLate(CustomerState state, Interaction interaction) {
        if (state.seenMicros() == Long.MIN_VALUE) return false;
        if (Micros.of(interaction.at()) >= state.seenMicros() - LATENESS_MICROS) return false;
        Signal.Response part = rules.signal(rules.signal(interaction.signal())).response();
        return part.expects().isPresent() || part.answers() != Answers.NOTHING;
    }
}
