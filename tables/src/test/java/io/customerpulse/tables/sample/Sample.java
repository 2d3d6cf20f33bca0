package io.customerpulse.tables.sample;

import io.customerpulse.codec.catalog.CatalogFile;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.log.InteractionLog;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.mapping.MappingFile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A catalog with every part a table can touch, and random interactions in its terms.
public final class Sample {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    public static final Rules RULES = rules("""
            rates: {EUR: 1.1, JPY: 0.007}
            unknown: {side: return, weight: 0.3, half_life: 14d, value: {log1p: {scale: 10}}}
            signals:
              Order Completed: {side: return, weight: 10, half_life: 91d, value: {log1p: {scale: 50}}}
              email: {side: investment, weight: 0.5, half_life: 7d, channel: email, expects_response: {within: 3d, noise: 0.7}}
              open: {side: return, weight: 0.2, half_life: 3d, channel: email, answers: outreach}
              reply: {side: return, weight: 2, half_life: 30d, answers: channel}
              coupon: {side: investment, weight: 1, box: {delay: 1d, duration: 10d}}
            """);

    private static final List<String> SIGNALS = List.of(
            "Order Completed",
            "order_completed",
            "email",
            "email",
            "open",
            "reply",
            "coupon",
            "never heard of",
            "nor of this");
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "JPY", "GBP");
    private static final List<String> OUTREACHES = List.of("", "spring", "summer", "autumn");
    private static final List<String> CONTENTS = List.of("", "", "shoes");
    private static final List<String> CHANNELS = List.of("", "", "email", "web");

    private Sample() {}

    public static Rules rules(String catalog) {
        return switch (CatalogFile.read("c.yaml", catalog)) {
            case CatalogFile.Read read -> Rules.of(read.catalog());
            case CatalogFile.Refused refused ->
                throw new AssertionError(refused.problems().toString());
        };
    }

    public static Mapping mapping(String yaml) {
        return switch (MappingFile.read("m.yaml", yaml, Optional.empty())) {
            case MappingFile.Read read -> read.mapping();
            case MappingFile.Refused refused ->
                throw new AssertionError(refused.problems().toString());
        };
    }

    /// Seeds for properties.
    public static LongStream seeds(int count) {
        return LongStream.range(1, count + 1);
    }

    /// Interactions in up to a hundred days from noon on, in no order, many at equal instants, whole
    /// minor units in several currencies, one of them without a rate.
    public static List<Interaction> interactions(long seed, int customers, int count) {
        Random random = new Random(seed);
        long grain = Duration.ofMinutes(random.nextBoolean() ? 1 : 720).toMillis();
        List<Interaction> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long millis = random.nextLong(Duration.ofDays(100).toMillis()) / grain * grain;
            all.add(new Interaction(
                    "",
                    "customer " + random.nextInt(customers),
                    one(SIGNALS, random),
                    NOON.plusMillis(millis),
                    random.nextInt(3) == 0
                            ? Money.NONE
                            : new Money(random.nextLong(0, 20_000), one(CURRENCIES, random)),
                    new About(one(OUTREACHES, random), one(CONTENTS, random), one(CHANNELS, random))));
        }
        return all;
    }

    public static Interaction interaction(String customer, String signal, Instant at) {
        return new Interaction("", customer, signal, at, Money.NONE, About.NOTHING);
    }

    public static InteractionLog log(List<Interaction> interactions, Optional<ZoneId> days) {
        InteractionLog log = new InteractionLog(RULES, days);
        interactions.forEach(log::add);
        return log;
    }

    /// Every customer's timeline in words, `signal at points`, row by row.
    public static Map<String, List<String>> timelines(InteractionLog log) {
        Map<String, List<String>> timelines = new TreeMap<>();
        InteractionLog.Visitor visitor = (customer, timeline) -> {
            List<String> rows = new ArrayList<>();
            for (int row = 0; row < timeline.size(); row++) {
                rows.add("%d %s %s"
                        .formatted(timeline.signal(row), Micros.instant(timeline.atMicros(row)), timeline.points(row)));
            }
            if (timelines.put(log.customers().name(customer), rows) != null) {
                throw new AssertionError("visited twice: " + log.customers().name(customer));
            }
        };
        walk(log, List.of(visitor));
        return timelines;
    }

    public static void walk(InteractionLog log, List<? extends InteractionLog.Visitor> visitors) {
        try {
            log.walk(visitors);
        } catch (InterruptedException nobodyInterrupts) {
            throw new IllegalStateException(nobodyInterrupts);
        }
    }

    /// The customers of some interactions, each once.
    public static Stream<String> customers(List<Interaction> interactions) {
        return interactions.stream().map(Interaction::customer).distinct();
    }

    private static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
