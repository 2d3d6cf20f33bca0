package io.customerpulse.simulator;

import io.customerpulse.engine.event.Money;
import io.customerpulse.simulator.Person.Channels;

/// What may follow an order: satisfaction, a case for the service that ends well or badly, a refund, a review.
final class Aftermath {

    private static final double CASES = 0.05;
    private static final double REFUNDS = 0.04;
    private static final double SATISFACTION = 0.03;

    private final Role role;
    private final Diary diary;
    private final Mood mood;

    Aftermath(Role role, Diary diary, Mood mood) {
        this.role = role;
        this.diary = diary;
        this.mood = mood;
    }

    /// @param number of the order, from 0
    /// @param at     when it was paid, in seconds since the start of the span
    void follow(int number, long at, Money paid) {
        Dice dice = role.dice(Dice.Purpose.AFTER_ORDER, number);
        Channels channels = role.person().channels();
        mood.feel(day(at) + 3, SATISFACTION);
        if (dice.chance(CASES * (0.6 + 4 * channels.service()))) serve(later(at, dice, 1, 9), dice);
        if (dice.chance(REFUNDS)) {
            long minor = dice.chance(0.6) ? paid.minor() : paid.minor() / 2;
            Money back = new Money(minor, paid.currency());
            diary.note(Act.ORDER_REFUNDED, later(at, dice, 4, 20), Topic.NOTHING, back);
        }
        if (dice.chance(0.02 + 0.25 * role.person().motives().community())) {
            diary.note(Act.PRODUCT_REVIEWED, later(at, dice, 3, 21), Topic.of(Names.product(dice)));
        }
    }

    private void serve(long at, Dice dice) {
        Topic topic = Topic.of(dice.chance(0.5) ? "Late delivery" : "Wrong size");
        boolean badly = dice.chance(0.3);
        long replied = at + dice.whole(1, badly ? 96 : 20) * 3_600L;
        diary.note(Act.TICKET_OPENED, at, topic);
        diary.note(Act.TICKET_REPLIED, replied, topic);
        if (badly) {
            mood.feel(day(at), -dice.between(0.4, 1.1));
            if (dice.chance(0.7)) diary.note(Act.COMPLAINT_MADE, replied + dice.whole(1, 40) * 1_800L, topic);
            if (dice.chance(0.4)) diary.note(Act.TICKET_SOLVED, replied + dice.whole(24, 120) * 3_600L, topic);
        } else {
            mood.feel(day(at), 0.2 * role.person().motives().service());
            diary.note(Act.TICKET_SOLVED, replied + dice.whole(1, 48) * 1_800L, topic);
        }
    }

    private long later(long at, Dice dice, int daysFrom, int daysTo) {
        return role.moment(day(at) + dice.whole(daysFrom, daysTo), dice);
    }

    private static int day(long second) {
        return (int) (second / Diary.DAY_SECONDS);
    }
}
