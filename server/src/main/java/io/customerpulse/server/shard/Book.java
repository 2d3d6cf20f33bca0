package io.customerpulse.server.shard;

import io.customerpulse.engine.Engine;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The states of one shard under one set of rules. Mostly a shard has one; while other rules are adopted it keeps a
/// second one beside it, and takes every event into both.
final class Book {

    private final Rules rules;
    private final Engine engine;
    private final Standings standings;

    /// What a book is kept by.
    ///
    /// @param family   where its states are at rest
    /// @param capacity how many of them are in memory
    record Place(Store store, Family family, int capacity) {}

    Book(Place place, Rules rules) {
        this.rules = rules;
        this.engine = new Engine(rules, Patience.LIVE);
        this.standings = new Standings(place.store(), place.family(), rules, place.capacity());
    }

    Rules rules() {
        return rules;
    }

    Standings standings() {
        return standings;
    }

    CustomerState empty() {
        return engine.empty();
    }

    CustomerState step(CustomerState state, Interaction interaction) {
        return engine.step(state, interaction);
    }

    /// The writer's: makes states of what stands in timelines, but those it has. An event that comes in before its
    /// customer is made is in the timeline by then, and makes a stale standing of its own.
    void make(List<Key> identifiers) {
        Map<Key, Standing> made = new HashMap<>();
        for (Key identifier : identifiers) {
            if (standings.known(identifier).isEmpty())
                standings.fromTimeline(identifier).ifPresent(standing -> made.put(identifier, standing));
        }
        standings.put(made);
    }
}
