package io.customerpulse.server.http.read;

import io.customerpulse.server.read.Everybody;
import io.customerpulse.server.read.Population;
import io.customerpulse.server.read.Roster.StageCount;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How everybody stands, over HTTP.
@RestController
@RequestMapping("/api/v1/population")
public class PopulationResource {

    private static final int DAYS = 90;
    /// Most days of one answer: three years.
    private static final int DAYS_MAX = 1_100;

    private final Everybody everybody;
    private final InstantSource clock;

    public PopulationResource(Everybody everybody, InstantSource clock) {
        this.everybody = everybody;
        this.clock = clock;
    }

    /// The customers of one stage.
    ///
    /// @param share of all customers, 0 to 1
    /// @param pulse the sum of their pulses, in points
    public record StageShare(String stage, long count, double share, double pulse) {
        static StageShare of(StageCount count, long customers) {
            double share = customers == 0 ? 0 : count.count() / (double) customers;
            return new StageShare(count.stage().word(), count.count(), share, count.pulse());
        }
    }

    /// Everybody by stage.
    ///
    /// @param asOf     no number is older
    /// @param complete whether everybody has been read since the start
    /// @param pulse    the sum of all pulses, in points
    public record PopulationNow(
            Instant asOf, boolean complete, long customers, double pulse, List<StageShare> stages) {}

    /// Everybody by stage on one day.
    public record PopulationDay(LocalDate day, Instant asOf, long customers, double pulse, List<StageShare> stages) {
        static PopulationDay of(Population.Day day) {
            return new PopulationDay(
                    day.day(), day.asOf(), day.customers(), PopulationResource.pulse(day), shares(day));
        }
    }

    /// Everybody by stage, day by day.
    public record PopulationHistory(LocalDate from, LocalDate to, List<PopulationDay> days) {}

    /// Everybody by stage, now.
    @GetMapping
    public PopulationNow now(@RequestParam Map<String, String> parameters) {
        Asked.of(parameters, List.of());
        Population.Day now = everybody.population();
        return new PopulationNow(
                now.asOf(), everybody.freshness().complete(), now.customers(), pulse(now), shares(now));
    }

    /// Everybody by stage, day by day.
    @GetMapping("/history")
    public PopulationHistory history(@RequestParam Map<String, String> parameters) {
        Asked asked = Asked.of(parameters, List.of("from", "to"));
        LocalDate to = asked.day("to").orElseGet(() -> Population.dayOf(clock.instant()));
        LocalDate from = asked.day("from").orElse(to.minusDays(DAYS));
        if (from.isAfter(to)) throw Declined.parameter("from", from.toString(), "at or before " + to);
        if (ChronoUnit.DAYS.between(from, to) > DAYS_MAX) {
            throw Declined.parameter("from", from.toString(), "at most %d days before %s".formatted(DAYS_MAX, to));
        }
        List<PopulationDay> days = everybody.history().between(from, to).stream()
                .map(PopulationDay::of)
                .toList();
        return new PopulationHistory(from, to, days);
    }

    private static double pulse(Population.Day day) {
        return day.stages().stream().mapToDouble(StageCount::pulse).sum();
    }

    private static List<StageShare> shares(Population.Day day) {
        return day.stages().stream()
                .map(count -> StageShare.of(count, day.customers()))
                .toList();
    }
}
