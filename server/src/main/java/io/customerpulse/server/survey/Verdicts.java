package io.customerpulse.server.survey;

import io.customerpulse.server.survey.Effect.Net;
import io.customerpulse.server.survey.Effect.Reason;
import io.customerpulse.server.survey.Effect.Sums;
import io.customerpulse.server.survey.Effect.Verdict;
import io.customerpulse.stats.rates.Drawn;
import io.customerpulse.stats.rates.Drawn.Estimate;
import io.customerpulse.stats.rates.Ratio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What names come to, all of one kind judged together.
///
/// For each name `r = Σ y / Σ n` over its customers, with `n` investments whose time is over and `y` the points of
/// the returns in their time and of their noise.
///
/// Its variance by linearisation is `v = m s² / (Σ n)²` for `m` customers. Few of them say little of `s²`, so it is
/// `(Σ (y − r n)² + 5 s₀²) / (m − 1 + 5)`, with `s₀²` that of all names together.
///
/// Then the names are drawn towards their mean ([Drawn]), and where the interval of 95 % lies decides:
///
/// | first of these that holds | verdict |
/// |---|---|
/// | fewer than 30 customers | too early |
/// | all of it below 0 | reduce |
/// | all of it above 0 and above the mean | grow |
/// | all of it above 0 | keep |
/// | all of it below the mean | reduce |
/// | else | keep |
///
/// @param mean    of all names, in points per investment; empty if there is nothing to judge
/// @param effects by the number of investments, most first
public record Verdicts(Optional<Double> mean, List<Effect> effects) {

    /// With fewer customers nothing is said of a name.
    public static final int CUSTOMERS_MIN = 30;

    /// What the spread of all names weighs in that of one, in customers.
    private static final double PRIOR = 5;

    /// Where nothing varies, what is seen is still not certain.
    private static final double VARIANCE_MIN = 1e-9;

    public Verdicts {
        effects = List.copyOf(effects);
    }

    /// Judges names.
    static Verdicts of(Map<String, Sums> names) {
        Map<String, Ratio> judged = new LinkedHashMap<>();
        names.forEach((name, sums) -> {
            if (sums.closed().units() > 0) judged.put(name, sums.closed());
        });
        Map<String, Net> nets = new LinkedHashMap<>();
        Optional<Double> mean = judged.isEmpty() ? Optional.empty() : Optional.of(draw(judged, nets));
        List<Effect> effects = new ArrayList<>();
        names.forEach((name, sums) -> {
            Optional<Net> net = Optional.ofNullable(nets.get(name));
            Reason reason = reason(sums, net, mean.orElse(0.0));
            effects.add(new Effect(name, sums, net, verdict(reason), reason));
        });
        effects.sort((one, other) -> {
            int more = Long.compare(other.sums().investments(), one.sums().investments());
            int most = Long.compare(other.sums().unprompted(), one.sums().unprompted());
            return more != 0 ? more : most != 0 ? most : one.name().compareTo(other.name());
        });
        return new Verdicts(mean, effects);
    }

    private static double draw(Map<String, Ratio> judged, Map<String, Net> nets) {
        double squares = 0;
        double freedom = 0;
        for (Ratio each : judged.values()) {
            squares += each.squares();
            freedom += each.units() - 1;
        }
        double usual = freedom > 0 ? squares / freedom : 1;
        List<Drawn.Own> own = new ArrayList<>();
        for (Ratio each : judged.values()) own.add(new Drawn.Own(each.estimate(), variance(each, usual)));
        Drawn drawn = Drawn.of(own);
        int place = 0;
        for (Map.Entry<String, Ratio> each : judged.entrySet()) {
            nets.put(
                    each.getKey(),
                    new Net(each.getValue().estimate(), drawn.groups().get(place++)));
        }
        return drawn.mean();
    }

    private static double variance(Ratio ratio, double usual) {
        double spread = (ratio.squares() + PRIOR * usual) / (ratio.units() - 1 + PRIOR);
        return Math.max(VARIANCE_MIN, ratio.units() * spread / (ratio.base() * ratio.base()));
    }

    private static Reason reason(Sums sums, Optional<Net> net, double mean) {
        if (sums.investments() == 0) return Reason.NO_INVESTMENTS;
        if (net.isEmpty() || sums.closed().units() < CUSTOMERS_MIN) return Reason.FEW_CUSTOMERS;
        Estimate drawn = net.get().drawn();
        if (drawn.high() < 0) return Reason.COSTS_MORE_THAN_IT_BRINGS;
        if (drawn.low() > 0) {
            return drawn.low() > mean ? Reason.BRINGS_MORE_THAN_THE_MEAN : Reason.BRINGS_MORE_THAN_IT_COSTS;
        }
        return drawn.high() < mean ? Reason.BRINGS_LESS_THAN_THE_MEAN : Reason.NOT_SURELY_DIFFERENT;
    }

    private static Verdict verdict(Reason reason) {
        return switch (reason) {
            case BRINGS_MORE_THAN_THE_MEAN -> Verdict.GROW;
            case BRINGS_MORE_THAN_IT_COSTS, NOT_SURELY_DIFFERENT -> Verdict.KEEP;
            case BRINGS_LESS_THAN_THE_MEAN, COSTS_MORE_THAN_IT_BRINGS -> Verdict.REDUCE;
            case FEW_CUSTOMERS, NO_INVESTMENTS -> Verdict.TOO_EARLY;
        };
    }
}
