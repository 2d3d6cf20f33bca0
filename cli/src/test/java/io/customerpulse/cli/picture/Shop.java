package io.customerpulse.cli.picture;

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
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Fading;
import io.customerpulse.stats.decay.Kernel.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The small shop that the picture tests draw, scored by the real engine.
final class Shop {

    static final Instant END = Instant.parse("2026-09-30T12:00:00Z");
    static final double TYPICAL_GAP_DAYS = 30;

    static final Rules RULES = Rules.of(new Catalog(
            List.of(
                    signal("purchase", Side.RETURN, 3, 60),
                    signal("visit", Side.RETURN, 0.4, 10),
                    signal("complaint", Side.RETURN, -2, 40),
                    signal("reward", Side.INVESTMENT, 1.2, 30),
                    mail()),
            signal("unknown", Side.RETURN, 0.1, 7),
            Thresholds.USUAL,
            Rates.DOLLARS));

    private Shop() {}

    private static Signal signal(String name, Side side, double weight, int halfLifeDays) {
        return new Signal(
                name,
                side,
                weight,
                Kernel.halfLife(Duration.ofDays(halfLifeDays)),
                ValueTransform.NONE,
                Habits.UNSTATED,
                new Response(Optional.empty(), side == Side.RETURN ? Answers.CHANNEL : Answers.NOTHING));
    }

    private static Signal mail() {
        Fading fading = new Fading(List.of(new Share(HalfLife.ofDays(20), 1)), Duration.ZERO);
        return new Signal(
                "mail",
                Side.INVESTMENT,
                0.5,
                Kernel.halfLife(Duration.ofDays(14)),
                ValueTransform.NONE,
                new Habits("email", "content"),
                new Response(Optional.of(new Expectation(Duration.ofDays(5), 0.6, fading)), Answers.NOTHING));
    }

    static Interaction interaction(String signal, Instant at) {
        return new Interaction(
                "", "c", signal, at, Money.NONE, new About("", "", signal.equals("visit") ? "email" : ""));
    }

    static EkgSubject subject(String customer, List<Interaction> interactions, Instant from, Instant to) {
        Duration step = Duration.between(from, to).dividedBy(400).plusSeconds(1);
        Trace trace = Trace.of(interactions, RULES, TYPICAL_GAP_DAYS, new Trace.Span(from, to, step));
        return new EkgSubject(customer, trace, from, to);
    }

    static EkgSubject empty(String customer) {
        return subject(customer, List.of(), END.minus(Duration.ofDays(90)), END);
    }

    /// A year of one customer whose love has ups and downs, seeded.
    static EkgSubject year(String customer, long seed) {
        Random random = new Random(seed);
        List<Interaction> all = new ArrayList<>();
        Instant from = END.minus(Duration.ofDays(365));
        double phase = random.nextDouble() * 6;
        for (int day = 20 + random.nextInt(60); day < 365; day++) {
            Instant at = from.plus(Duration.ofDays(day)).plusSeconds(random.nextInt(40_000));
            double love = Math.pow(Math.sin(day / 65.0 + phase), 2);
            if (day > 365 - 90 * random.nextDouble(0.2, 1) && seed % 3 == 0) love = 0;
            if (random.nextDouble() < 0.3 * love) all.add(interaction("visit", at));
            if (random.nextDouble() < 0.09 * love) all.add(interaction("purchase", at));
            if (day % 14 == 3) all.add(interaction("mail", at));
            if (random.nextDouble() < 0.006) all.add(interaction("reward", at));
            if (random.nextDouble() < 0.006) all.add(interaction("complaint", at));
        }
        return subject(customer, all, from, END);
    }

    /// So many visits, purchases and mails at random within a time, seeded.
    static EkgSubject busy(String customer, int beats, Duration span) {
        Random random = new Random(beats);
        List<Interaction> all = new ArrayList<>();
        String[] signals = {"visit", "visit", "purchase", "reward", "complaint"};
        Instant from = END.minus(span);
        for (int i = 0; i < beats; i++) {
            Instant at = from.plusMillis((long) (random.nextDouble() * span.toMillis()));
            all.add(interaction(signals[random.nextInt(signals.length)], at));
        }
        return subject(customer, all, from, END);
    }

    /// Three returns of so many points each, a day apart.
    static EkgSubject heavy(double points) {
        Rules rules = Rules.of(new Catalog(
                List.of(signal("gift", Side.RETURN, points, 30)),
                signal("unknown", Side.RETURN, 0, 7),
                Thresholds.USUAL,
                Rates.DOLLARS));
        Instant from = END.minus(Duration.ofDays(10));
        List<Interaction> all = new ArrayList<>();
        for (int day = 2; day < 5; day++) all.add(interaction("gift", from.plus(Duration.ofDays(day))));
        Trace trace = Trace.of(all, rules, TYPICAL_GAP_DAYS, new Trace.Span(from, END, Duration.ofHours(6)));
        return new EkgSubject("heavy", trace, from, END);
    }
}
