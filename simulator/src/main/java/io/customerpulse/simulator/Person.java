package io.customerpulse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// Who a customer truly is: what no policy changes and no interaction says.
///
/// @param customer  the identifier in their interactions
/// @param kind      what they want from the shop
/// @param joinedAt  when they came, maybe before the span
/// @param feeling   how their affinity would run if nothing happened
/// @param cadence   their own rhythm of buying
/// @param channels  where they like to be
/// @param motives   what moves them
/// @param reactions to each [Nudge]
/// @param purse     what they spend
/// @param habit     when they are awake
public record Person(
        String customer,
        Kind kind,
        Instant joinedAt,
        Feeling feeling,
        Cadence cadence,
        Channels channels,
        Motives motives,
        Reactions reactions,
        Purse purse,
        Habit habit) {

    /// What a customer wants from the shop.
    public enum Kind {
        /// Buys often, in a rhythm.
        LOYAL,
        /// Buys now and then.
        OCCASIONAL,
        /// Buys once, then has no more need.
        ONCE,
        /// Looks and never buys.
        BROWSER
    }

    /// How affinity runs by itself. Affinity is a number around 0: a pace of buying `e^(0.8·affinity)`.
    ///
    /// @param level        where it settles
    /// @param honeymoon    what the first weeks add; halves every 30 days
    /// @param driftPerYear what a year changes
    /// @param unrest       standard deviation of a day's chance change
    /// @param pause        a time without interest, after which they come back by themselves
    public record Feeling(double level, double honeymoon, double driftPerYear, double unrest, Optional<Pause> pause) {}

    /// A time away.
    public record Pause(Instant from, Duration length) {}

    /// Gamma-distributed gaps between orders, on a clock that affinity and nudges make run faster or slower.
    ///
    /// @param gapDays    mean gap at affinity 0, in days
    /// @param regularity shape of the gamma; 1 is chance alone, larger is steadier
    public record Cadence(double gapDays, double regularity) {}

    /// Shares of attention; sum to 1.
    public record Channels(double web, double email, double social, double app, double service) {}

    /// Shares of what moves a customer; sum to 1.
    public record Motives(double content, double reward, double access, double service, double community) {}

    /// Spending, log-normal.
    ///
    /// @param orderMinor median order in US cents
    /// @param spread     standard deviation of its logarithm
    /// @param itemsMax   how many different things an order may hold
    public record Purse(double orderMinor, double spread, int itemsMax) {}

    /// The hours of a customer.
    ///
    /// @param zone        where they live
    /// @param hour        the local hour they are most active, 0 to 24
    /// @param spreadHours standard deviation around it
    /// @param weekend     multiplies activity on Saturdays and Sundays
    public record Habit(ZoneOffset zone, double hour, double spreadHours, double weekend) {}

    /// Reads the shop's e-mail, until they unsubscribe.
    boolean subscribes() {
        return channels.email() > 0.31;
    }

    /// Follows the shop in a social network.
    boolean follows() {
        return channels.social() > 0.25;
    }

    /// Has the shop's app.
    boolean hasApp() {
        return channels.app() > 0.2;
    }
}
