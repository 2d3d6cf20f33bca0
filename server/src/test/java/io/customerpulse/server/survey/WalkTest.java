package io.customerpulse.server.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.server.survey.Totals.Day;
import io.customerpulse.server.survey.Totals.Move;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalkTest {

    private static final List<Integer> SOME_DAYS = List.of(0, 1, 100, 250, 330, 358, 364, 365);

    private static List<List<Interaction>> population(long seed) {
        Random chance = new Random(seed);
        List<List<Interaction>> all = new ArrayList<>();
        for (int i = 0; i < 80; i++) all.add(Made.somebody(chance));
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theTraceOfEverybodyIsTheSumOfTheTracesOfEach(long seed) {
        List<List<Interaction>> population = population(seed);
        Findings findings = Made.survey(population);
        for (int day : SOME_DAYS) {
            Day found = findings.days().get(day);
            Sum expected = new Sum();
            for (List<Interaction> each : population) at(each, found.at()).ifPresent(expected::add);
            String which = "seed %d, %s".formatted(seed, found.day());
            assertThat(found.customers()).as(which).isEqualTo(expected.customers);
            assertThat(found.pulse().level()).as(which).isCloseTo(expected.level, near(expected.level));
            assertThat(found.pulse().investments()).as(which).isCloseTo(expected.investments, near(1));
            assertThat(found.pulse().returns()).as(which).isCloseTo(expected.returns, near(1));
            assertThat(found.pulse().noise()).as(which).isCloseTo(expected.noise, near(1));
            for (Totals.Count count : found.stages()) {
                assertThat(count.customers()).as(which).isEqualTo(expected.stages.getOrDefault(count.stage(), 0L));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void theMovesAreThoseOfEachBetweenThenAndNow(long seed) {
        List<List<Interaction>> population = population(seed);
        Findings findings = Made.survey(population);
        for (int days : Frame.AGO) {
            List<Move> moves = findings.movesSince(days);
            Instant then = Made.NOW.minus(Duration.ofDays(days));
            for (Move move : moves) {
                long expected = population.stream()
                        .filter(each -> stage(each, then).equals(move.from())
                                && stage(each, Made.NOW).equals(Optional.of(move.to())))
                        .count();
                assertThat(move.customers()).as("seed %d, %s", seed, move).isEqualTo(expected);
            }
            assertThat(moves.stream().mapToLong(Move::customers).sum()).isEqualTo(findings.customers());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void theOrderOfCustomersDoesNotMatter(long seed) {
        List<List<Interaction>> population = population(seed);
        Findings one = Made.survey(population);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < population.size(); i++) order.add(i);
        Collections.shuffle(order, new Random(seed));
        Walk walk = new Walk(Made.frame());
        for (int i : order) walk.add(Made.key(i), population.get(i));
        Findings other = walk.findings();
        assertThat(other.ward()).isEqualTo(one.ward());
        assertThat(other.customers()).isEqualTo(one.customers());
        for (int day : SOME_DAYS) {
            double level = one.days().get(day).pulse().level();
            assertThat(other.days().get(day).pulse().level()).isCloseTo(level, near(level));
            assertThat(other.days().get(day).stages())
                    .isEqualTo(one.days().get(day).stages());
        }
        for (By by : By.values()) {
            assertThat(names(other, by)).as("seed %d, %s", seed, by).isEqualTo(names(one, by));
        }
    }

    @Test
    void theDaysAreThoseOfAYearAndTheLastIsNow() {
        List<Day> days = Made.survey(population(9)).days();
        assertThat(days).hasSize(366);
        assertThat(days.getLast().day()).isEqualTo(LocalDate.parse("2026-06-01"));
        assertThat(days.getLast().at()).isEqualTo(Made.NOW);
        assertThat(days.getFirst().day()).isEqualTo(LocalDate.parse("2025-06-01"));
        assertThat(days.get(364).at()).isEqualTo(Instant.parse("2026-05-31T23:59:59.999999Z"));
    }

    @Test
    void nobodyIsEverybodyOfNobody() {
        Findings findings = Made.survey(List.of(List.of(), List.of(Made.interaction("Page Viewed", Made.days(-2)))));
        assertThat(findings.customers()).isZero();
        assertThat(findings.days().getLast().pulse()).isEqualTo(Pulse.NONE);
        assertThat(findings.movesSince(7)).isEmpty();
        assertThat(findings.ward()).isEqualTo(Ward.Lists.NONE);
    }

    private static List<String> names(Findings findings, By by) {
        return findings.effects(by, 365).orElseThrow().verdicts().effects().stream()
                .map(effect -> effect.name()
                        + effect.verdict()
                        + effect.sums().investments()
                        + effect.sums().returns())
                .toList();
    }

    private static Optional<Stage> stage(List<Interaction> one, Instant at) {
        return at(one, at).map(point -> point.vitals().stage());
    }

    private static Optional<Trace.Point> at(List<Interaction> one, Instant at) {
        List<Interaction> past =
                one.stream().filter(each -> !each.at().isAfter(Made.NOW)).toList();
        return Trace.of(past, Made.RULES, Made.GAP_DAYS, new Trace.Span(at, at, Duration.ofDays(1))).points().stream()
                .filter(point -> point.at().equals(at))
                .findFirst();
    }

    private static Offset<Double> near(double value) {
        return within(1e-9 * Math.max(1, Math.abs(value)));
    }

    private static final class Sum {
        private long customers;
        private double level;
        private double investments;
        private double returns;
        private double noise;
        private final Map<Stage, Long> stages = new EnumMap<>(Stage.class);

        void add(Trace.Point point) {
            customers++;
            level += point.pulse().level();
            investments += point.pulse().investments();
            returns += point.pulse().returns();
            noise += point.pulse().noise();
            stages.merge(point.vitals().stage(), 1L, Long::sum);
        }
    }
}
