package io.customerpulse.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.customerpulse.learning.model.Clue;
import io.customerpulse.learning.model.LearnedPulse.Training;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.server.model.Adopting;
import io.customerpulse.server.model.Adoption;
import io.customerpulse.server.model.CatalogChange;
import io.customerpulse.server.model.Change;
import io.customerpulse.server.model.Contest;
import io.customerpulse.server.model.Drift;
import io.customerpulse.server.model.Model;
import io.customerpulse.server.model.Models;
import io.customerpulse.stats.forecast.Interval;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/// What is answered to questions about models.
public final class ModelJson {

    private ModelJson() {}

    /// Everything about models.
    ///
    /// @param current  what everybody is counted by
    /// @param models   all that were put in, the first one first
    /// @param history  all that came into force, the latest first
    /// @param adopting what is being brought into force
    /// @param drift    how the model in force did in the last horizon, if the alarm is switched on
    public record All(
            Current current,
            List<Described> models,
            List<Adopted> history,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Drifting> drift,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Underway> adopting) {}

    /// How the model in force did in the last finished horizon.
    ///
    /// @param ratio observed occasions ÷ expected ones; 1 is right
    /// @param low   lower end of its interval of 95 %
    /// @param alarm whether it is off by more than a tenth, beyond chance
    public record Drifting(
            Instant landmark,
            Instant until,
            double observed,
            double expected,
            Optional<Double> ratio,
            Optional<Double> low,
            Optional<Double> high,
            boolean alarm) {
        static Drifting of(Drift drift) {
            return new Drifting(
                    drift.landmark(),
                    drift.until(),
                    drift.observed(),
                    drift.expected(),
                    drift.ratio().map(Interval::estimate),
                    drift.ratio().map(Interval::low),
                    drift.ratio().map(Interval::high),
                    drift.isAlarm());
        }
    }

    /// What everybody is counted by.
    ///
    /// @param model missing for the catalog without a model
    /// @param unit  of the pulse
    public record Current(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> model, String unit) {}

    /// A model.
    ///
    /// @param state    `current`, `candidate` or `earlier`
    /// @param by       who put it in
    /// @param targets  the signals whose days are occasions
    /// @param learned  on what, and how good it was there
    /// @param signals  what was found to be worth something
    /// @param trees    how many trees of questions refine its forecasts
    /// @param clues    what they ask, what tells most first
    public record Described(
            String id,
            String state,
            String by,
            Instant at,
            List<String> targets,
            LearnedFrom learned,
            List<SignalWorth> signals,
            int trees,
            List<AskedClue> clues) {}

    /// On what a model was learned.
    ///
    /// @param horizonDays how far ahead it was taught to look
    /// @param auc         of customers that were held out; null if all or none came
    public record LearnedFrom(
            Instant first,
            Instant until,
            long customers,
            long interactions,
            double horizonDays,
            Optional<Double> auc) {}

    /// What a signal is worth.
    ///
    /// @param weight       occasions in the next 30 days that a fresh one adds, at the value if there is one
    /// @param value        what one of them usually states; null if values do not matter or it is not known
    /// @param low          the lower end of the weight's 95 % interval; null if it is not known
    /// @param high         its upper end
    /// @param halfLifeDays when half of the effect is gone
    public record SignalWorth(
            String signal,
            double weight,
            Optional<Double> value,
            Optional<Double> low,
            Optional<Double> high,
            double halfLifeDays,
            double share) {
        static SignalWorth of(Worth worth) {
            return new SignalWorth(
                    worth.signal(),
                    worth.fresh(),
                    known(worth.typical()),
                    known(worth.low()),
                    known(worth.high()),
                    worth.effectiveHalfLifeDays(),
                    worth.share());
        }

        private static Optional<Double> known(double number) {
            return Optional.of(number).filter(Double::isFinite);
        }
    }

    /// What trees ask about a customer.
    ///
    /// @param clue   which number, as the model file calls it, such as `tenure_days`
    /// @param signal of which signal; null where it is of none
    /// @param share  its part of what all questions gained
    public record AskedClue(String clue, Optional<String> signal, double share) {
        static AskedClue of(Trees.Asked asked) {
            Clue clue = asked.clue();
            return new AskedClue(
                    Clue.word(clue.kind()), Optional.of(clue.signal()).filter(it -> !it.isEmpty()), asked.share());
        }
    }

    /// What came into force.
    ///
    /// @param how     `better`, `insisted` or `rollback`
    /// @param reason  why a person insisted
    /// @param figures the comparison it was judged by
    public record Adopted(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> model,
            String how,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason,
            String by,
            Instant at,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> figures) {}

    /// An adoption under way.
    ///
    /// @param model what is to come into force; missing for the catalog without a model, and for another catalog
    /// @param catalog the catalog that is to come into force; missing for a model
    /// @param made  customers' identifiers whose states are made
    /// @param known identifiers there were when it began
    /// @param state `making`; `failed` if the latest one could not be finished, and nothing has changed
    public record Underway(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> model,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> catalog,
            String state,
            long made,
            long known) {
        static Underway of(Adopting.Progress progress) {
            Change change = progress.change();
            return new Underway(
                    change instanceof Adoption adoption ? adoption.model() : Optional.empty(),
                    change instanceof CatalogChange other && other.how() instanceof CatalogChange.How.Edited edited
                            ? Optional.of(CatalogChange.id(edited.catalog()))
                            : Optional.empty(),
                    "making",
                    progress.made(),
                    progress.known());
        }
    }

    /// How a candidate did against what is in force.
    ///
    /// @param better        whether it may be adopted without anybody insisting
    /// @param knownToCandidate whether it was learned from what came in the period
    public record Comparison(
            String candidate,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> current,
            boolean better,
            Instant landmark,
            Instant until,
            double horizonDays,
            long customers,
            long came,
            boolean knownToCandidate,
            Map<String, Measured> measures,
            Moves pulses) {}

    /// One measure of both. Null where a side says nothing of the kind.
    ///
    /// @param difference candidate less current
    /// @param low        lower end of its interval of 95 %
    public record Measured(
            Optional<Double> candidate,
            Optional<Double> current,
            Optional<Double> difference,
            Optional<Double> low,
            Optional<Double> high) {}

    /// How pulses would move: quantiles over the same customers.
    public record Moves(List<Double> quantiles, List<Double> current, List<Double> candidate) {}

    static All all(Models models, Adopting adopting, Optional<Drift> drift) {
        Optional<String> now = models.inForce().id();
        List<Adoption> adoptions = models.adoptions();
        List<String> adopted =
                adoptions.stream().flatMap(each -> each.model().stream()).toList();
        return new All(
                new Current(now, now.isPresent() ? Model.UNIT : Model.UNIT_WITHOUT),
                models.list().stream()
                        .map(model -> described(model, state(model.id(), now, adopted)))
                        .toList(),
                adoptions.reversed().stream().map(ModelJson::adopted).toList(),
                drift.map(Drifting::of),
                underway(adopting));
    }

    static Described described(Model model, String state) {
        Trees trees = model.pulse().rhythm().trees();
        return new Described(
                model.id(),
                state,
                model.by(),
                model.at(),
                model.pulse().targets(),
                learned(model.pulse().training()),
                model.pulse().worths().stream()
                        .filter(Worth::isFound)
                        .map(SignalWorth::of)
                        .toList(),
                trees.trees().size(),
                trees.clues().stream()
                        .sorted(Comparator.comparingDouble(asked -> -asked.share()))
                        .map(AskedClue::of)
                        .toList());
    }

    static String state(Model model, Models models) {
        List<String> adopted = new ArrayList<>();
        models.adoptions().forEach(each -> each.model().ifPresent(adopted::add));
        return state(model.id(), models.inForce().id(), adopted);
    }

    private static String state(String id, Optional<String> now, List<String> adopted) {
        if (now.filter(id::equals).isPresent()) return "current";
        return adopted.contains(id) ? "earlier" : "candidate";
    }

    private static LearnedFrom learned(Training training) {
        return new LearnedFrom(
                Micros.instant(training.firstMicros()),
                Micros.instant(training.untilMicros()),
                training.customers(),
                training.interactions(),
                Micros.days(training.horizonMicros()),
                Optional.of(training.auc()).filter(Double::isFinite));
    }

    private static Adopted adopted(Adoption adoption) {
        String reason = adoption.how() instanceof Adoption.How.Insisted(String why) ? why : "";
        return new Adopted(
                adoption.model(), adoption.how().word(), reason, adoption.by(), adoption.at(), map(adoption.figures()));
    }

    static Optional<Underway> underway(Adopting adopting) {
        Optional<Underway> running = adopting.progress().map(Underway::of);
        if (running.isPresent() || adopting.latest() != Adopting.Outcome.FAILED) return running;
        return Optional.of(new Underway(Optional.empty(), Optional.empty(), "failed", 0, 0));
    }

    static Comparison comparison(Model candidate, Optional<String> current, Contest contest) {
        Contest.Period period = contest.period();
        return new Comparison(
                candidate.id(),
                current,
                contest.isWon(),
                period.landmark(),
                period.until(),
                days(period.horizon()),
                period.customers(),
                period.came(),
                period.isKnown(),
                measures(contest),
                new Moves(
                        contest.pulses().at(),
                        contest.pulses().current(),
                        contest.pulses().candidate()));
    }

    private static Map<String, Measured> measures(Contest contest) {
        Contest.Figures ours = contest.candidate();
        Contest.Figures theirs = contest.current();
        Contest.Differences less = contest.less();
        Map<String, Measured> measures = new TreeMap<>();
        measures.put("auc", measured(ours.auc(), theirs.auc(), less.auc()));
        measures.put("mae", measured(ours.meanAbsoluteError(), theirs.meanAbsoluteError(), less.meanAbsoluteError()));
        measures.put(
                "calibration_error",
                measured(ours.calibrationError(), theirs.calibrationError(), less.calibrationError()));
        return measures;
    }

    private static Measured measured(Optional<Double> ours, Optional<Double> theirs, Optional<Interval> less) {
        return new Measured(
                ours, theirs, less.map(Interval::estimate), less.map(Interval::low), less.map(Interval::high));
    }

    /// A comparison by its fields.
    static Map<String, Object> map(Comparison comparison) {
        return map(Json.MAPPER.writeValueAsString(comparison));
    }

    private static Map<String, Object> map(String json) {
        return json.isEmpty() ? Map.of() : Json.MAPPER.readValue(json, new TypeReference<>() {});
    }

    private static double days(Duration duration) {
        return Micros.days(Micros.of(duration));
    }
}
