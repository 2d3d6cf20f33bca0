package io.customerpulse.simulator;

import io.customerpulse.engine.event.Money;
import io.customerpulse.simulator.Person.Cadence;
import io.customerpulse.simulator.Person.Channels;
import io.customerpulse.simulator.Person.Purse;
import java.util.List;

/// What a customer buys. Orders fall due on the customer's own clock, at gamma-distributed gaps; the clock
/// goes as fast as the mood. Order number *n* has the same luck under every policy.
final class Orders {

    static final int COUPON_DAYS = 14;
    static final int REWARD_DAYS = 90;
    private static final int ORDER_MINOR_MIN = 500;
    private static final int REWARD_MINOR = 500;
    private static final double COUPON_KEEPS = 0.85;
    private static final String CURRENCY = "USD";
    /// January to December.
    private static final List<Double> SEASON = List.of(0.85, 0.85, 0.95, 1.0, 1.0, 1.0, 0.95, 0.9, 1.0, 1.0, 1.25, 1.3);

    /// Something that may be used with an order after a day, until another.
    private record Held(Topic topic, int from, int to) {
        static final Held NOTHING = new Held(Topic.NOTHING, 0, -1);

        boolean isGoodOn(int day) {
            return day > from && day <= to;
        }
    }

    private final Role role;
    private final Diary diary;
    private final Aftermath aftermath;
    private final int ordersMax;
    private double clock;
    private double due;
    private int count;
    private Held coupon = Held.NOTHING;
    private Held reward = Held.NOTHING;

    Orders(Role role, Diary diary, Mood mood) {
        this.role = role;
        this.diary = diary;
        this.aftermath = new Aftermath(role, diary, mood);
        Dice dice = role.dice(Dice.Purpose.GAP, -1);
        boolean hasBought = role.isKnownBefore() && dice.chance(0.65);
        boolean buysAtOnce = !role.isKnownBefore() && dice.chance(0.5);
        this.due = buysAtOnce ? 0 : gap() * dice.unit();
        this.ordersMax = switch (role.person().kind()) {
            case LOYAL, OCCASIONAL -> Integer.MAX_VALUE;
            case ONCE -> hasBought ? 0 : 1;
            case BROWSER -> 0;
        };
    }

    /// Lets the clock go on for a day; says whether something was bought.
    boolean day(int day, double pace) {
        clock += pace * SEASON.get(role.date(day).getMonthValue() - 1);
        if (clock < due || pace <= 0 || count >= ordersMax) return false;
        buy(day);
        count++;
        due = Math.max(due, clock - 1) + gap();
        return true;
    }

    void hold(Sending sending, int day) {
        Topic topic = sending.topic();
        if (sending.nudge() == Nudge.COUPON_EMAIL) coupon = new Held(topic, day, day + COUPON_DAYS);
        if (sending.nudge() == Nudge.REWARD_POINTS) reward = new Held(topic, day, day + REWARD_DAYS);
    }

    private double gap() {
        Cadence cadence = role.person().cadence();
        return role.dice(Dice.Purpose.GAP, count).gamma(cadence.regularity())
                * cadence.gapDays()
                / cadence.regularity();
    }

    private void buy(int day) {
        Dice dice = role.dice(Dice.Purpose.ORDER, count);
        Purse purse = role.person().purse();
        Channels channels = role.person().channels();
        boolean inApp = dice.chance(channels.app() / (channels.app() + channels.web()))
                && role.person().hasApp();
        Topic topic = Topic.NOTHING.on(inApp ? "app" : "web");
        long at = role.moment(day, dice);
        double worth = dice.logNormal(purse.orderMinor(), purse.spread());
        diary.note(inApp ? Act.APP_OPENED : Act.PAGE_VIEWED, at, inApp ? topic : topic.about("Home page"));
        for (int items = dice.whole(1, purse.itemsMax()); items > 0; items--) {
            Topic product = topic.about(Names.product(dice));
            at += dice.whole(20, 200);
            diary.note(Act.PRODUCT_VIEWED, at, product);
            diary.note(Act.PRODUCT_ADDED, at + 12, product);
        }
        at += dice.whole(60, 400);
        pay(day, at, topic, worth);
    }

    private void pay(int day, long at, Topic topic, double worth) {
        double price = worth;
        Topic cause = topic;
        if (reward.isGoodOn(day) && redeems()) {
            diary.note(Act.REWARD_REDEEMED, at - 5, reward.topic());
            price -= REWARD_MINOR;
            reward = Held.NOTHING;
        }
        if (coupon.isGoodOn(day)) {
            cause = coupon.topic().about("").on(topic.channel());
            price *= COUPON_KEEPS;
            coupon = Held.NOTHING;
        }
        Money paid = new Money(Math.max(ORDER_MINOR_MIN, (long) price), CURRENCY);
        diary.note(Act.ORDER_COMPLETED, at, cause, paid);
        aftermath.follow(count, at, paid);
    }

    private boolean redeems() {
        double answers = role.person().reactions().to(Nudge.REWARD_POINTS).answers();
        return role.dice(Dice.Purpose.REDEEM, count).chance(0.6 * answers);
    }
}
