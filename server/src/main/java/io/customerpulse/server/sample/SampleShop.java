package io.customerpulse.server.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A made-up shop, told as its brand would send it. Whoever composes the server gives one.
public interface SampleShop {

    /// How many customers it has.
    int customers();

    /// Tells what happened before an instant, and returns what happens from then on. The same instant and run give
    /// the same calls.
    ///
    /// @param run begins the ids of all calls, so that those of another run are others
    Life tell(Instant now, String run, Past past);

    /// Is told of what happened, in bodies as `/v1/import` takes them.
    interface Past {

        /// Takes some of it.
        ///
        /// @param customers how many are told of by now, these included
        /// @throws java.io.UncheckedIOException if nothing more is wanted; it comes out of [#tell]
        void body(byte[] calls, int customers);
    }

    /// What happens from an instant on, faster than life.
    interface Life {

        /// What happens next; empty if nothing more does.
        Optional<Happening> next();
    }

    /// Something that happens.
    interface Happening {

        /// How long after the one before.
        Duration after();

        /// Its body as `/v1/import` takes it.
        ///
        /// @param at  when it happens
        /// @param run begins the ids of its calls
        byte[] body(Instant at, String run);
    }
}
