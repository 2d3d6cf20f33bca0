package io.customerpulse.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.decay.Kernel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The learner finds what made-up people are made of: at most one claim in twenty may miss, over all seeds.
class TruthTest {

    private static final long SEEDS = Long.getLong("pulse.seeds", 0) > 0 ? 100 : 12;
    private static final long MISSES_MAX = (SEEDS + 19) / 20;
    private static final int PEOPLE = 1_500;
    private static final int DAYS = 60;

    /// Short beside the days an offer is valid, so that what it adds in a horizon is nearly the box that it is.
    private static final int HORIZON_DAYS = 2;

    private static final Map<String, Predicate<LearnedPulse>> CLAIMS = claims();

    private static Map<String, Predicate<LearnedPulse>> claims() {
        Map<String, Predicate<LearnedPulse>> claims = new LinkedHashMap<>();
        claims.put("visits: half-life within a factor of 2", pulse -> {
            double ratio = Asked.worth(pulse, "visit").effectiveHalfLifeDays() / Brisk.VISIT_HALF_LIFE;
            return ratio > 0.5 && ratio < 2;
        });
        claims.put(
                "visits: weight within two fifths",
                pulse -> isNear(Asked.worth(pulse, "visit").weight(), unit(Brisk.VISIT, Brisk.VISIT_HALF_LIFE), 0.4));
        claims.put(
                "visits: it is a return that helps",
                pulse -> Asked.worth(pulse, "visit").weight() > 0);
        claims.put("mails: they are noise", pulse -> Asked.worth(pulse, "mail").isNoise());
        claims.put(
                "mails: weight within two thirds",
                pulse -> isNear(Asked.worth(pulse, "mail").weight(), unit(Brisk.MAIL, Brisk.MAIL_HALF_LIFE), 2 / 3.0));
        claims.put("offers: a box that ends within a day", pulse -> {
            Worth offer = Asked.worth(pulse, "offer");
            return offer.kernel() instanceof Kernel.Box
                    && Math.abs(offer.effectiveHalfLifeDays() - Brisk.OFFER_DAYS) <= 1;
        });
        claims.put(
                "offers: weight within a third",
                pulse -> isNear(Asked.worth(pulse, "offer").weight(), LearnedPulse.UNIT_DAYS * Brisk.OFFER, 1 / 3.0));
        claims.put(
                "idle signals: no effect", pulse -> !Asked.worth(pulse, "idle").isFound());
        claims.put(
                "purchases bring next to no purchases",
                pulse -> Math.abs(Asked.worth(pulse, "purchase").weight())
                        < unit(Brisk.VISIT, Brisk.VISIT_HALF_LIFE) / 10);
        return claims;
    }

    private static boolean isNear(double found, double truth, double part) {
        return Math.abs(found - truth) <= part * Math.abs(truth);
    }

    /// What a fresh interaction adds in thirty days, if what it adds in a horizon went on as in the horizon: the
    /// unit of a learned weight.
    private static double unit(double aDay, double halfLife) {
        double horizon = 0;
        for (int day = 0; day < HORIZON_DAYS; day++) horizon += aDay * StrictMath.pow(2, -day / halfLife);
        return horizon * LearnedPulse.UNIT_DAYS / HORIZON_DAYS;
    }

    @Test
    void knownTruthIsFound() throws InterruptedException {
        Map<String, Long> misses = new LinkedHashMap<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            LearnedPulse pulse = new Asked(DAYS, HORIZON_DAYS).pulse(Brisk.of(PEOPLE, DAYS, seed));
            CLAIMS.forEach((claim, holds) -> misses.merge(claim, holds.test(pulse) ? 0L : 1, Long::sum));
        }
        assertThat(misses)
                .hasSize(CLAIMS.size())
                .allSatisfy((claim, missed) -> assertThat(missed).as(claim).isLessThanOrEqualTo(MISSES_MAX));
    }
}
