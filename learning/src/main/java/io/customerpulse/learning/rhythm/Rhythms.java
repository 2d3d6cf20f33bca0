package io.customerpulse.learning.rhythm;

import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.glimpse.History;
import io.customerpulse.stats.purchase.Fitted;
import io.customerpulse.stats.purchase.Histories;
import io.customerpulse.stats.purchase.MbgCnbd;
import io.customerpulse.stats.purchase.PurchaseFit;
import io.customerpulse.stats.purchase.PurchaseModel;
import io.customerpulse.stats.rates.GammaBelief;
import io.customerpulse.stats.rates.GammaPoisson;
import io.customerpulse.stats.rhythm.Regularity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Everybody's rhythm at an instant.
///
/// A customer's gaps are sums of `k` waits at a rate of their own; rates differ between customers as a gamma
/// distribution, fitted to the gaps of all who came again (empirical Bayes). After `x` gaps that took `t` days the
/// rate of waits is believed to be gamma with shape `r + kx` and rate `α + t`, so
///
/// ```
/// expected gap = k (α + t) / (r + kx)          interval: k ÷ the rate's 95 % and 5 % quantiles
/// ```
///
/// Somebody with one occasion or none is expected back like the others. The time since the latest return does not
/// enter the gap, since it may mean that they have stopped: that is what the purchase model tells.
///
/// @param population all together
/// @param customers  each, by rising key
public record Rhythms(Population population, List<CustomerRhythm> customers) {

    /// Pairs of gaps from which a customer's own regularity is told: its standard error is then half of it or less.
    public static final int PAIRS_MIN = 10;

    /// Longest gap that is told apart: a hundred years.
    public static final double GAP_DAYS_MAX = 36_525;

    private static final double TAIL = 0.05;

    /// Customers with two gaps from which the regularity of all is taken for measured.
    private static final int POPULATION_PAIRS_MIN = 100;

    private static final double SHAPE_LOW = 0.25;
    private static final double SHAPE_HIGH = 12;

    public Rhythms {
        customers = List.copyOf(customers);
    }

    /// Looks at everybody.
    ///
    /// @param targets numbers of the signals that make an occasion
    /// @param at      the last instant that is known
    /// @throws InterruptedException if the caller is interrupted
    public static Rhythms of(History history, Rules rules, List<Integer> targets, long at) throws InterruptedException {
        boolean[] counts = new boolean[rules.size()];
        for (int target : targets) counts[target] = true;
        List<Seen> seen = new ArrayList<>();
        Map<Long, Long> gaps = new TreeMap<>();
        history.walk(rules, (key, timeline) -> {
            if (timeline.size() == 0 || timeline.atMicros(0) > at) return;
            seen.add(new Seen(key, Visits.of(timeline, counts, at, gaps)));
        });
        seen.sort(Comparator.comparingLong(Seen::key));
        Population population = population(seen, new TreeMap<>(gaps));
        Gaps expected = Gaps.of(seen, population.shape());
        return new Rhythms(
                population,
                seen.stream().map(it -> rhythm(it, population, expected)).toList());
    }

    private record Seen(long key, Visits visits) {}

    private static Population population(List<Seen> seen, TreeMap<Long, Long> gaps) {
        Regularity regularity = Regularity.EMPTY;
        long repeating = 0;
        List<io.customerpulse.stats.purchase.History> histories = new ArrayList<>();
        for (Seen one : seen) {
            Visits visits = one.visits();
            if (visits.occasions() > 0) histories.add(visits.history());
            if (visits.occasions() > 1) repeating++;
            if (visits.occasions() > 2) regularity = regularity.add(visits.firstGap(), visits.secondGap());
        }
        double shape = regularity.pairs() < POPULATION_PAIRS_MIN
                ? 1
                : Math.clamp(regularity.shape().orElse(1), SHAPE_LOW, SHAPE_HIGH);
        Optional<Fitted<? extends PurchaseModel>> model =
                histories.isEmpty() ? Optional.empty() : Optional.of(likeliest(Histories.of(histories)));
        return new Population(seen.size(), histories.size(), repeating, regularity, shape, gaps, model);
    }

    /// The model for regular customers if they are, else the likeliest of the others.
    private static Fitted<? extends PurchaseModel> likeliest(Histories histories) {
        Fitted<MbgCnbd> regular = PurchaseFit.mbgCnbd(histories);
        if (regular.model().k() > 1) return regular;
        Fitted<? extends PurchaseModel> best = PurchaseFit.mbgNbd(histories);
        for (Fitted<? extends PurchaseModel> other :
                List.of(PurchaseFit.paretoNbd(histories), PurchaseFit.bgNbd(histories))) {
            if (other.logLikelihood() > best.logLikelihood()) best = other;
        }
        return best;
    }

    private static CustomerRhythm rhythm(Seen seen, Population population, Gaps gaps) {
        Visits visits = seen.visits();
        CustomerRhythm.Gap gap = gaps.of(Math.max(0, visits.occasions() - 1), visits.spanDays());
        boolean came = visits.occasions() > 0;
        return new CustomerRhythm(
                seen.key(),
                visits.occasions(),
                gap,
                visits.own().pairs() < PAIRS_MIN
                        ? OptionalDouble.empty()
                        : visits.own().shape(),
                came ? OptionalDouble.of(visits.recencyDays()) : OptionalDouble.empty(),
                came ? OptionalDouble.of(visits.recencyDays() / gap.expected()) : OptionalDouble.empty(),
                came && population.model().isPresent()
                        ? OptionalDouble.of(population.model().get().model().alive(visits.history()))
                        : OptionalDouble.empty());
    }

    /// Expected gaps; equal histories are reckoned once.
    private record Gaps(GammaPoisson waits, double shape, Map<Long, CustomerRhythm.Gap> known) {

        static Gaps of(List<Seen> seen, double shape) {
            double[] events = new double[seen.size()];
            double[] times = new double[seen.size()];
            for (int i = 0; i < events.length; i++) {
                Visits visits = seen.get(i).visits();
                events[i] = visits.occasions() < 2 ? 0 : shape * (visits.occasions() - 1);
                times[i] = visits.spanDays();
            }
            return new Gaps(GammaPoisson.fit(events, times), shape, new HashMap<>());
        }

        CustomerRhythm.Gap of(int gaps, long days) {
            return known.computeIfAbsent(((long) gaps << 32) + days, same -> reckoned(gaps, days));
        }

        private CustomerRhythm.Gap reckoned(int gaps, long days) {
            GammaBelief waits = this.waits.belief(shape * gaps, (double) days);
            return new CustomerRhythm.Gap(
                    held(shape * waits.rate() / waits.shape()),
                    held(shape / waits.quantile(1 - TAIL)),
                    held(shape / waits.quantile(TAIL)));
        }

        private static double held(double days) {
            return Math.min(GAP_DAYS_MAX, days);
        }
    }
}
