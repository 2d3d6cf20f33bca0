package io.customerpulse.tables.score;

import static io.customerpulse.tables.sample.Sample.NOON;
import static io.customerpulse.tables.sample.Sample.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.model.Clue;
import io.customerpulse.learning.model.Forecast;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.LearnedPulse.Training;
import io.customerpulse.learning.model.Line;
import io.customerpulse.learning.model.Rhythmic;
import io.customerpulse.learning.model.Single;
import io.customerpulse.learning.model.Spending;
import io.customerpulse.learning.model.Standing;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.decay.DoublingGrid;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Box;
import io.customerpulse.stats.decay.Kernel.Fading;
import io.customerpulse.stats.decay.Kernel.Share;
import io.customerpulse.stats.purchase.ParetoNbd;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.stats.trees.Tree;
import io.customerpulse.tables.log.InteractionLog;
import io.customerpulse.tables.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearnedScoresTest {

    private static final Offset<Double> TOLERANCE = Offset.offset(1e-9);
    private static final List<String> TARGETS = List.of("never heard of", "Order Completed");

    /// A question of each clue that is not among what a forecast knows anyway, one of a signal that nothing else knows.
    private static final Trees TREES = trees(
            new Clue(Clue.Kind.TENURE_DAYS, ""),
            new Clue(Clue.Kind.MEAN_WORTH, ""),
            new Clue(Clue.Kind.LEAST_WORTH, ""),
            new Clue(Clue.Kind.MOST_WORTH, ""),
            new Clue(Clue.Kind.INVESTMENTS, ""),
            new Clue(Clue.Kind.RETURNS, ""),
            new Clue(Clue.Kind.DAYS_SINCE_INVESTMENT, ""),
            new Clue(Clue.Kind.DAYS_SINCE_RETURN, ""),
            new Clue(Clue.Kind.COUNT, "open"),
            new Clue(Clue.Kind.DAYS_SINCE, "e-mail"),
            new Clue(Clue.Kind.COUNT, "heard of by trees alone"));

    private static Trees trees(Clue... clues) {
        List<Tree> trees = new ArrayList<>();
        for (int clue = 0; clue < clues.length; clue++) {
            for (double bound : new double[] {0.5, 3, 9, 20, 60}) {
                double yes = 0.01 * (clue + 1) * (bound % 2 == 1 ? 1 : -1);
                trees.add(new Tree.Ask(clue, bound, new Tree.Leaf(yes), new Tree.Leaf(-0.02)));
            }
        }
        return new Trees(
                Arrays.stream(clues).map(it -> new Trees.Asked(it, 0.1)).toList(), trees);
    }

    /// A learned pulse is the sum of what is left of each interaction, whatever was learned.
    @ParameterizedTest
    @MethodSource("seeds")
    void everyContributionAddsUpToTheLearnedPulse(long seed) throws InterruptedException {
        LearnedPulse model = model(seed);
        Rules rules = Rules.of(model.catalog(RULES.catalog()));
        List<Interaction> all = Sample.interactions(seed, 6, 200);
        Map<String, List<Interaction>> byCustomer = all.stream().collect(Collectors.groupingBy(Interaction::customer));
        for (int days : new int[] {1, 30, 99, 300}) {
            Instant at = NOON.plus(Duration.ofDays(days));
            Scores scores = Scores.of(log(rules, all), at, 2, Optional.of(model));
            for (int place = 0; place < scores.size(); place++) {
                ScoreRow row = scores.row(place);
                List<Interaction> own = byCustomer.getOrDefault(row.customer(), List.of());
                Ledger ledger = Ledger.of(own, rules, at);
                double left = ledger.entries().stream()
                        .mapToDouble(entry -> entry.left())
                        .sum();
                assertThat(row.pulse().level())
                        .isEqualTo(left, TOLERANCE)
                        .isEqualTo(byHand(model, rules, own, at), TOLERANCE);
                assertThat(row.pulse().noise()).isZero();
                Forecast expected = model.rhythm().forecast(standing(row.pulse().level(), rules, own, at), 30);
                assertThat(row.ahead().orElseThrow().expected()).isEqualTo(expected.expected(), TOLERANCE);
                assertThat(row.ahead().orElseThrow().chance())
                        .isEqualTo(expected.atLeastOne(), TOLERANCE)
                        .isBetween(0.0, 1.0);
                assertThat(row.ahead().orElseThrow().value())
                        .isEqualTo(
                                expected.expected() * model.spending().perOccasion(standing(0, rules, own, at)),
                                TOLERANCE);
            }
        }
    }

    @Test
    void theColumnsOfAModelStandBehindTheOthersAndOnlyWithOne() throws InterruptedException {
        InteractionLog log = Sample.log(List.of(Sample.interaction("ada", "open", NOON)), Optional.empty());
        assertThat(Scores.of(log, NOON, 1).columns()).isEqualTo(ScoreColumn.ALL);
        assertThat(Scores.of(log, NOON, 1).row(0).ahead()).isEmpty();
        assertThat(Scores.of(log, NOON, 1, Optional.of(model(1))).columns())
                .startsWith(ScoreColumn.ALL.toArray(ScoreColumn[]::new))
                .extracting(ScoreColumn::name)
                .endsWith("last_at", "expected_30d", "chance_30d", "expected_value_30d");
    }

    private static double byHand(LearnedPulse model, Rules rules, List<Interaction> own, Instant at) {
        double sum = 0;
        for (Interaction interaction : own) {
            if (interaction.at().isAfter(at)) continue;
            for (Worth worth : model.worths()) {
                if (rules.signal(worth.signal()) != rules.signal(interaction.signal())) continue;
                double value = value(rules, interaction);
                double factor = Double.isNaN(value) ? 1 : worth.transform().factor(value);
                sum += worth.weight() * factor * worth.kernel().left(Micros.of(at) - Micros.of(interaction.at()));
            }
        }
        return sum;
    }

    private static boolean isTarget(Rules rules, Interaction interaction) {
        return TARGETS.stream().anyMatch(name -> rules.signal(name) == rules.signal(interaction.signal()));
    }

    private static double value(Rules rules, Interaction interaction) {
        return rules.catalog().rates().value(interaction.value());
    }

    private static Standing standing(double pulse, Rules rules, List<Interaction> own, Instant at) {
        List<Interaction> known =
                own.stream().filter(it -> !it.at().isAfter(at)).toList();
        List<Interaction> targets =
                known.stream().filter(it -> isTarget(rules, it)).toList();
        LongStream days = targets.stream().mapToLong(it -> Math.floorDiv(it.at().getEpochSecond(), 86_400));
        List<Long> distinct = days.distinct().sorted().boxed().toList();
        Instant since = targets.isEmpty()
                ? known.stream().map(Interaction::at).min(Instant::compareTo).orElseThrow()
                : targets.stream().map(Interaction::at).max(Instant::compareTo).orElseThrow();
        double worth = targets.stream()
                .mapToDouble(it -> value(rules, it))
                .filter(value -> !Double.isNaN(value))
                .sum();
        long today = Math.floorDiv(at.getEpochSecond(), 86_400);
        // A day counts as lately if its first target does.
        long lately = targets.stream()
                .collect(Collectors.toMap(
                        it -> Math.floorDiv(it.at().getEpochSecond(), 86_400),
                        Interaction::at,
                        (one, other) -> one.isBefore(other) ? one : other))
                .values()
                .stream()
                .filter(first -> first.isAfter(at.minus(Duration.ofDays(20))))
                .count();
        double leaning = TREES.at(TREES.clues().stream()
                .mapToDouble(asked -> clue(asked.clue(), rules, known, at))
                .toArray());
        return new Standing(
                pulse,
                distinct.size(),
                distinct.isEmpty() ? 0 : distinct.getLast() - distinct.getFirst(),
                distinct.isEmpty() ? 0 : today - distinct.getFirst(),
                Micros.days(Micros.of(at) - Micros.of(since)),
                lately,
                worth,
                leaning);
    }

    /// A clue by its definition.
    private static double clue(Clue clue, Rules rules, List<Interaction> known, Instant at) {
        List<Interaction> own = known.stream()
                .filter(it -> switch (clue.kind()) {
                    case INVESTMENTS, DAYS_SINCE_INVESTMENT -> side(rules, it) == Side.INVESTMENT;
                    case RETURNS, DAYS_SINCE_RETURN -> side(rules, it) == Side.RETURN;
                    case COUNT, DAYS_SINCE -> rules.signal(it.signal()) == rules.signal(clue.signal());
                    case MEAN_WORTH, LEAST_WORTH, MOST_WORTH -> isTarget(rules, it) && !Double.isNaN(value(rules, it));
                    default -> true;
                })
                .toList();
        DoubleSummaryStatistics worth =
                own.stream().mapToDouble(it -> value(rules, it)).summaryStatistics();
        LongSummaryStatistics times =
                own.stream().mapToLong(it -> Micros.of(it.at())).summaryStatistics();
        return switch (clue.kind()) {
            case INVESTMENTS, RETURNS, COUNT -> own.size();
            case DAYS_SINCE_INVESTMENT, DAYS_SINCE_RETURN, DAYS_SINCE ->
                own.isEmpty() ? Clue.NEVER : Micros.days(Micros.of(at) - times.getMax());
            case TENURE_DAYS -> Micros.days(Micros.of(at) - times.getMin());
            case MEAN_WORTH -> own.isEmpty() ? 0 : worth.getAverage();
            case LEAST_WORTH -> own.isEmpty() ? 0 : worth.getMin();
            case MOST_WORTH -> own.isEmpty() ? 0 : worth.getMax();
            default -> throw new AssertionError("not asked for: " + clue);
        };
    }

    private static Side side(Rules rules, Interaction interaction) {
        return rules.signal(rules.signal(interaction.signal())).side();
    }

    private static InteractionLog log(Rules rules, List<Interaction> interactions) {
        InteractionLog log = new InteractionLog(rules, Optional.empty());
        interactions.forEach(log::add);
        return log;
    }

    /// Some signals of the catalog, one called otherwise than there, and one that it does not have.
    private static LearnedPulse model(long seed) {
        Random random = new Random(seed);
        List<Worth> worths = new ArrayList<>();
        for (String name : List.of("Order Completed", "e-mail", "coupon", "open", "never heard of")) {
            ValueTransform transform = random.nextBoolean() ? new ValueTransform.Log1p(3) : ValueTransform.NONE;
            Side side = random.nextBoolean() ? Side.INVESTMENT : Side.RETURN;
            worths.add(
                    new Worth(name, side, random.nextGaussian(), 0.1, transform, Double.NaN, kernel(random), 0.2, 5));
        }
        return new LearnedPulse(
                TARGETS,
                worths,
                new Rhythmic(
                        0.1,
                        0.01,
                        new Line(-0.4, List.of(0.8, 0.3, -0.2, -0.1, 0.0, -0.1, -0.1, 0.2, 0.1)),
                        new Line(-0.6, List.of(0.7, 0.2, -0.3, -0.1, -0.2, 0.0, -0.1, 0.1, 0.2)),
                        Single.MEDIAN,
                        20,
                        0.7,
                        20,
                        0.9,
                        new ParetoNbd(0.55, 10.5, 0.6, 11.5),
                        TREES),
                new Spending(30, random.nextBoolean() ? 2 : Double.POSITIVE_INFINITY),
                new Training(0, 1, 6, 200, 20 * Micros.DAY, 1, 6, 0.7));
    }

    private static Kernel kernel(Random random) {
        if (random.nextBoolean())
            return new Box(Duration.ofHours(random.nextInt(30)), Duration.ofDays(2 + random.nextInt(9)));
        double part = random.nextDouble(0.1, 0.9);
        return new Fading(
                List.of(
                        new Share(DoublingGrid.HALF_LIVES.get(random.nextInt(7)), part),
                        new Share(DoublingGrid.HALF_LIVES.get(7 + random.nextInt(7)), 1 - part)),
                Duration.ZERO);
    }

    private static Stream<Long> seeds() {
        return Sample.seeds(30).boxed();
    }
}
