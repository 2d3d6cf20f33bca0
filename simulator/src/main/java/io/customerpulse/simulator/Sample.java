package io.customerpulse.simulator;

import io.customerpulse.engine.event.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// The sample shop: a [Shop] as its brand would know it, with a year behind an instant and some months ahead of it.
///
/// Beside what the shop's customers do, some say something: a comment, a mention, a message ([Chatter]); and one of
/// them is [Ada], whose story is always the same. All identifiers begin with [#PREFIX], so that nobody real has one.
///
/// @param seed      all chance comes from it
/// @param customers how many there are at the instant, 1 to [#CUSTOMERS_MAX]; some more come later
/// @param now       the past ends here
public record Sample(long seed, int customers, Instant now) {

    /// All identifiers of the sample begin with it.
    public static final String PREFIX = "sample-";

    /// As many as a usual machine takes in within some minutes.
    public static final int CUSTOMERS_MAX = 1_000_000;

    /// Interactions ahead that are held in memory: ten hours of them. Customers whose future does not fit have none.
    private static final int AHEAD_MAX = 110_000;

    /// At least a year is behind the instant: to the midnight before it.
    private static final int PAST_DAYS = 365;

    private static final int AHEAD_DAYS = 120;

    /// Everybody's future begins somewhere in this time, so that what happens to all on one day does not come at once.
    private static final int PHASE_SECONDS = 7 * Diary.DAY_SECONDS;

    public Sample {
        if (customers < 1 || customers > CUSTOMERS_MAX) {
            throw new IllegalArgumentException("customers must be 1 to %d: %d".formatted(CUSTOMERS_MAX, customers));
        }
    }

    /// A customer as the brand knows them.
    ///
    /// @param userId  the customer in their interactions
    /// @param email   at example.org, which belongs to nobody
    /// @param country two letters, by ISO 3166
    /// @param since   when they were first seen
    public record Known(String userId, String email, String firstName, String plan, String country, Instant since) {}

    /// Something that happened.
    ///
    /// @param text what the customer wrote; empty if they did not
    public record Moment(Interaction interaction, String text) {
        static Moment of(Interaction interaction) {
            return new Moment(interaction, "");
        }
    }

    /// One customer's part.
    ///
    /// @param moments in order of time, never empty
    public record Tale(Known known, List<Moment> moments) {
        public Tale {
            moments = List.copyOf(moments);
        }
    }

    /// Tells of each customer who is there, one after the other, and then returns what is ahead of all.
    ///
    /// @param past is told of each who is there at the instant, with what happened before it
    public Ahead tell(Consumer<Tale> past) {
        List<Ahead.Coming> coming = new ArrayList<>();
        take(Ada.tale(now), 0, past, coming);
        Shop shop = new Shop(setting(), Policy.usual());
        int there = 1;
        for (int number = 0; there < customers; number++) {
            Tale tale = tale(shop, number);
            long phase =
                    Dice.of(Dice.seed(seed, number), Dice.Purpose.SAMPLE, 0).whole(0, PHASE_SECONDS - 1);
            if (take(tale, phase, past, coming)) there++;
        }
        coming.sort(Comparator.comparingLong(Ahead.Coming::order));
        return new Ahead(seed, coming);
    }

    /// @return whether they are there at the instant
    private boolean take(Tale tale, long phaseSeconds, Consumer<Tale> past, List<Ahead.Coming> coming) {
        List<Moment> moments = tale.moments();
        int behind = 0;
        while (behind < moments.size() && moments.get(behind).interaction().at().isBefore(now)) behind++;
        if (behind > 0) past.accept(new Tale(tale.known(), moments.subList(0, behind)));
        for (int i = behind; i < moments.size() && coming.size() < AHEAD_MAX; i++) {
            long order = moments.get(i).interaction().at().getEpochSecond() - phaseSeconds;
            coming.add(new Ahead.Coming(order, tale.known(), moments.get(i), i == 0));
        }
        return behind > 0;
    }

    private Tale tale(Shop shop, int number) {
        History history = shop.simulate(number);
        Known known = Profiles.known(seed, number, history);
        List<Interaction> all = Chatter.among(
                history.interactions(), Dice.seed(seed, number), shop.setting().end());
        List<Moment> moments = new ArrayList<>();
        for (Interaction each : all) {
            String id = known.userId() + "-" + (moments.size() + 1);
            Interaction renamed =
                    new Interaction(id, known.userId(), each.signal(), each.at(), each.value(), each.about());
            moments.add(new Moment(renamed, Chatter.text(renamed)));
        }
        return new Tale(known, moments);
    }

    private Setting setting() {
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
        Duration span = Duration.ofDays(PAST_DAYS + AHEAD_DAYS);
        Instant end = midnight.plus(Duration.ofDays(AHEAD_DAYS));
        return new Setting(seed, Setting.CUSTOMERS_MAX, end, span);
    }
}
