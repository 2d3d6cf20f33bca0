package io.customerpulse.simulator;

import io.customerpulse.simulator.Person.Feeling;
import io.customerpulse.simulator.Person.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// How a customer feels, day by day: a level that is drawn to where it settles, and is pushed by what happens.
///
/// Each day `x += κ·(settled − x) + unrest·N(0, 1) + shocks`, with a pull back of one in sixty a day;
/// `settled` drifts, and a part of every shock stays in it. Whoever leaves for ever does so with a
/// hazard of `h·e^(−2.5·x)` a day.
final class Mood {

    private static final double PULL_BACK = 1.0 / 60;
    private static final double HONEYMOON_DAYS = 30;
    private static final double PACE = 0.8;
    private static final double AFFINITY_MAX = 1.5;
    private static final double STAYS = 0.2;
    private static final double PULL_KEPT = StrictMath.sqrt(0.5);
    private static final double PULL_MAX = 3;
    private static final double COME_BACK = 0.4;
    private static final double HAZARD = 0.0009;
    private static final double HAZARD_STEEPNESS = 2.5;
    private static final double HAZARD_MAX = 0.02;
    private static final double AWAY_ATTENTION = 0.1;
    private static final int WEEK_DAYS = 7;
    private static final int NEVER = Integer.MAX_VALUE;

    private final Role role;
    private final Feeling feeling;
    private final double hazard;
    private final double[] shocks;
    private final double[] pulls;
    private final List<Double> weekly = new ArrayList<>();
    private final int awayFrom;
    private int awayTo;
    private int leftDay = NEVER;
    private double settled;
    private double level;
    private double pull;
    private double pace;
    private double attention;

    Mood(Role role) {
        this.role = role;
        this.feeling = role.person().feeling();
        this.hazard = HAZARD * (role.person().kind() == Kind.LOYAL ? 0.7 : 1.6);
        this.shocks = new double[role.days()];
        this.pulls = new double[role.days()];
        this.settled = feeling.level();
        this.level = settled + honeymoon(role.joinedDay());
        this.awayFrom = feeling.pause().map(p -> day(p.from())).orElse(NEVER);
        this.awayTo = feeling.pause().map(p -> day(p.from().plus(p.length()))).orElse(NEVER);
    }

    /// Begins a day; days are taken in order from the day of joining.
    void wake(int day, boolean mayLeave) {
        Dice dice = role.dice(Dice.Purpose.MOOD, day);
        settled += feeling.driftPerYear() / 365 + STAYS * shocks[day];
        if (day == awayTo) shocks[day] += COME_BACK;
        double drawn = PULL_BACK * (settled + honeymoon(day) - level);
        level = Math.clamp(level + drawn + feeling.unrest() * dice.normal() + shocks[day], -AFFINITY_MAX, AFFINITY_MAX);
        pull = Math.clamp(pull * PULL_KEPT + pulls[day], -1, PULL_MAX);
        double warmth = StrictMath.exp(PACE * level);
        if (mayLeave && leftDay == NEVER) leave(day);
        pace = isGone(day) || isAway(day) ? 0 : warmth * (1 + pull);
        attention = isGone(day) ? 0 : Math.min(2, StrictMath.sqrt(warmth)) * (isAway(day) ? AWAY_ATTENTION : 1);
        if ((day - role.joinedDay() + 1) % WEEK_DAYS == 0 || day == role.days() - 1) weekly.add(level);
    }

    private void leave(int day) {
        double risk = Math.min(HAZARD_MAX, hazard * StrictMath.exp(-HAZARD_STEEPNESS * level));
        if (role.dice(Dice.Purpose.LEAVING, day).chance(risk)) leftDay = day;
    }

    /// How fast the clock of buying runs today; 1 is the own mean.
    double pace() {
        return pace;
    }

    /// Multiplies the probability of anything the customer may do today; 1 is usual, 0 never.
    double attention() {
        return attention;
    }

    boolean isGone(int day) {
        return day >= leftDay;
    }

    boolean isAway(int day) {
        return day >= awayFrom && day < awayTo;
    }

    /// Feels something from a day on; days after the span do not matter.
    void feel(int day, double shock) {
        if (day < shocks.length) shocks[day] += shock;
    }

    /// Is drawn to buy, or put off, from a day on.
    void draw(int day, double more) {
        if (day < pulls.length) pulls[day] += more;
    }

    /// Ends a time away early.
    void comeBack(int day) {
        if (isAway(day)) awayTo = day + 1;
    }

    /// The first day after which they do nothing of their own.
    OptionalInt leftDay() {
        return leftDay == NEVER ? OptionalInt.empty() : OptionalInt.of(leftDay);
    }

    List<Double> weekly() {
        return weekly;
    }

    private double honeymoon(int day) {
        double age = day - role.joinedSecond() / (double) Diary.DAY_SECONDS;
        return feeling.honeymoon() * StrictMath.pow(0.5, Math.max(0.0, age) / HONEYMOON_DAYS);
    }

    private int day(Instant at) {
        return (int) Duration.between(role.setting().start(), at).toDays();
    }
}
