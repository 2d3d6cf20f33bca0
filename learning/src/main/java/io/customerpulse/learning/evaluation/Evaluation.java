package io.customerpulse.learning.evaluation;

import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.fit.Learned;
import io.customerpulse.learning.fit.Learner;
import io.customerpulse.learning.fit.Looks;
import io.customerpulse.learning.fit.Question;
import io.customerpulse.learning.fit.Steps;
import io.customerpulse.learning.glimpse.Column;
import io.customerpulse.learning.glimpse.Glimpse;
import io.customerpulse.learning.glimpse.Glimpses;
import io.customerpulse.learning.glimpse.Glimpses.Fact;
import io.customerpulse.learning.glimpse.History;
import io.customerpulse.learning.glimpse.Sight;
import io.customerpulse.learning.model.Forecast;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.learning.plan.Plan;
import io.customerpulse.stats.decay.DoublingGrid;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.purchase.PurchaseFit;
import io.customerpulse.stats.time.Micros;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Holds models against each other: all learn from what was known at the split, all forecast the same customers,
/// namely everybody with an interaction by then.
public final class Evaluation {

    /// Names of the models, in the order of the table.
    public static final List<String> MODELS = List.of(
            "naive",
            "recency",
            "frequency",
            "RFM",
            "default catalog",
            "one half-life",
            "learned pulse",
            "BG/NBD",
            "MBG/NBD",
            "MBG/CNBD-k",
            "Pareto/NBD");

    private final History history;
    private final Question question;
    private final Rules catalog;
    private final Learned learned;
    private final List<Column> columns;
    private final Glimpses before;
    private final Glimpses customers;

    private Evaluation(History history, Question question, Rules catalog, Learned learned) throws InterruptedException {
        this.history = history;
        this.question = question;
        this.catalog = catalog;
        this.learned = learned;
        this.columns = columns(question, learned);
        this.before = Looks.at(history, question, columns, Trees.NONE);
        this.customers = atSplit(history, question, columns, learned);
    }

    /// Evaluates.
    ///
    /// @param question what is learned; its plan ends at the split
    /// @param catalog  as it comes, to be held against what is learned
    /// @param judging  which models, and how they are judged
    /// @throws InterruptedException if the caller is interrupted
    public static Report of(History history, Question question, Rules catalog, Judging judging)
            throws InterruptedException {
        Learned learned = Learner.learn(history, question, judging.steps());
        Evaluation evaluation = new Evaluation(history, question, catalog, learned);
        List<Contender> contenders = evaluation.contenders(judging.models(), judging.steps());
        return judging.report(question, learned, evaluation.customers, contenders);
    }

    private static List<Column> columns(Question question, Learned learned) {
        List<Column> columns = new ArrayList<>();
        for (int target : question.targets()) {
            for (HalfLife halfLife : DoublingGrid.HALF_LIVES) {
                columns.add(new Column(target, ValueTransform.NONE, Kernel.halfLife(Micros.span(halfLife.micros()))));
            }
        }
        if (learned instanceof Learned.Found(LearnedPulse pulse)) {
            for (Worth worth : pulse.worths()) {
                int signal = question.rules().signal(worth.signal());
                if (worth.isFound()) columns.add(new Column(signal, worth.transform(), worth.kernel()));
            }
        }
        return columns;
    }

    private static Glimpses atSplit(History history, Question question, List<Column> columns, Learned learned)
            throws InterruptedException {
        Trees trees = learned instanceof Learned.Found(LearnedPulse pulse)
                ? pulse.rhythm().trees()
                : Trees.NONE;
        Glimpses glimpses = new Glimpses(columns.size(), 0);
        Glimpse glimpse = new Glimpse(new Sight(question.rules(), question.targets(), columns, trees));
        Plan plan = question.plan();
        long split = plan.untilMicros();
        history.walk(question.rules(), (key, timeline) -> {
            if (glimpse.look(timeline, split, plan.horizonMicros(), plan.askedMicros())) glimpses.add(key, glimpse);
        });
        return glimpses.sorted();
    }

    private List<Contender> contenders(List<String> models, Steps steps) throws InterruptedException {
        Map<String, Make> makes = new LinkedHashMap<>();
        Baselines baselines = new Baselines(before, customers, question.plan().stretch());
        makes.put("naive", baselines::naive);
        makes.put("recency", baselines::recency);
        makes.put("frequency", baselines::frequency);
        makes.put("RFM", baselines::rfm);
        makes.put("default catalog", () -> baselines.catalog(levelsBefore(), levelsAtSplit()));
        makes.put(
                "one half-life", () -> baselines.oneHalfLife(question.targets().size()));
        if (learned instanceof Learned.Found(LearnedPulse pulse)) makes.put("learned pulse", () -> learned(pulse));
        Purchasing purchasing =
                new Purchasing(customers, Micros.days(question.plan().askedMicros()), newcomers());
        if (purchasing.isPossible()) {
            makes.put("BG/NBD", () -> purchasing.contender("BG/NBD", PurchaseFit::bgNbd));
            makes.put("MBG/NBD", () -> purchasing.contender("MBG/NBD", PurchaseFit::mbgNbd));
            makes.put("MBG/CNBD-k", () -> purchasing.contender("MBG/CNBD-k", PurchaseFit::mbgCnbd));
            makes.put("Pareto/NBD", () -> purchasing.contender("Pareto/NBD", PurchaseFit::paretoNbd));
        }
        List<Contender> contenders = new ArrayList<>();
        for (Map.Entry<String, Make> make : makes.entrySet()) {
            if (!models.contains(make.getKey())) continue;
            steps.at("forecasting: " + make.getKey(), contenders.size() / (double) makes.size());
            contenders.add(make.getValue().contender());
        }
        return contenders;
    }

    /// Makes a contender when it is asked for.
    private interface Make {
        Contender contender() throws InterruptedException;
    }

    private Contender learned(LearnedPulse pulse) {
        double days = Micros.days(question.plan().askedMicros());
        int first = columns.size()
                - (int) pulse.worths().stream().filter(Worth::isFound).count();
        List<Worth> found = pulse.worths().stream().filter(Worth::isFound).toList();
        double[] expected = new double[customers.size()];
        double[] chance = new double[customers.size()];
        double[] typical = new double[customers.size()];
        for (int row = 0; row < expected.length; row++) {
            double level = 0;
            for (int i = 0; i < found.size(); i++) {
                level += found.get(i).weight() * customers.column(row, first + i);
            }
            Forecast forecast = pulse.rhythm().forecast(customers.standing(row, level), days);
            expected[row] = forecast.expected();
            chance[row] = forecast.atLeastOne();
            typical[row] = forecast.typical();
        }
        return Contender.of("learned pulse", chance, expected, chance).typically(typical);
    }

    private double[] levelsBefore() throws InterruptedException {
        double part = Looks.part(question, columns.size());
        return Levels.of(history, catalog, question.plan().landmarks(), key -> Looks.isAmong(key, part));
    }

    private double[] levelsAtSplit() throws InterruptedException {
        return Levels.of(history, catalog, List.of(question.plan().untilMicros()), key -> true);
    }

    /// Mean occasions in the horizon of who had none before, at the landmarks.
    private double newcomers() {
        double came = 0;
        long looks = 0;
        for (int row = 0; row < before.size(); row++) {
            if (before.of(row, Fact.OCCASIONS) > 0) continue;
            came += before.of(row, Fact.LATER);
            looks++;
        }
        return looks == 0 ? 0 : question.plan().stretch() * came / looks;
    }
}
