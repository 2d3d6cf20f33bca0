package io.customerpulse.server.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.server.survey.Effect.Reason;
import io.customerpulse.server.survey.Effect.Sums;
import io.customerpulse.server.survey.Effect.Verdict;
import io.customerpulse.stats.rates.Ratio;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    private static Sums sums(int customers, double mean, double spread, Random chance) {
        Ratio closed = Ratio.EMPTY;
        for (int i = 0; i < customers; i++) {
            double n = 1 + chance.nextInt(4);
            closed = closed.add(n, n * mean + Math.sqrt(n) * spread * chance.nextGaussian());
        }
        long investments = Math.round(closed.base());
        return new Sums(investments, investments * 0.2, customers, 1, 1, 0, 0, investments, 0, 0, closed);
    }

    private static List<Effect> judged(Map<String, Sums> names) {
        return Verdicts.of(names).effects();
    }

    private static Effect named(List<Effect> effects, String name) {
        return effects.stream()
                .filter(effect -> effect.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatSurelyBringsMoreGrowsAndWhatSurelyCostsIsReduced() {
        Random chance = new Random(1);
        Map<String, Sums> names = new TreeMap<>();
        for (int i = 0; i < 8; i++) names.put("usual-" + i, sums(400, 1, 2, chance));
        names.put("best", sums(400, 4, 2, chance));
        names.put("noise", sums(400, -0.5, 0.5, chance));
        names.put("weak", sums(400, 0.02, 1, chance));
        names.put("new", sums(29, 9, 1, chance));
        names.put("words", new Sums(0, 0, 0, 0, 0, 7, 3, 0, 0, 0, Ratio.EMPTY));
        List<Effect> effects = judged(names);
        assertThat(named(effects, "best").verdict()).isEqualTo(Verdict.GROW);
        assertThat(named(effects, "best").reason()).isEqualTo(Reason.BRINGS_MORE_THAN_THE_MEAN);
        assertThat(named(effects, "noise").verdict()).isEqualTo(Verdict.REDUCE);
        assertThat(named(effects, "noise").reason()).isEqualTo(Reason.COSTS_MORE_THAN_IT_BRINGS);
        assertThat(named(effects, "weak").reason()).isEqualTo(Reason.BRINGS_LESS_THAN_THE_MEAN);
        assertThat(named(effects, "usual-3").verdict()).isEqualTo(Verdict.KEEP);
        assertThat(named(effects, "new").reason()).isEqualTo(Reason.FEW_CUSTOMERS);
        assertThat(named(effects, "words").reason()).isEqualTo(Reason.NO_INVESTMENTS);
        assertThat(named(effects, "words").net()).isEmpty();
    }

    @Test
    void theLuckiestOfManyAlikeDoesNotGrow() {
        int grown = 0;
        for (long seed = 0; seed < 40; seed++) {
            Random chance = new Random(seed);
            Map<String, Sums> names = new TreeMap<>();
            for (int i = 0; i < 50; i++) names.put("campaign-" + i, sums(40, 1, 4, chance));
            grown += (int) judged(names).stream()
                    .filter(effect -> effect.verdict() == Verdict.GROW)
                    .count();
        }
        assertThat(grown).as("of 2000").isLessThan(10);
    }

    @Test
    void aFewCustomersAreDrawnFurtherThanMany() {
        Random chance = new Random(3);
        Map<String, Sums> names = new TreeMap<>();
        for (int i = 0; i < 9; i++) names.put("usual-" + i, sums(300, i * 0.5, 3, chance));
        names.put("few", sums(31, 6, 3, chance));
        names.put("many", sums(3_000, 6, 3, chance));
        List<Effect> effects = judged(names);
        Effect.Net few = named(effects, "few").net().orElseThrow();
        Effect.Net many = named(effects, "many").net().orElseThrow();
        assertThat(few.own() - few.drawn().value())
                .isGreaterThan(4 * Math.abs(many.own() - many.drawn().value()));
    }

    @Test
    void withoutAnySpreadNothingIsCertain() {
        Map<String, Sums> names = new TreeMap<>();
        Ratio silent = Ratio.EMPTY;
        for (int i = 0; i < 40; i++) silent = silent.add(1, -0.5);
        names.put("silent", new Sums(40, 8, 40, 0, 0, 0, 0, 40, 40, -20, silent));
        Effect effect = named(judged(names), "silent");
        assertThat(effect.verdict()).isEqualTo(Verdict.REDUCE);
        assertThat(effect.net().orElseThrow().drawn().value()).isCloseTo(-0.5, within(1e-9));
        assertThat(effect.sums().answered().orElseThrow().high()).isCloseTo(0.0876, within(1e-3));
    }

    @Test
    void ofNothingThereIsNoMean() {
        assertThat(Verdicts.of(Map.of()).mean()).isEmpty();
        assertThat(Verdicts.of(Map.of()).effects()).isEmpty();
    }
}
