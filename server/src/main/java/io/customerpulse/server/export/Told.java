package io.customerpulse.server.export;

import io.customerpulse.engine.identity.Happening;
import io.customerpulse.engine.identity.Link;
import io.customerpulse.engine.identity.Pair;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;

/// A line of the history of a customer.
///
/// @param what    came of it: `joined`, `agreed`, `declined`, `parted`
/// @param because which event or person said so
record Told(Instant at, String what, Pair pair, String because) {

    static Told of(Happening happening) {
        return switch (happening) {
            case Happening.Joined joined -> of("joined", joined.link());
            case Happening.Agreed agreed -> of("agreed", agreed.link());
            case Happening.Declined declined ->
                of("declined", declined.refused().link());
            case Happening.Parted parted ->
                new Told(
                        Micros.instant(parted.atMicros()),
                        "parted",
                        parted.split().pair(),
                        parted.split().because());
        };
    }

    private static Told of(String what, Link link) {
        return new Told(Micros.instant(link.atMicros()), what, link.pair(), link.because());
    }
}
