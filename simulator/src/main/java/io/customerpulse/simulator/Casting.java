package io.customerpulse.simulator;

import io.customerpulse.simulator.Person.Cadence;
import io.customerpulse.simulator.Person.Channels;
import io.customerpulse.simulator.Person.Feeling;
import io.customerpulse.simulator.Person.Habit;
import io.customerpulse.simulator.Person.Kind;
import io.customerpulse.simulator.Person.Motives;
import io.customerpulse.simulator.Person.Pause;
import io.customerpulse.simulator.Person.Purse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Draws who the customers are. The numbers are chosen so that the shop looks like shops do: most buy once
/// or seldom, a fifth carry it, one in seven is annoyed by being written to.
final class Casting {

    private static final double KNOWN_BEFORE = 0.45;
    private static final double PAUSES = 0.14;
    private static final double ANNOYED = 0.15;
    private static final List<Integer> ZONE_HOURS = List.of(-8, -7, -6, -6, -5, -5, -5, 0, 1, 1);

    private Casting() {}

    /// Whoever has this number under this seed and span.
    static Person person(Setting setting, int number) {
        Dice dice = Dice.of(Dice.seed(setting.seed(), number), Dice.Purpose.PERSON, 0);
        Kind kind = kind(dice);
        Instant joined = joined(setting, dice);
        double[] places = dice.shares(2.2, 1.8, 1.0, 0.8, 0.4);
        double[] wants = dice.shares(1, 1.2, 0.7, 0.6, 0.8);
        Channels channels = new Channels(places[0], places[1], places[2], places[3], places[4]);
        Motives motives = new Motives(wants[0], wants[1], wants[2], wants[3], wants[4]);
        return new Person(
                Names.customer(number),
                kind,
                joined,
                feeling(setting, joined, dice),
                cadence(kind, dice),
                channels,
                motives,
                reactions(motives, dice),
                new Purse(dice.logNormal(5_500, 0.6), dice.between(0.25, 0.6), dice.whole(1, 2)),
                habit(dice));
    }

    private static Kind kind(Dice dice) {
        double share = dice.unit();
        if (share < 0.15) return Kind.LOYAL;
        if (share < 0.48) return Kind.OCCASIONAL;
        return share < 0.78 ? Kind.ONCE : Kind.BROWSER;
    }

    private static Instant joined(Setting setting, Dice dice) {
        boolean before = dice.chance(KNOWN_BEFORE);
        double from = before ? -Duration.ofDays(730).toSeconds() : 0;
        double to = before ? 0 : setting.span().toSeconds();
        return setting.start().plusSeconds((long) dice.between(from, to));
    }

    private static Feeling feeling(Setting setting, Instant joined, Dice dice) {
        double level = 0.1 + 0.35 * dice.normal();
        double honeymoon = dice.between(0, 0.8);
        double drift = -0.1 + 0.3 * dice.normal();
        double unrest = dice.between(0.01, 0.06);
        boolean pauses = dice.chance(PAUSES);
        double after = dice.unit();
        Duration away = Duration.ofDays(dice.whole(45, 180));
        if (!pauses) return new Feeling(level, honeymoon, drift, unrest, Optional.empty());
        Instant first = joined.isBefore(setting.start()) ? setting.start() : joined;
        long room = Duration.between(first, setting.end()).toSeconds();
        Pause pause = new Pause(first.plusSeconds((long) (after * room)), away);
        return new Feeling(level, honeymoon, drift, unrest, Optional.of(pause));
    }

    private static Cadence cadence(Kind kind, Dice dice) {
        return switch (kind) {
            case LOYAL -> new Cadence(dice.logNormal(32, 0.35), dice.between(2, 6));
            case OCCASIONAL -> new Cadence(dice.logNormal(100, 0.5), dice.between(1, 2.5));
            case ONCE, BROWSER -> new Cadence(dice.logNormal(60, 0.5), 1);
        };
    }

    private static Reactions reactions(Motives motives, Dice dice) {
        boolean annoyed = dice.chance(ANNOYED);
        return Reactions.of(nudge -> {
            double want =
                    switch (nudge) {
                        case CONTENT_EMAIL -> motives.content();
                        case COUPON_EMAIL, REWARD_POINTS -> motives.reward();
                        case PERSONAL_SOCIAL -> motives.community();
                        case EARLY_ACCESS -> motives.access();
                    };
            boolean harms = dice.chance(harm(nudge)) && annoyed;
            double taste = dice.logNormal(1, 0.4);
            double warmth = dice.unit();
            return harms
                    ? new Reaction(0.5 * taste, -0.4 * warmth, -0.03 - 0.05 * warmth)
                    : new Reaction((0.4 + 2.4 * want) * taste, 2.5 * want * taste, 0.02 * warmth);
        });
    }

    /// How likely somebody who is easily annoyed is annoyed by this kind.
    private static double harm(Nudge nudge) {
        return switch (nudge) {
            case CONTENT_EMAIL -> 0.85;
            case COUPON_EMAIL -> 0.7;
            case PERSONAL_SOCIAL -> 0.5;
            case EARLY_ACCESS -> 0.3;
            case REWARD_POINTS -> 0.1;
        };
    }

    private static Habit habit(Dice dice) {
        ZoneOffset zone = ZoneOffset.ofHours(ZONE_HOURS.get(dice.whole(0, ZONE_HOURS.size() - 1)));
        double hour = dice.chance(0.3) ? dice.between(8, 13) : dice.between(17, 22);
        return new Habit(zone, hour, dice.between(1, 4), dice.between(0.5, 2));
    }
}
