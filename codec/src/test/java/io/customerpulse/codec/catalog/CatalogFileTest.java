package io.customerpulse.codec.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.yaml.Problem;
import io.customerpulse.engine.catalog.Answers;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Expectation;
import io.customerpulse.engine.catalog.Rates;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.Signal.Habits;
import io.customerpulse.engine.catalog.Signal.Response;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Box;
import io.customerpulse.stats.decay.Kernel.Fading;
import io.customerpulse.stats.decay.Kernel.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CatalogFileTest {

    private static final String EXAMPLE = """
            currency: USD
            rates: {EUR: 1.08}
            unknown: {side: return, weight: 1, half_life: 30d}
            thresholds:
              new_for: 20d
              overdue: {fading: 3, dormant: 5, lost: 9}
              momentum: {fast: 7d, slow: 80d, growing: 0.6, fading: -1.25}
              thriving_returns: 5
              typical_gap: 12h
            signals:
              purchase:       {side: return,     weight: 1, half_life: 91d}
              offer_received: {side: investment, weight: 0.5, half_life: 7d, expects_response: {within: 7d, noise: 0.5}}
              offer_viewed:   {side: return, weight: 1, half_life: 7d, answers: outreach}
              wish:           {side: return, weight: 2, mixture: {1.5h: 0.2, 4d: 0.3, 1024d: 0.5}, delay: 2h}
              coupon:         {side: investment, weight: 1, box: {delay: 18h, duration: 7d}}
              order:          {side: return, weight: 10, half_life: 13w, value: {log1p: {scale: 50}}, channel: web}
              gift:           {side: return, weight: 1, half_life: P7D, value: {linear: {scale: 100, cap: 500}}}
              reply:          {side: return, weight: -2, half_life: 7d, value: none, motivator: service, answers: channel}
            """;

    // ---- what is read ------------------------------------------------------------------------

    @Test
    void theExampleIsReadAsItSays() {
        Catalog catalog = read(EXAMPLE);

        assertThat(catalog.rates()).isEqualTo(new Rates("USD", new TreeMap<>(Map.of("EUR", 1.08))));
        assertThat(catalog.unknown()).isEqualTo(signal("unknown", Side.RETURN, 1, halfLife(30)));
        assertThat(catalog.thresholds())
                .isEqualTo(new Thresholds(
                        Duration.ofDays(20),
                        new Thresholds.Overdue(3, 5, 9),
                        new Thresholds.Momentum(HalfLife.ofDays(7), HalfLife.ofDays(80), 0.6, -1.25),
                        5,
                        OptionalDouble.of(0.5)));
        assertThat(catalog.signals())
                .containsExactly(
                        signal("coupon", Side.INVESTMENT, 1, new Box(Duration.ofHours(18), Duration.ofDays(7))),
                        new Signal(
                                "gift",
                                Side.RETURN,
                                1,
                                halfLife(7),
                                new ValueTransform.Linear(100, 500),
                                Habits.UNSTATED,
                                Response.NO_PART),
                        with(
                                signal("offer_received", Side.INVESTMENT, 0.5, halfLife(7)),
                                new Response(
                                        Optional.of(new Expectation(Duration.ofDays(7), 0.5, halfLife(7))),
                                        Answers.NOTHING)),
                        with(
                                signal("offer_viewed", Side.RETURN, 1, halfLife(7)),
                                new Response(Optional.empty(), Answers.OUTREACH)),
                        new Signal(
                                "order",
                                Side.RETURN,
                                10,
                                halfLife(91),
                                new ValueTransform.Log1p(50),
                                new Habits("web", ""),
                                Response.NO_PART),
                        signal("purchase", Side.RETURN, 1, halfLife(91)),
                        new Signal(
                                "reply",
                                Side.RETURN,
                                -2,
                                halfLife(7),
                                ValueTransform.NONE,
                                new Habits("", "service"),
                                new Response(Optional.empty(), Answers.CHANNEL)),
                        signal("wish", Side.RETURN, 2, wish(1024, Duration.ofHours(2))));
    }

    @Test
    void theExampleOfTheReferenceIsRead() throws IOException {
        String root = System.getProperty("pulse.root", "..");
        String document = Files.readString(Path.of(root, "docs/reference/catalog.md"));
        int start = document.indexOf("```yaml\n") + "```yaml\n".length();
        Catalog catalog = read(document.substring(start, document.indexOf("```\n", start)));

        assertThat(catalog.signals())
                .contains(signal("wish", Side.RETURN, 2, wish(64, Duration.ZERO)))
                .hasSizeGreaterThan(DefaultCatalog.read().signals().size());
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        Catalog catalog = read("signals: {}");

        assertThat(catalog).isEqualTo(CatalogFile.EMPTY);
        assertThat(catalog.thresholds()).isEqualTo(Thresholds.USUAL);
        assertThat(catalog.rates()).isEqualTo(Rates.DOLLARS);
        assertThat(catalog.unknown()).isEqualTo(signal("unknown", Side.RETURN, 1, halfLife(30)));
    }

    @Test
    void noiseFadesLikeItsSignalUnlessItIsStated() {
        String file = """
                signals:
                  like_own: {side: investment, weight: 1, %s, delay: 2h, expects_response: {within: 7d, noise: 2}}
                  own:      {side: investment, weight: 1, half_life: 7d, expects_response: {within: 7d, noise: 2, half_life: 9d}}
                  mixed:    {side: investment, weight: 1, half_life: 7d, expects_response: {within: 7d, noise: 2, %s}}
                  boxed:    {side: investment, weight: 1, box: {duration: 5d}, expects_response: {within: 5d, noise: 2}}
                """.formatted(MIXTURE, MIXTURE);
        Catalog catalog = read(file);

        assertThat(noise(catalog, "like_own")).isEqualTo(wish(1024, Duration.ZERO));
        assertThat(noise(catalog, "own")).isEqualTo(halfLife(9));
        assertThat(noise(catalog, "mixed")).isEqualTo(wish(1024, Duration.ZERO));
        assertThat(noise(catalog, "boxed")).isEqualTo(halfLife(5));
    }

    private static final String MIXTURE = "mixture: {90m: 0.2, 4d: 0.3, 1024d: 0.5}";

    // ---- extending ---------------------------------------------------------------------------

    @Test
    void anExtendedCatalogKeepsWhatIsNotStated() {
        Catalog base = DefaultCatalog.read();

        assertThat(read("extends: default")).isEqualTo(base);
        Catalog changed = read("""
                extends: default
                signals:
                  order_completed: {side: return, weight: 3, half_life: 5d}
                  aardvark: {side: return, weight: 1, half_life: 1d}
                """);

        assertThat(changed.signals()).hasSize(base.signals().size() + 1);
        assertThat(changed.signals())
                .contains(signal("order_completed", Side.RETURN, 3, halfLife(5)))
                .noneMatch(signal -> signal.name().equals("Order Completed"));
    }

    // ---- what is refused ---------------------------------------------------------------------

    @Test
    void whatASignalLacksIsSaid() {
        assertThat(problems("purchase: {}"))
                .containsExactly(
                        "catalog.yaml:2: signals.purchase.side: got nothing, allowed: investment, return",
                        "catalog.yaml:2: signals.purchase.weight: got nothing,"
                                + " allowed: a number from -1000000 to 1000000",
                        "catalog.yaml:2: signals.purchase: got none, allowed: exactly one of half_life, mixture, box");
        assertThat(problems("purchase:"))
                .containsExactly("catalog.yaml:2: signals.purchase: got nothing, allowed: keys and values");
    }

    @Test
    void aWrongWordIsSaidWithThoseAllowed() {
        assertThat(problems("purchase: {side: retrun, weight: 1, half_life: 1d}"))
                .containsExactly("catalog.yaml:2: signals.purchase.side: got \"retrun\", allowed: investment, return");
        assertThat(problems("a: {side: return, weight: 1, half_life: 1d, answers: everything}"))
                .containsExactly("catalog.yaml:2: signals.a.answers: got \"everything\", allowed: outreach, channel");
        assertThat(problems("a: {side: return, weight: 1, half_life: 1d, motivator: money}"))
                .containsExactly("catalog.yaml:2: signals.a.motivator: got \"money\","
                        + " allowed: content, reward, access, service, community");
        assertThat(refused("extends: mine")).containsExactly("catalog.yaml:1: extends: got \"mine\", allowed: default");
    }

    @Test
    void aWrongKeyIsSaidWithTheOneThatWasMeant() {
        assertThat(problems("purchase: {side: return, weight: 1, half_life: 1d, halflive: 1d}"))
                .containsExactly("catalog.yaml:2: signals.purchase.halflive: got an unknown key"
                        + " (did you mean half_life?), allowed: side, weight, delay, half_life, mixture, box, value,"
                        + " channel, motivator, expects_response, answers");
        assertThat(refused("singals: {}"))
                .containsExactly("catalog.yaml:1: singals: got an unknown key (did you mean signals?),"
                        + " allowed: extends, currency, rates, unknown, thresholds, signals");
    }

    @Test
    void wrongNumbersAreSaid() {
        for (String wrong : List.of("x", ".inf", "NaN", "1e7", "1e400", "-1000001")) {
            assertThat(problems("a: {side: return, weight: " + wrong + ", half_life: 1d}"))
                    .containsExactly("catalog.yaml:2: signals.a.weight: got \"" + wrong
                            + "\", allowed: a number from -1000000 to 1000000");
        }
        assertThat(problems("a: {side: return, weight: 1, half_life: 91}"))
                .containsExactly("catalog.yaml:2: signals.a.half_life: got \"91\","
                        + " allowed: a duration such as 7d, 12h, 90m or P7D, from 1s to 36500d");
        assertThat(problems("a: {side: return, weight: 1, half_life: 1d, delay: 40000d}"))
                .containsExactly("catalog.yaml:2: signals.a.delay: got \"40000d\","
                        + " allowed: a duration such as 7d, 12h, 90m or P7D, from 0d to 36500d");
    }

    @Test
    void wrongKernelsAreSaid() {
        String signal = "a: {side: return, weight: 1, ";
        assertThat(problems(signal + "half_life: 1d, box: {duration: 1d}}"))
                .containsExactly("catalog.yaml:2: signals.a: got half_life and box,"
                        + " allowed: exactly one of half_life, mixture, box");
        assertThat(problems(signal + "box: {duration: 1d}, delay: 1h}"))
                .containsExactly("catalog.yaml:2: signals.a.delay: got a delay beside a box,"
                        + " allowed: a delay in the box: {delay: 18h, duration: 7d}");
        assertThat(problems(signal + "box: {delay: 2d, duration: 1d}}"))
                .containsExactly("catalog.yaml:2: signals.a.box: got delay 2d, duration 1d,"
                        + " allowed: a duration longer than the delay; both count from the interaction");
        assertThat(problems(signal + "box: {delay: 2d}}"))
                .containsExactly("catalog.yaml:2: signals.a.box.duration: got nothing,"
                        + " allowed: a duration such as 7d, 12h, 90m or P7D, from 1s to 36500d");
        assertThat(problems(signal + "mixture: {1d: 0.5, 2d: 0.4}}"))
                .containsExactly(
                        "catalog.yaml:2: signals.a.mixture: got parts that sum to 0.9, allowed: parts that sum to 1");
        assertThat(problems(signal + "mixture: {}}"))
                .containsExactly(
                        "catalog.yaml:2: signals.a.mixture: got parts that sum to 0, allowed: parts that sum to 1");
        assertThat(problems(signal + "mixture: {5h: 1}}"))
                .containsExactly("catalog.yaml:2: signals.a.mixture.5h: got \"5h\", allowed: half-lives 1.5h, 3h, 6h,"
                        + " 12h, 1d, 2d, 4d, 8d, 16d, 32d, 64d, 128d, 256d, 512d, 1024d");
        assertThat(problems(signal + "mixture: {1d: 0.5, 24h: 0.5}}"))
                .containsExactly("catalog.yaml:2: signals.a.mixture.24h: got a half-life twice, allowed: each once");
        assertThat(problems(signal + "mixture: {1d: 1.5}}"))
                .containsExactly(
                        "catalog.yaml:2: signals.a.mixture.1d: got \"1.5\", allowed: a number above 0, at most 1");
    }

    @Test
    void wrongValuesAreSaid() {
        String signal = "a: {side: return, weight: 1, half_life: 1d, value: ";
        assertThat(problems(signal + "log}"))
                .containsExactly("catalog.yaml:2: signals.a.value: got \"log\", allowed: none,"
                        + " {linear: {scale: 100, cap: 500}}, {log1p: {scale: 50}}");
        assertThat(problems(signal + "{}}"))
                .containsExactly("catalog.yaml:2: signals.a.value: got nothing, allowed: one of linear, log1p");
        assertThat(problems(signal + "{linear: {scale: 1, cap: 2}, log1p: {scale: 1}}}"))
                .containsExactly(
                        "catalog.yaml:2: signals.a.value: got linear and log1p, allowed: one of linear, log1p");
        assertThat(problems(signal + "{linear: {scale: 0}}}"))
                .containsExactly(
                        "catalog.yaml:2: signals.a.value.linear.scale: got \"0\","
                                + " allowed: a number above 0, at most 1000000000000",
                        "catalog.yaml:2: signals.a.value.linear.cap: got nothing,"
                                + " allowed: a number above 0, at most 1000000000000");
    }

    @Test
    void wrongExpectationsAreSaid() {
        String signal = "a: {side: investment, weight: 1, half_life: 1d, expects_response: ";
        assertThat(problems(signal + "{noise: -1}}"))
                .containsExactly(
                        "catalog.yaml:2: signals.a.expects_response.within: got nothing,"
                                + " allowed: a duration such as 7d, 12h, 90m or P7D, from 1s to 36500d",
                        "catalog.yaml:2: signals.a.expects_response.noise: got \"-1\","
                                + " allowed: a number from 0 to 1000000");
        assertThat(problems(signal + "{within: 1d, noise: 1, half_life: 1d, mixture: {1d: 1}}}"))
                .containsExactly("catalog.yaml:2: signals.a.expects_response: got half_life and mixture,"
                        + " allowed: at most one of half_life, mixture");
    }

    @Test
    void wrongNamesAreSaid() {
        String fine = ": {side: return, weight: 1, half_life: 1d}\n";
        assertThat(refused("signals:\n  Order Completed" + fine + "  order_completed" + fine))
                .containsExactly("catalog.yaml:3: signals.order_completed: got a name like Order Completed,"
                        + " allowed: names that differ by more than case and punctuation");
        assertThat(refused("signals:\n  a" + fine + "  a" + fine))
                .containsExactly("catalog.yaml:3: signals.a: got it twice (first on line 2), allowed: once");
        assertThat(refused("signals:\n  " + "a".repeat(201) + fine))
                .containsExactly("catalog.yaml:2: signals." + "a".repeat(60) + "…: got a name of 201 characters,"
                        + " allowed: at most 200 characters");
    }

    @Test
    void wrongCurrenciesAreSaid() {
        assertThat(refused("currency: Dollar"))
                .containsExactly("catalog.yaml:1: currency: got \"Dollar\","
                        + " allowed: an ISO 4217 code in capitals, such as EUR");
        assertThat(refused("currency: EUR\nrates: {EUR: 1, usd: 0.9, JPY: 0}"))
                .containsExactly(
                        "catalog.yaml:2: rates.EUR: got the catalog's own currency, allowed: other currencies",
                        "catalog.yaml:2: rates.usd: got \"usd\","
                                + " allowed: an ISO 4217 code in capitals, such as EUR",
                        "catalog.yaml:2: rates.JPY: got \"0\", allowed: a number above 0, at most 1000000000");
    }

    @Test
    void wrongThresholdsAreSaid() {
        assertThat(refused("thresholds: {overdue: {fading: 9}}"))
                .containsExactly("catalog.yaml:1: thresholds.overdue: got fading 9, dormant 4, lost 8,"
                        + " allowed: numbers that rise from fading to dormant to lost");
        assertThat(refused("thresholds: {momentum: {fast: 90d}}"))
                .containsExactly("catalog.yaml:1: thresholds.momentum: got fast 90d, slow 90d,"
                        + " allowed: fast shorter than slow");
        assertThat(refused("thresholds: {momentum: {fading: 1}}"))
                .containsExactly("catalog.yaml:1: thresholds.momentum: got fading 1, growing 0.5,"
                        + " allowed: fading below growing");
        assertThat(refused("thresholds: {thriving_returns: 0, typical_gap: often}"))
                .containsExactly(
                        "catalog.yaml:1: thresholds.thriving_returns: got \"0\","
                                + " allowed: a whole number from 1 to 1000000",
                        "catalog.yaml:1: thresholds.typical_gap: got \"often\", allowed: auto, or a duration such as"
                                + " 7d, 12h, 90m or P7D, from 1s to 36500d");
    }

    // ---- the world these tests live in -------------------------------------------------------

    /// It would answer itself.
    @Test
    void whatExpectsAResponseAnswersNothing() {
        assertThat(problems("a: {side: investment, weight: 1, half_life: 7d, answers: outreach,"
                        + " expects_response: {within: 7d, noise: 0.5}}"))
                .containsExactly("catalog.yaml:2: signals.a.answers: got outreach,"
                        + " allowed: nothing beside expects_response");
    }

    private static Catalog read(String text) {
        CatalogFile file = CatalogFile.read("catalog.yaml", text);
        assertThat(file).isInstanceOf(CatalogFile.Read.class);
        return ((CatalogFile.Read) file).catalog();
    }

    private static List<String> refused(String text) {
        CatalogFile file = CatalogFile.read("catalog.yaml", text);
        assertThat(file).isInstanceOf(CatalogFile.Refused.class);
        return ((CatalogFile.Refused) file)
                .problems().stream().map(Problem::message).toList();
    }

    private static List<String> problems(String signal) {
        return refused("signals:\n  " + signal + "\n");
    }

    private static Fading noise(Catalog catalog, String name) {
        return catalog.signals().stream()
                .filter(signal -> signal.name().equals(name))
                .findFirst()
                .flatMap(signal -> signal.response().expects())
                .orElseThrow()
                .fading();
    }

    private static Fading halfLife(long days) {
        return new Fading(List.of(new Share(HalfLife.ofDays(days), 1)), Duration.ZERO);
    }

    private static Fading wish(long days, Duration delay) {
        return new Fading(
                List.of(
                        new Share(HalfLife.of(Duration.ofMinutes(90)), 0.2),
                        new Share(HalfLife.ofDays(4), 0.3),
                        new Share(HalfLife.ofDays(days), 0.5)),
                delay);
    }

    private static Signal signal(String name, Side side, double weight, Kernel kernel) {
        return new Signal(name, side, weight, kernel, ValueTransform.NONE, Habits.UNSTATED, Response.NO_PART);
    }

    private static Signal with(Signal signal, Response response) {
        return new Signal(
                signal.name(),
                signal.side(),
                signal.weight(),
                signal.kernel(),
                signal.transform(),
                signal.habits(),
                response);
    }
}
