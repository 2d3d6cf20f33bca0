package io.customerpulse.learning;

import io.customerpulse.learning.People.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A brisk shop whose truth is known. On each day a person buys with a chance that is a sum of what is left of
/// what happened before that day; everything else happens by chance alone.
///
/// ```
/// p(day) = base + Σ_visit VISIT · 2^(−age / VISIT_HALF_LIFE) + Σ_mail MAIL · 2^(−age / MAIL_HALF_LIFE)
///          + Σ_offer OFFER while age < OFFER_DAYS
/// ```
final class Brisk {

    static final double BASE = 0.2;
    static final double VISIT = 0.1;
    static final double VISIT_HALF_LIFE = 8;
    static final double MAIL = -0.05;
    static final double MAIL_HALF_LIFE = 4;
    static final double OFFER = 0.2;
    static final double OFFER_DAYS = 5;

    private static final double VISITS_A_DAY = 0.08;
    private static final double MAILS_A_DAY = 0.12;
    private static final double OFFERS_A_DAY = 0.05;
    private static final double IDLES_A_DAY = 0.1;

    private final SplittableRandom random;
    private final int days;
    private final List<Deed> deeds = new ArrayList<>();

    private Brisk(int days, long seed) {
        this.days = days;
        this.random = new SplittableRandom(seed);
    }

    static People of(int persons, int days, long seed) {
        Brisk shop = new Brisk(days, seed);
        for (int person = 1; person <= persons; person++) shop.live(person);
        return People.of(shop.deeds);
    }

    private void live(long person) {
        double visits = 0;
        double mails = 0;
        List<Double> offers = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            int now = day;
            double offered = offers.stream().filter(at -> now - at < OFFER_DAYS).count() * OFFER;
            double chance = BASE + VISIT * visits + MAIL * mails + offered;
            if (random.nextDouble() < chance) deeds.add(deed(person, day, "purchase"));
            visits = left(visits, VISIT_HALF_LIFE) + happens(person, day, "visit", VISITS_A_DAY, VISIT_HALF_LIFE);
            mails = left(mails, MAIL_HALF_LIFE) + happens(person, day, "mail", MAILS_A_DAY, MAIL_HALF_LIFE);
            if (random.nextDouble() < OFFERS_A_DAY) {
                Deed offer = deed(person, day, "offer");
                deeds.add(offer);
                offers.add(offer.day());
            }
            if (random.nextDouble() < IDLES_A_DAY) deeds.add(deed(person, day, "idle"));
        }
    }

    private static double left(double sum, double halfLife) {
        return sum * StrictMath.pow(2, -1 / halfLife);
    }

    /// What is left at the end of the day of something that may happen on it.
    private double happens(long person, int day, String signal, double aDay, double halfLife) {
        if (random.nextDouble() >= aDay) return 0;
        Deed deed = deed(person, day, signal);
        deeds.add(deed);
        return StrictMath.pow(2, -(day + 1 - deed.day()) / halfLife);
    }

    private Deed deed(long person, int day, String signal) {
        return new Deed(person, day + random.nextDouble(0.01, 0.99), signal, Double.NaN);
    }
}
