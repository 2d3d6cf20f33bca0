package io.customerpulse.server.http.read;

import io.customerpulse.server.http.read.Answer.Meaning;
import io.customerpulse.server.http.read.Asked.Whole;
import io.customerpulse.server.http.read.Surveyed.Progress;
import io.customerpulse.server.read.Everybody;
import io.customerpulse.server.read.Population;
import io.customerpulse.server.survey.By;
import io.customerpulse.server.survey.Effect;
import io.customerpulse.server.survey.Effect.Net;
import io.customerpulse.server.survey.Effect.Sums;
import io.customerpulse.server.survey.Effects;
import io.customerpulse.server.survey.Findings;
import io.customerpulse.server.survey.Survey;
import io.customerpulse.server.survey.Verdicts;
import io.customerpulse.stats.rates.Share;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What nurtures and what is noise, over HTTP.
@RestController
public class EffectsResource {

    static final String PATH = "/api/v1/effects";
    static final String FILE = PATH + ".csv";

    /// No experiment has proved any of it yet.
    static final String EVIDENCE = "association";

    private static final int DAYS = 90;
    private static final int PAGE = 1_000;

    private static final List<String> COLUMNS = List.of(
            "name",
            "investments",
            "investment_points",
            "reach",
            "returns",
            "return_points",
            "unprompted",
            "unprompted_points",
            "asked",
            "noise",
            "noise_points",
            "answered",
            "answered_low",
            "answered_high",
            "net_own",
            "net",
            "net_low",
            "net_high",
            "verdict",
            "reason",
            "evidence");

    private final Survey survey;
    private final Everybody everybody;
    private final InstantSource clock;

    public EffectsResource(Survey survey, Everybody everybody, InstantSource clock) {
        this.survey = survey;
        this.everybody = everybody;
        this.clock = clock;
    }

    /// A share with its interval of 95 %.
    public record Answered(double share, double low, double high) {
        static Answered of(Share share) {
            return new Answered(share.estimate(), share.low(), share.high());
        }
    }

    /// Points per investment whose time is over: returns in its time, and noise.
    ///
    /// @param own      as it was seen
    /// @param estimate the same drawn towards the mean of all names
    /// @param low      lower end of its interval of 95 %
    /// @param high     upper end
    public record NetPoints(double own, double estimate, double low, double high) {
        static NetPoints of(Net net) {
            return new NetPoints(
                    net.own(),
                    net.drawn().value(),
                    net.drawn().low(),
                    net.drawn().high());
        }
    }

    /// Why there is this verdict.
    ///
    /// @param customers    of whom the time to respond is over
    /// @param customersMin with fewer nothing is said
    /// @param mean         of all names, in points per investment; null without any
    public record Because(Effect.Reason code, long customers, int customersMin, Optional<Double> mean) {}

    /// What a name gave, and what came back on it.
    ///
    /// @param reach    customers who were given it
    /// @param asked    investments that hoped for a response and whose time is over
    /// @param answered of those; null without any
    /// @param net      null without an investment whose time is over
    /// @param evidence `association`, as long as no experiment says more
    public record EffectOf(
            String name,
            long investments,
            double investmentPoints,
            long reach,
            long returns,
            double returnPoints,
            long unprompted,
            double unpromptedPoints,
            long asked,
            long noise,
            double noisePoints,
            Optional<Answered> answered,
            Optional<NetPoints> net,
            Effect.Verdict verdict,
            Because reason,
            String evidence) {

        static EffectOf of(Effect effect, Optional<Double> mean, Sight sight) {
            Sums sums = effect.sums();
            return new EffectOf(
                    sight.text(effect.name()),
                    sums.investments(),
                    sums.points(),
                    sums.reach(),
                    sums.returns(),
                    sums.returnPoints(),
                    sums.unprompted(),
                    sums.unpromptedPoints(),
                    sums.asked(),
                    sums.noise(),
                    sums.noisePoints(),
                    sums.answered().map(Answered::of),
                    effect.net().map(NetPoints::of),
                    effect.verdict(),
                    new Because(effect.reason(), sums.closed().units(), Verdicts.CUSTOMERS_MIN, mean),
                    EVIDENCE);
        }

        private List<Object> cells() {
            return List.of(
                    name,
                    investments,
                    investmentPoints,
                    reach,
                    returns,
                    returnPoints,
                    unprompted,
                    unpromptedPoints,
                    asked,
                    noise,
                    noisePoints,
                    cell(answered.map(Answered::share)),
                    cell(answered.map(Answered::low)),
                    cell(answered.map(Answered::high)),
                    cell(net.map(NetPoints::own)),
                    cell(net.map(NetPoints::estimate)),
                    cell(net.map(NetPoints::low)),
                    cell(net.map(NetPoints::high)),
                    verdict.word(),
                    reason.code().word(),
                    evidence);
        }

        private static Object cell(Optional<Double> number) {
            return number.isPresent() ? (Object) number.get() : "";
        }
    }

    /// What all names of a kind gave, and what came back on them.
    ///
    /// @param since    so many times 24 hours before `as_of`
    /// @param mean     of all names, in points per investment; null without any
    /// @param total    how many names there are, shown or not
    /// @param namesMax names that are told apart
    /// @param leftOut  interactions of names beyond those
    /// @param effects  by the number of investments, most first
    public record EffectsOf(
            Optional<Instant> asOf,
            Progress survey,
            String by,
            int days,
            Optional<Instant> since,
            Optional<Double> mean,
            long total,
            int namesMax,
            long leftOut,
            List<EffectOf> effects,
            Map<String, Meaning> meaning) {}

    /// What nurtures and what is noise.
    @GetMapping(PATH)
    public EffectsOf effects(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Asked asked = Asked.of(parameters, List.of("by", "days", "limit"));
        int limit = asked.limit(PAGE, Effects.NAMES_MAX);
        return found(asked, Sight.of(request), limit);
    }

    /// The same as a table.
    @GetMapping(FILE)
    public void file(
            @RequestParam Map<String, String> parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Asked asked = Asked.of(parameters, List.of("by", "days"));
        EffectsOf found = found(asked, Sight.of(request), Effects.NAMES_MAX);
        String name = "effects-by-%s-%d-days".formatted(found.by(), found.days());
        new Attachment(name, Population.dayOf(clock.instant())).table(response, COLUMNS, csv -> {
            for (EffectOf each : found.effects()) csv.row(each.cells());
        });
    }

    /// Which kind of names is asked for.
    static By by(Asked asked) {
        String word = asked.text("by").orElse(By.CAMPAIGN.word());
        String words = Stream.of(By.values()).map(By::word).collect(Collectors.joining(", "));
        return By.of(word).orElseThrow(() -> Declined.parameter("by", word, "one of " + words));
    }

    private EffectsOf found(Asked asked, Sight sight, int limit) {
        By by = by(asked);
        int days = asked.whole("days", DAYS, Whole.oneOf(Effects.DAYS));
        Findings findings = survey.findings();
        Optional<Effects.Table> table = findings.effects(by, days);
        Optional<Double> mean = table.flatMap(each -> each.verdicts().mean());
        List<Effect> all = table.map(each -> each.verdicts().effects()).orElse(List.of());
        return new EffectsOf(
                findings.asOf(),
                SurveyResource.progress(survey, everybody),
                by.word(),
                days,
                findings.asOf().map(at -> at.minus(Duration.ofDays(days))),
                mean,
                all.size(),
                Effects.NAMES_MAX,
                table.map(Effects.Table::leftOut).orElse(0L),
                all.stream()
                        .limit(limit)
                        .map(effect -> EffectOf.of(effect, mean, sight))
                        .toList(),
                EffectFormulas.ALL);
    }
}
