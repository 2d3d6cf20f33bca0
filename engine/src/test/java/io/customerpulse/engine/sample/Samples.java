package io.customerpulse.engine.sample;

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
import io.customerpulse.engine.catalog.ValueTransform.Linear;
import io.customerpulse.engine.catalog.ValueTransform.Log1p;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.stats.decay.DoublingGrid;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Box;
import io.customerpulse.stats.decay.Kernel.Fading;
import io.customerpulse.stats.decay.Kernel.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A catalog with every kind of signal, and random histories in its terms.
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /// Signals of every side, kernel, transform and part in outreach and response.
    public static final List<Signal> SIGNALS = List.of(
            new Signal("purchase", Side.RETURN, 3, halfLife(60), new Linear(50, 500), on("shop"), Response.NO_PART),
            new Signal("review", Side.RETURN, 2, mixture(0), new Log1p(10), on("web"), Response.NO_PART),
            new Signal(
                    "browse", Side.RETURN, 0.5, halfLife(7), ValueTransform.NONE, on("web"), answers(Answers.CHANNEL)),
            new Signal(
                    "click", Side.RETURN, 1, halfLife(3), ValueTransform.NONE, on("email"), answers(Answers.OUTREACH)),
            new Signal(
                    "reply", Side.RETURN, 2, mixture(30), ValueTransform.NONE, on("social"), answers(Answers.CHANNEL)),
            new Signal("complaint", Side.RETURN, -2, halfLife(30), ValueTransform.NONE, on(""), Response.NO_PART),
            new Signal("noted", Side.RETURN, 0, halfLife(1), ValueTransform.NONE, on(""), Response.NO_PART),
            new Signal("email", Side.INVESTMENT, 0.5, halfLife(7), ValueTransform.NONE, on("email"), expects(72, 0.5)),
            new Signal("push", Side.INVESTMENT, 0.2, mixture(0), ValueTransform.NONE, on("web"), expectsMixed(12, 0.3)),
            new Signal("offer", Side.INVESTMENT, 1, box(24, 240), new Linear(10, 100), on("web"), expects(168, 1)),
            new Signal("coupon", Side.INVESTMENT, 2, box(0, 120), ValueTransform.NONE, on(""), Response.NO_PART),
            new Signal("reward", Side.INVESTMENT, 4, mixture(48), ValueTransform.NONE, on(""), Response.NO_PART));

    public static final Signal UNKNOWN =
            new Signal("unknown", Side.RETURN, 0.1, halfLife(14), ValueTransform.NONE, on(""), Response.NO_PART);

    public static final Rates RATES = new Rates("USD", new TreeMap<>(Map.of("EUR", 1.25)));

    public static final Rules RULES = rules(SIGNALS);

    private static final List<String> NAMES = Stream.concat(
                    SIGNALS.stream().map(Signal::name), Stream.of("never heard of"))
            .toList();
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP");
    private static final List<String> CHANNELS = List.of("", "", "web", "email", "social");

    private Samples() {}

    public static Rules rules(List<Signal> signals) {
        return Rules.of(new Catalog(signals, UNKNOWN, Thresholds.USUAL, RATES));
    }

    /// Two hundred of them, for properties.
    public static Stream<Long> seeds() {
        return new Random(20260301).longs(200).boxed();
    }

    /// Up to 300 interactions of one customer in up to 120 days from noon on, in no order, some at equal
    /// instants, some about the same outreach; instants have nanoseconds.
    public static List<Interaction> history(long seed) {
        Random random = new Random(seed);
        int count = random.nextInt(1, 18) * random.nextInt(1, 18);
        long span = Duration.ofDays(random.nextInt(1, 120)).toNanos();
        long grain =
                List.of(1L, 1_000L, 3_600_000_000_000L, 86_400_000_000_000L).get(random.nextInt(4));
        List<Interaction> history = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            history.add(new Interaction(
                    "i" + i,
                    "ada",
                    pick(NAMES, random),
                    NOON.plusNanos(random.nextLong(span) / grain * grain),
                    money(random),
                    about(random)));
        }
        return history;
    }

    /// One interaction without value.
    public static Interaction interaction(String signal, Instant at, About about) {
        return new Interaction("", "ada", signal, at, Money.NONE, about);
    }

    public static Interaction interaction(String signal, Instant at) {
        return interaction(signal, at, About.NOTHING);
    }

    public static About outreach(String outreach) {
        return new About(outreach, "", "");
    }

    public static Kernel halfLife(long days) {
        return Kernel.halfLife(Duration.ofDays(days));
    }

    public static Box box(long delayHours, long hours) {
        return new Box(Duration.ofHours(delayHours), Duration.ofHours(hours));
    }

    public static Response answers(Answers answers) {
        return new Response(Optional.empty(), answers);
    }

    public static Response expects(long hours, double noise) {
        Fading fading = new Fading(List.of(new Share(HalfLife.ofDays(14), 1)), Duration.ZERO);
        return new Response(Optional.of(new Expectation(Duration.ofHours(hours), noise, fading)), Answers.NOTHING);
    }

    public static Habits on(String channel) {
        return new Habits(channel, "");
    }

    private static Response expectsMixed(long hours, double noise) {
        return new Response(Optional.of(new Expectation(Duration.ofHours(hours), noise, mixture(0))), Answers.NOTHING);
    }

    private static Fading mixture(long delayHours) {
        return new Fading(
                List.of(
                        new Share(DoublingGrid.HALF_LIVES.get(3), 0.25),
                        new Share(DoublingGrid.HALF_LIVES.get(7), 0.5),
                        new Share(DoublingGrid.HALF_LIVES.get(11), 0.25)),
                Duration.ofHours(delayHours));
    }

    private static Money money(Random random) {
        return random.nextInt(3) == 0
                ? Money.NONE
                : new Money(random.nextLong(-5_000, 80_000), pick(CURRENCIES, random));
    }

    private static About about(Random random) {
        return new About(text("o", 6, random), text("c", 4, random), pick(CHANNELS, random));
    }

    private static String text(String prefix, int count, Random random) {
        return random.nextBoolean() ? "" : prefix + random.nextInt(count);
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
