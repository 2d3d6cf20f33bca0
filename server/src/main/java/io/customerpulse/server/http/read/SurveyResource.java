package io.customerpulse.server.http.read;

import io.customerpulse.server.http.read.Asked.Whole;
import io.customerpulse.server.http.read.Attention.WardOf;
import io.customerpulse.server.http.read.CustomersResource.Line;
import io.customerpulse.server.http.read.Surveyed.ChangesOf;
import io.customerpulse.server.http.read.Surveyed.FlowOf;
import io.customerpulse.server.http.read.Surveyed.Move;
import io.customerpulse.server.http.read.Surveyed.Period;
import io.customerpulse.server.http.read.Surveyed.Progress;
import io.customerpulse.server.http.read.Surveyed.TraceDay;
import io.customerpulse.server.http.read.Surveyed.TraceOf;
import io.customerpulse.server.read.Everybody;
import io.customerpulse.server.survey.Findings;
import io.customerpulse.server.survey.Frame;
import io.customerpulse.server.survey.Survey;
import io.customerpulse.server.survey.Totals.Day;
import io.customerpulse.server.survey.Ward;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a survey of everybody found, over HTTP: the course of all pulses, who moved, what changed, who needs attention.
@RestController
@RequestMapping("/api/v1/population")
public class SurveyResource {

    private static final int TRACED = 90;
    private static final int TRACED_MIN = 7;
    private static final int FLOWED = 7;
    private static final int WARD = 12;
    private static final int WARD_MAX = 100;

    private final Survey survey;
    private final Everybody everybody;

    public SurveyResource(Survey survey, Everybody everybody) {
        this.survey = survey;
        this.everybody = everybody;
    }

    /// How far the next survey is.
    static Progress progress(Survey survey, Everybody everybody) {
        Survey.Progress now = survey.progress();
        return new Progress(now.underWay(), now.read(), everybody.size());
    }

    /// The course of everybody's pulse, day by day.
    @GetMapping("/trace")
    public TraceOf trace(@RequestParam Map<String, String> parameters) {
        int days =
                Asked.of(parameters, List.of("days")).whole("days", TRACED, Whole.between(TRACED_MIN, Frame.DAYS_MAX));
        Findings found = survey.findings();
        List<Day> all = found.days();
        List<TraceDay> shown = all.subList(Math.max(0, all.size() - days), all.size()).stream()
                .map(TraceDay::of)
                .toList();
        Map<String, Answer.Meaning> meaning = new TreeMap<>(Formulas.ALL);
        meaning.keySet().retainAll(List.of("pulse", "investments", "returns", "noise", "decay"));
        return new TraceOf(found.asOf(), progress(survey, everybody), shown, meaning);
    }

    /// Who moved from which stage to which.
    @GetMapping("/flow")
    public FlowOf flow(@RequestParam Map<String, String> parameters) {
        int days = Asked.of(parameters, List.of("days")).whole("days", FLOWED, Whole.oneOf(Frame.AGO));
        Findings found = survey.findings();
        return new FlowOf(
                found.asOf(),
                progress(survey, everybody),
                days,
                found.asOf().map(at -> at.minus(Duration.ofDays(days))),
                found.movesSince(days).stream().map(Move::of).toList());
    }

    /// What changed since yesterday, and since a week ago.
    @GetMapping("/changes")
    public ChangesOf changes(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Asked.of(parameters, List.of());
        Sight sight = Sight.of(request);
        Findings found = survey.findings();
        List<Period> periods = new ArrayList<>();
        found.asOf()
                .ifPresent(at -> new TreeMap<>(found.changes())
                        .forEach((days, changes) -> periods.add(new Period(
                                days,
                                at.minus(Duration.ofDays(days)),
                                changes.stream()
                                        .map(change -> Surveyed.Told.of(change, sight))
                                        .toList()))));
        return new ChangesOf(found.asOf(), progress(survey, everybody), periods);
    }

    /// Who needs attention most.
    @GetMapping("/ward")
    public WardOf ward(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
        int limit = Asked.of(parameters, List.of("limit")).limit(WARD, WARD_MAX);
        Sight sight = Sight.of(request);
        Findings found = survey.findings();
        Ward.Lists lists = found.ward();
        return new WardOf(
                found.asOf(),
                progress(survey, everybody),
                cases(lists.falling(), limit, sight),
                cases(lists.waiting(), limit, sight),
                cases(lists.revived(), limit, sight));
    }

    /// The first who are still there.
    private <W extends Ward.Why> List<Attention.Case> cases(List<Ward.Case<W>> cases, int limit, Sight sight) {
        return cases.stream()
                .flatMap(each -> everybody.listed(each.line()).stream()
                        .map(listed -> new Attention.Case(
                                Line.of(listed, Optional.of(everybody.glance(listed)), sight),
                                Attention.Why.of(each.why()))))
                .limit(limit)
                .toList();
    }
}
