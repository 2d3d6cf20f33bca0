package io.customerpulse.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.time.Micros;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The learner finds what made-up people are made of: at most one claim in twenty may miss, over all seeds.
class TruthTest {

    private static final long SEEDS = Long.getLong("pulse.seeds", 0) > 0 ? 100 : 12;
    private static final long MISSES_MAX = (SEEDS + 19) / 20;
    private static final int PEOPLE = 1_500;
    private static final int DAYS = 60;

    /// Short beside the days an offer is valid, so that what it adds in a horizon is nearly the box that it is.
    private static final int HORIZON_DAYS = 2;

    private static final int AGES = 1_000;

    private static final Map<String, Predicate<LearnedPulse>> CLAIMS = claims();

    /// Of intervals of 95 %, one in twenty misses, and by chance some more: beyond this in one of a hundred tries.
    private static final double INTERVAL_MISSES_MAX = 0.05 * SEEDS + 2.3 * Math.sqrt(0.05 * 0.95 * SEEDS);

    private static final double ERRORS_IN_95 = 1.96;

    private static final Map<String, DoubleUnaryOperator> ADDED_A_DAY =
            Map.of("visit", TruthTest::visit, "mail", TruthTest::mail, "offer", TruthTest::offer);

    private static Map<String, Predicate<LearnedPulse>> claims() {
        Map<String, Predicate<LearnedPulse>> claims = new LinkedHashMap<>();
        claims.put("visits: half-life within a factor of 2", pulse -> {
            double ratio = Asked.worth(pulse, "visit").effectiveHalfLifeDays() / Brisk.VISIT_HALF_LIFE;
            return ratio > 0.5 && ratio < 2;
        });
        claims.put(
                "visits: weight within two fifths",
                pulse -> isNear(Asked.worth(pulse, "visit").weight(), unit(TruthTest::visit, 0), 0.4));
        claims.put(
                "visits: it is a return that helps",
                pulse -> Asked.worth(pulse, "visit").weight() > 0);
        claims.put("mails: they are noise", pulse -> Asked.worth(pulse, "mail").isNoise());
        claims.put(
                "mails: weight within two thirds",
                pulse -> isNear(Asked.worth(pulse, "mail").weight(), unit(TruthTest::mail, 0), 2 / 3.0));
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
                pulse -> Math.abs(Asked.worth(pulse, "purchase").weight()) < unit(TruthTest::visit, 0) / 10);
        return claims;
    }

    /// How far a weight is off the truth, in its standard errors. The truth is what one does while it is fresh,
    /// or where a box was chosen, in the mean over the box.
    ///
    /// @param aDay what one adds to a day by its age in days
    private static double off(LearnedPulse pulse, String signal, DoubleUnaryOperator aDay) {
        Worth worth = Asked.worth(pulse, signal);
        double truth =
                switch (worth.kernel()) {
                    case Kernel.Fading _ -> unit(aDay, 0);
                    case Kernel.Box box -> {
                        double from = Micros.days(Micros.of(box.delay()));
                        double to = Micros.days(Micros.of(box.duration()));
                        yield IntStream.range(0, AGES)
                                .mapToDouble(age -> unit(aDay, from + (age + 0.5) / AGES * (to - from)))
                                .average()
                                .orElseThrow();
                    }
                };
        return (worth.weight() - truth) / worth.error();
    }

    private static double visit(double age) {
        return Brisk.VISIT * StrictMath.pow(2, -age / Brisk.VISIT_HALF_LIFE);
    }

    private static double mail(double age) {
        return Brisk.MAIL * StrictMath.pow(2, -age / Brisk.MAIL_HALF_LIFE);
    }

    private static double offer(double age) {
        return age < Brisk.OFFER_DAYS ? Brisk.OFFER : 0;
    }

    private static boolean isNear(double found, double truth, double part) {
        return Math.abs(found - truth) <= part * Math.abs(truth);
    }

    /// What an interaction of some age adds in thirty days, if what it adds in a horizon went on as in the horizon: the
    /// unit of a learned weight.
    private static double unit(DoubleUnaryOperator aDay, double age) {
        double horizon = 0;
        for (int day = 0; day < HORIZON_DAYS; day++) horizon += aDay.applyAsDouble(age + day);
        return horizon * LearnedPulse.UNIT_DAYS / HORIZON_DAYS;
    }

    @Test
    void knownTruthIsFound() throws InterruptedException {
        Map<String, Long> misses = new LinkedHashMap<>();
        Map<String, Long> outside = new LinkedHashMap<>();
        List<Double> squares = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            LearnedPulse pulse = new Asked(DAYS, HORIZON_DAYS).pulse(Brisk.of(PEOPLE, DAYS, seed));
            CLAIMS.forEach((claim, holds) -> misses.merge(claim, holds.test(pulse) ? 0L : 1, Long::sum));
            ADDED_A_DAY.forEach((signal, aDay) -> {
                double off = off(pulse, signal, aDay);
                outside.merge(signal, Math.abs(off) > ERRORS_IN_95 ? 1L : 0, Long::sum);
                squares.add(off * off);
            });
        }
        assertThat(misses)
                .hasSize(CLAIMS.size())
                .allSatisfy((claim, missed) -> assertThat(missed).as(claim).isLessThanOrEqualTo(MISSES_MAX));
        assertThat(outside)
                .hasSize(ADDED_A_DAY.size())
                .allSatisfy((signal, missed) ->
                        assertThat((double) missed).as(signal).isLessThanOrEqualTo(INTERVAL_MISSES_MAX));
        // Neither are they wider than they need to be: errors are off by one of their own, in the mean of squares.
        assertThat(squares.stream().mapToDouble(it -> it).average().orElseThrow())
                .isBetween(0.5, 2.0);
    }
}
