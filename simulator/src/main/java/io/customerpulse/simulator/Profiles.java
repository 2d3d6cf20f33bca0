package io.customerpulse.simulator;

import java.util.List;
import java.util.Locale;

/// What a brand knows of a customer of the sample shop, beside what they did.
final class Profiles {

    private static final List<String> PLANS = List.of("guest", "guest", "guest", "member", "member", "club");

    private Profiles() {}

    static Sample.Known known(long seed, int number, History history) {
        Dice dice = Dice.of(Dice.seed(seed, number), Dice.Purpose.SAMPLE, 2);
        Person person = history.truth().person();
        String userId = Sample.PREFIX + person.customer();
        String first = person.customer().substring(0, person.customer().indexOf('.'));
        return new Sample.Known(
                userId,
                userId + "@example.org",
                first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1),
                PLANS.get(dice.whole(0, PLANS.size() - 1)),
                country(person.habit().zone().getTotalSeconds() / 3_600, dice),
                history.interactions().getFirst().at());
    }

    /// By where they live.
    private static String country(int zoneHours, Dice dice) {
        if (zoneHours < 0) return dice.chance(0.85) ? "US" : "CA";
        if (zoneHours == 0) return dice.chance(0.9) ? "GB" : "IE";
        return List.of("DE", "DE", "FR", "NL", "IT", "ES").get(dice.whole(0, 5));
    }
}
