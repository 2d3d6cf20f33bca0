package io.customerpulse.simulator;

/// How a customer takes what the brand sends: noticing it or not, acting on it or not, liking it or not.
final class Answers {

    /// The longest a letter waits to be opened, in seconds.
    static final long OPEN_SECONDS_MAX = 6L * Diary.DAY_SECONDS;
    /// The longest a post or a push message waits, in seconds.
    static final long VIEW_SECONDS_MAX = 2L * Diary.DAY_SECONDS;

    private static final double OPENS = 0.24;
    private static final double CLICKS = 0.11;
    private static final double VIEWS = 0.25;
    private static final double TAPS = 0.2;
    private static final double NOTICES_REWARD = 0.5;
    private static final double UNSUBSCRIBES = 0.001;
    private static final double UNSUBSCRIBES_ANNOYED = 0.02;
    private static final double WINS_BACK = 0.3;
    private static final double CHANCE_MAX = 0.9;

    /// Where the consequences of an answer go.
    record Outcome(Visits visits, Orders orders, Brand brand) {}

    private final Role role;
    private final Diary diary;
    private final Mood mood;
    private final Outcome outcome;

    Answers(Role role, Diary diary, Mood mood, Outcome outcome) {
        this.role = role;
        this.diary = diary;
        this.mood = mood;
        this.outcome = outcome;
    }

    /// One number for each kind of nudge on each day.
    static long key(int day, Nudge nudge) {
        return day * (long) Nudge.COUNT + nudge.number();
    }

    /// Lives through one nudge, and hands on what follows from it.
    void receive(Sending sending) {
        Reaction reaction = role.person().reactions().to(sending.nudge());
        if (reaction.isAnnoyed()) {
            mood.feel(sending.day() + 1, reaction.warmth());
            mood.draw(sending.day() + 1, reaction.pull());
        }
        Dice dice = role.dice(Dice.Purpose.ANSWER, key(sending.day(), sending.nudge()));
        switch (sending.nudge()) {
            case CONTENT_EMAIL, COUPON_EMAIL -> {
                email(sending, dice);
                if (unsubscribes(sending, reaction, dice)) outcome.brand().sawUnsubscribe();
            }
            case PERSONAL_SOCIAL -> social(sending, dice);
            case EARLY_ACCESS -> access(sending, dice);
            case REWARD_POINTS -> {
                diary.note(Act.REWARD_GRANTED, sending.second(), sending.topic());
                outcome.orders().hold(sending, sending.day());
                if (dice.chance(chance(NOTICES_REWARD, reaction))) notice(sending, sending.day(), 1);
            }
        }
    }

    private void email(Sending sending, Dice dice) {
        Reaction reaction = role.person().reactions().to(sending.nudge());
        Topic topic = sending.topic();
        diary.note(Act.EMAIL_DELIVERED, sending.second(), topic);
        double opens = chance(OPENS * (0.5 + 2 * role.person().channels().email()), reaction);
        if (!dice.chance(opens)) return;
        long opened = sending.second() + delay(dice, 3 * 3_600, OPEN_SECONDS_MAX);
        int day = (int) (opened / Diary.DAY_SECONDS);
        diary.note(Act.EMAIL_OPENED, opened, topic);
        outcome.brand().sawOpen(day);
        notice(sending, day, 0.4);
        if (sending.nudge() == Nudge.COUPON_EMAIL && !reaction.isAnnoyed() && dice.chance(WINS_BACK)) {
            mood.comeBack(day);
        }
        if (!dice.chance(chance(CLICKS, reaction))) return;
        long clicked = opened + dice.whole(4, 90);
        diary.note(Act.EMAIL_CLICKED, clicked, topic);
        outcome.visits().session(clicked + dice.whole(2, 8), topic.on("web"), dice);
        notice(sending, day, 1);
        outcome.orders().hold(sending, day);
    }

    private void social(Sending sending, Dice dice) {
        Reaction reaction = role.person().reactions().to(sending.nudge());
        diary.note(Act.SOCIAL_SHOWN, sending.second(), sending.topic());
        if (!dice.chance(chance(VIEWS * (0.5 + 2 * role.person().channels().social()), reaction))) return;
        long viewed = sending.second() + delay(dice, 2 * 3_600, VIEW_SECONDS_MAX);
        outcome.visits().social(viewed, sending.topic(), dice);
        notice(sending, (int) (viewed / Diary.DAY_SECONDS), 0.6);
    }

    private void access(Sending sending, Dice dice) {
        diary.note(Act.EARLY_ACCESS_GRANTED, sending.second(), sending.topic());
        if (!role.person().hasApp()) {
            email(new Sending(sending.nudge(), sending.second() + 5, sending.topic()), dice);
            return;
        }
        diary.note(Act.PUSH_RECEIVED, sending.second() + 5, sending.topic());
        double taps = chance(
                TAPS * (0.5 + 2 * role.person().channels().app()),
                role.person().reactions().to(sending.nudge()));
        if (!dice.chance(taps)) return;
        long tapped = sending.second() + 5 + delay(dice, 1_800, VIEW_SECONDS_MAX);
        diary.note(Act.PUSH_TAPPED, tapped, sending.topic());
        outcome.visits().app(tapped + 2, sending.topic().on("app"), dice);
        notice(sending, (int) (tapped / Diary.DAY_SECONDS), 1);
    }

    /// What noticing a nudge does to those who do not mind it; the annoyed felt it when it came.
    private void notice(Sending sending, int day, double share) {
        Reaction reaction = role.person().reactions().to(sending.nudge());
        if (reaction.isAnnoyed()) return;
        mood.feel(day + 1, share * reaction.warmth());
        mood.draw(day + 1, share * reaction.pull());
    }

    private boolean unsubscribes(Sending sending, Reaction reaction, Dice dice) {
        Dice own = role.dice(Dice.Purpose.ANSWER, -1 - key(sending.day(), sending.nudge()));
        double risk = reaction.isAnnoyed() ? UNSUBSCRIBES_ANNOYED : UNSUBSCRIBES;
        if (mood.attention() <= 0 || !own.chance(risk)) return false;
        diary.note(Act.UNSUBSCRIBED, sending.second() + dice.whole(600, 36_000), sending.topic());
        return true;
    }

    private double chance(double usual, Reaction reaction) {
        return Math.min(CHANCE_MAX, usual * reaction.answers() * mood.attention());
    }

    private static long delay(Dice dice, double medianSeconds, long secondsMax) {
        return Math.clamp((long) dice.logNormal(medianSeconds, 1.2), 30, secondsMax);
    }
}
