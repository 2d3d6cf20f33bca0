package io.customerpulse.codec.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.yaml.Problem;
import io.customerpulse.learning.model.Clue;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {

    private static final int SEEDS = 500;

    @Test
    void aModelReadsBackAsItWasToTheLastBit() {
        for (int seed = 0; seed < SEEDS; seed++) {
            LearnedPulse pulse = Pulses.of(new SplittableRandom(seed));
            String text = ModelFile.text(pulse);
            assertThat(read(text)).as("seed %d\n%s", seed, text).isEqualTo(pulse);
            assertThat(ModelFile.text(read(text))).isEqualTo(text);
        }
    }

    @Test
    void theFileOfTheFirstVersionStaysAsItIs() {
        assertThat(ModelFile.text(Pulses.FIXED)).isEqualTo(golden());
        assertThat(read(golden())).isEqualTo(Pulses.FIXED);
    }

    @Test
    void whatIsOnlySaidForPeopleIsNotRead() {
        String altered = golden().replace("\"effect\": \"noise\"", "\"effect\": \"wonderful\"")
                .replaceAll("\"effective_half_life_days\": [\\d.]+", "\"effective_half_life_days\": \"long\"")
                .replaceAll("\"unit\": \"[^\"]*\"", "\"unit\": {\"any\": [1]}");
        assertThat(altered).isNotEqualTo(golden());
        assertThat(read(altered)).isEqualTo(Pulses.FIXED);
    }

    @Test
    void aStandardErrorStandsByItsWeight() {
        LearnedPulse pulse =
                read(golden().replace("\"weight\": 0.11,", "\"weight\": 0.11,\n      \"standard_error\": 0.03,"));
        assertThat(pulse.worths().getFirst().low()).isCloseTo(0.0512, Offset.offset(1e-5));
        assertThat(pulse.worths().getFirst().high()).isCloseTo(0.1688, Offset.offset(1e-5));
        assertThat(ModelFile.text(pulse)).containsOnlyOnce("\"standard_error\": 0.03,");
        assertThat(Pulses.FIXED.worths().getFirst().low()).isNaN();
    }

    @Test
    void aTypicalValueStandsByWhatScales() {
        LearnedPulse pulse = read(golden().replace("\"mixture\": {", "\"typical_value\": 24,\n      \"mixture\": {"));
        assertThat(pulse.worths().get(2).typical()).isEqualTo(24);
        assertThat(ModelFile.text(pulse)).containsOnlyOnce("\"typical_value\": 24,");
        assertThat(Pulses.FIXED.worths().get(2).typical()).isNaN();
    }

    private static final String TREES = """
            "growth": 0.9,
                "trees": {
                  "clues": {
                    "tenure_days": 0.75,
                    "days_since coupon \\"5 %\\"": 0.25
                  },
                  "sum": [
                    [ 0, 912.5, [ 1, 5, 0.03, -0.01 ], 0.002 ],
                    -0.625
                  ]
                }""";

    private static String withTrees() {
        return golden().replace("\"growth\": 0.9", TREES);
    }

    @Test
    void treesStandBehindTheRhythmATreeALine() {
        Trees trees = read(withTrees()).rhythm().trees();
        assertThat(trees.clues())
                .containsExactly(
                        new Trees.Asked(new Clue(Clue.Kind.TENURE_DAYS, ""), 0.75),
                        new Trees.Asked(new Clue(Clue.Kind.DAYS_SINCE, "coupon \"5 %\""), 0.25));
        assertThat(trees.trees()).hasSize(2);
        assertThat(trees.at(new double[] {912.5, 5})).isEqualTo(0.03 - 0.625);
        assertThat(trees.at(new double[] {912.5, 5.5})).isEqualTo(-0.01 - 0.625);
        assertThat(trees.at(new double[] {913, 5})).isEqualTo(0.002 - 0.625);
        assertThat(ModelFile.text(read(withTrees()))).contains(TREES.substring(TREES.indexOf("\"trees\"")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "tenure_days": 0.75 | "tenure_years": 0.75 | model.json:98: rhythm.trees.clues.tenure_years: got no clue, allowed: occasions, recency_days, span_days, age_days, lately, tenure_days, mean_worth, least_worth, most_worth, investments, returns, days_since_investment, days_since_return, count SIGNAL, days_since SIGNAL
            "tenure_days": 0.75 | "count": 0.75        | model.json:98: rhythm.trees.clues.count: got no clue, allowed: occasions, recency_days, span_days, age_days, lately, tenure_days, mean_worth, least_worth, most_worth, investments, returns, days_since_investment, days_since_return, count SIGNAL, days_since SIGNAL
            "tenure_days": 0.75 | "tenure_days": 1.75  | model.json:98: rhythm.trees.clues.tenure_days: got "1.75", allowed: a number from 0 to 1
            [ 0, 912.5          | [ 2, 912.5           | model.json:101: rhythm.trees.sum: got "2", allowed: a number, or [a clue from 0 to 1, a number, the tree up to it, the tree above it]
            [ 0, 912.5          | [ -1, 912.5          | model.json:101: rhythm.trees.sum: got "-1", allowed: a number, or [a clue from 0 to 1, a number, the tree up to it, the tree above it]
            [ 0, 912.5          | [ 0.5, 912.5         | model.json:101: rhythm.trees.sum: got "0.5", allowed: a number, or [a clue from 0 to 1, a number, the tree up to it, the tree above it]
            [ 0, 912.5          | [ 0, "much"          | model.json:101: rhythm.trees.sum: got "much", allowed: a number, or [a clue from 0 to 1, a number, the tree up to it, the tree above it]
            [ 0, 912.5          | [ 0                  | model.json:101: rhythm.trees.sum: got a list, allowed: a number, or [a clue from 0 to 1, a number, the tree up to it, the tree above it]
            -0.625                | {}                   | model.json:101: rhythm.trees.sum: got keys and values, allowed: a number, or [a clue from 0 to 1, a number, the tree up to it, the tree above it]
            -0.625                | 1e13                 | model.json:101: rhythm.trees.sum: got "1e13", allowed: a number, or [a clue from 0 to 1, a number, the tree up to it, the tree above it]
            """)
    void whatIsNoTreeIsSaid(String right, String wrong, String message) {
        assertThat(withTrees()).contains(right);
        assertThat(refusal(withTrees().replaceFirst(Pattern.quote(right), wrong)))
                .extracting(Problem::message)
                .contains(message);
    }

    @Test
    void treesAreLimited() {
        String right = withTrees().replace("-0.625", "0.5, ".repeat(998) + "-0.625");
        assertThat(read(right).rhythm().trees().trees()).hasSize(1_000);
        String wrong = withTrees().replace("-0.625", "0.5, ".repeat(999) + "-0.625");
        assertThat(refusal(wrong))
                .extracting(Problem::message)
                .containsExactly("model.json:101: rhythm.trees.sum: got a list, allowed: a list of at most 1000 trees");
    }

    @Test
    void aByteOrderMarkAndOtherSpacesDoNotMatter() {
        assertThat(read("\uFEFF" + golden().replace("\n", "\r\n\t"))).isEqualTo(Pulses.FIXED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "format": "pulse-model"      | "format": "other"           | model.json:2: format: got "other", allowed: pulse-model
            "version": 1                 | "version": 2                | model.json:3: version: got "2", allowed: a whole number from 1 to 1
            "version": 1,                | ~ ~                         | model.json:1: version: got nothing, allowed: a whole number from 1 to 1
            "landmarks": 8               | "landmarks": "8"            | model.json:12: training.landmarks: got the quoted text "8", allowed: a whole number from 1 to 1000000
            "landmarks": 8               | "landmarks": 0              | model.json:12: training.landmarks: got "0", allowed: a whole number from 1 to 1000000
            "looks": 15000               | "looks": 1.5                | model.json:13: training.looks: got "1.5", allowed: a whole number from 0 to 1000000000000
            "auc": 0.7817                | "auc": 1.7                  | model.json:14: training.auc: got "1.7", allowed: a number from 0 to 1
            "auc": 0.7817                | "acu": 0.7817               | model.json:14: training.acu: got an unknown key, allowed: first, until, customers, interactions, horizon, landmarks, looks, auc
            "until": "2025-12-31         | "until": "2024-12-31        | model.json:8: training.until: got an instant before the first, allowed: one not before the first
            "first": "2025-01-01T        | "first": "yesterday         | model.json:7: training.first: got "yesterday08:30:00Z", allowed: an instant such as 2026-06-30T12:00:00Z
            "weight": 0.11               | "weight": null              | model.json:20: signals.coupon "5 %".weight: got nothing, allowed: a number from -1000000000000 to 1000000000000
            "weight": 0.11               | "weight": 0.11, "standard_error": -1 | model.json:20: signals.coupon "5 %".standard_error: got "-1", allowed: a number from 0 to 1000000000000
            "weight": 0.11               | "weight": 1e999             | model.json:20: signals.coupon "5 %".weight: got "1e999", allowed: a number from -1000000000000 to 1000000000000
            "64d": 0.75                  | "64d": 0.7                  | model.json:47: signals.purchase.mixture: got parts that sum to 0.95, allowed: parts that sum to 1
            "duration": "5d"             | "duration": "5h"            | model.json:21: signals.coupon "5 %".box: got delay 12h, duration 5h, allowed: a duration longer than the delay; both count from the interaction
            "side": "return"             | "side": "retrun"            | model.json:39: signals.purchase.side: got "retrun", allowed: investment, return
            "mail": {                    | "Purchase": {               | model.json:38: signals.purchase: got a name like another but for case and punctuation, allowed: each signal once
            "mail": {                    | "purchase": {               | model.json:38: signals.purchase: got it twice (first on line 29), allowed: once
            "floor": 0.001               | "floor": 0                  | model.json:66: rhythm.floor: got "0", allowed: a number above 0, at most 1000000000000
            "drawn_by": "infinite"       | "drawn_by": "endless"       | model.json:105: spending.drawn_by: got "endless", allowed: a number from 0 to 1000000000000, or "infinite"
            "targets": [ "purchase" ]    | "targets": [ ]              | model.json:5: targets: got an empty list, allowed: a list of signals, such as ["purchase"]
            "targets": [ "purchase" ]    | "targets": [ {"a": 1} ]     | model.json:5: targets: got keys and values, allowed: a list of signals, such as ["purchase"]
            """)
    void eachProblemIsSaidWithItsPlaceAndWhatIsAllowed(String right, String wrong, String message) {
        assertThat(golden()).contains(right);
        assertThat(refusal(golden().replaceFirst(Pattern.quote(right), wrong)))
                .extracting(Problem::message)
                .containsExactly(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "{",
                "{}",
                "[]",
                "null",
                "3",
                "{\"format\": \"pulse-model\"}",
                "{\"format\": NaN}",
                "{\"format\": \"pulse-model\", \"version\": 1}",
                "{\"format\": \"pulse-model\", \"version\": 1} trailing",
                "{\"format\": \"pulse-model\", \"version\": Infinity}",
                "format: pulse-model",
                "\u0000\u0001",
                "{\"\": 1}",
                "{\"a\": \"\ud800\"}"
            })
    void whatIsNoModelIsRefusedInWords(String text) {
        assertThat(refusal(text))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.message())
                        .startsWith("model.json:")
                        .contains(", allowed: ")
                        .doesNotContain("Stream", "jackson", "null"));
    }

    @Test
    void whatIsTooLargeOrTooDeepIsRefused() {
        assertThat(refusal("{\"a\": \"" + "x".repeat(1_000_000) + "\"}"))
                .extracting(Problem::message)
                .containsExactly("model.json:1: got a file over 1 MB, allowed: at most 1000000 bytes");
        assertThat(refusal(
                        golden().replace("\"unit\": ", "\"unit\": " + "[".repeat(30) + "]".repeat(30) + ", \"u\": ")))
                .first()
                .extracting(Problem::got)
                .isEqualTo("more than 20 levels");
        assertThat(refusal("[".repeat(900_000))).hasSizeBetween(1, 2);
        assertThat(refusal("{\"a\":".repeat(100_000))).hasSizeBetween(1, 2);
        assertThat(refusal("{\"version\": " + "9".repeat(100_000) + "}")).hasSize(1);
    }

    /// A file with a byte altered is a model still, or is refused: nothing else comes of it.
    @Test
    void aDamagedFileIsReadOrRefused() {
        byte[] right = golden().getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int seed = 0; seed < 4 * SEEDS; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            byte[] damaged = right.clone();
            damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt(256);
            if (ModelFile.read("model.json", new String(damaged, StandardCharsets.UTF_8))
                    instanceof ModelFile.Refused broken) {
                assertThat(broken.problems()).isNotEmpty();
                refused++;
            }
        }
        assertThat(refused).isBetween(SEEDS, 4 * SEEDS - 1);
    }

    private static LearnedPulse read(String text) {
        return switch (ModelFile.read("model.json", text)) {
            case ModelFile.Read read -> read.pulse();
            case ModelFile.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private static List<Problem> refusal(String text) {
        return switch (ModelFile.read("model.json", text)) {
            case ModelFile.Read read -> throw new AssertionError("it was read: " + read.pulse());
            case ModelFile.Refused refused -> refused.problems();
        };
    }

    private static String golden() {
        try (InputStream in = Objects.requireNonNull(ModelFileTest.class.getResourceAsStream("/model/v1.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
