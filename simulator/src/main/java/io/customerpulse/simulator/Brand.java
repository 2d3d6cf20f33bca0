package io.customerpulse.simulator;

import io.customerpulse.simulator.Policy.Plus;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The brand's programme for one customer. It knows only what a brand can know: who joined, subscribed,
/// follows, ordered when. It never looks at the truth.
final class Brand {

    private static final int WEEK_DAYS = 7;
    private static final List<Integer> WELCOME_DAYS = List.of(1, 4, 11);
    private static final int WELCOME_OVER_DAYS = 14;
    private static final int SILENT_DAYS = 60;
    private static final int COUPON_EVERY_DAYS = 45;
    private static final int REWARD_EVERY_ORDERS = 4;
    private static final int REWARD_SILENT_DAYS = 75;
    private static final int REWARD_EVERY_DAYS = 120;
    /// Who opened nothing for so long gets one letter a month.
    private static final int UNREAD_DAYS = 70;
    private static final int ACCESS_ORDERS = 3;

    private final Role role;
    private final Policy policy;
    private final boolean follows;
    private boolean subscribed;
    private int orders;
    private int ordersRewarded;
    private int lastOrderDay;
    private int lastOpenDay;
    private int lastCouponDay = -COUPON_EVERY_DAYS;
    private int lastRewardDay = -REWARD_EVERY_DAYS;

    Brand(Role role, Policy policy) {
        this.role = role;
        this.policy = policy;
        this.subscribed = role.person().subscribes();
        this.follows = role.person().follows();
        this.lastOrderDay = role.joinedDay();
        this.lastOpenDay = role.joinedDay();
    }

    void sawOrder(int day) {
        orders++;
        lastOrderDay = day;
    }

    void sawOpen(int day) {
        lastOpenDay = Math.max(lastOpenDay, day);
    }

    void sawUnsubscribe() {
        subscribed = false;
    }

    /// What is sent on a day: at most one of each kind.
    List<Sending> sendings(int day) {
        List<Sending> sendings = new ArrayList<>();
        LocalDate date = role.date(day);
        contentEmail(day, date).ifPresent(topic -> send(sendings, Nudge.CONTENT_EMAIL, topic, day));
        coupon(day, date).ifPresent(topic -> send(sendings, Nudge.COUPON_EMAIL, topic, day));
        post(day, date).ifPresent(topic -> send(sendings, Nudge.PERSONAL_SOCIAL, topic, day));
        earlyAccess(date).ifPresent(topic -> send(sendings, Nudge.EARLY_ACCESS, topic, day));
        reward(day, date).ifPresent(topic -> send(sendings, Nudge.REWARD_POINTS, topic, day));
        extra(policy, day).ifPresent(nudge -> sendExtra(sendings, nudge, day));
        return sendings;
    }

    /// Whether a nudge of this kind can reach the customer at all.
    private boolean reaches(Nudge nudge) {
        return switch (nudge) {
            case CONTENT_EMAIL, COUPON_EMAIL -> subscribed;
            case PERSONAL_SOCIAL -> follows;
            case EARLY_ACCESS -> subscribed || role.person().hasApp();
            case REWARD_POINTS -> true;
        };
    }

    private void send(List<Sending> sendings, Nudge nudge, Topic topic, int day) {
        if (!reaches(nudge) || !policy.sends(nudge)) return;
        sendings.add(new Sending(nudge, second(nudge, day), topic));
        if (nudge == Nudge.COUPON_EMAIL) lastCouponDay = day;
        if (nudge == Nudge.REWARD_POINTS) {
            lastRewardDay = day;
            ordersRewarded = orders;
        }
    }

    private void sendExtra(List<Sending> sendings, Nudge nudge, int day) {
        if (!reaches(nudge) || sendings.stream().anyMatch(sent -> sent.nudge() == nudge)) return;
        sendings.add(new Sending(nudge, second(nudge, day), Campaigns.trial(role.date(day))));
    }

    /// Between eight and four o'clock UTC, later kinds later.
    private long second(Nudge nudge, int day) {
        Dice dice = role.dice(Dice.Purpose.SENDING, Answers.key(day, nudge));
        int hour = 8 + nudge.number();
        return day * (long) Diary.DAY_SECONDS + hour * 3_600L + dice.whole(0, 3_599);
    }

    private Optional<Topic> contentEmail(int day, LocalDate date) {
        int age = day - role.joinedDay();
        if (!role.isKnownBefore() && age < WELCOME_OVER_DAYS) return welcome(age);
        boolean rarely = day - lastOpenDay > UNREAD_DAYS && date.getDayOfMonth() > WEEK_DAYS;
        if (date.getDayOfWeek() != DayOfWeek.MONDAY || rarely) return Optional.empty();
        return Optional.of(Campaigns.letter(date));
    }

    private static Optional<Topic> welcome(int age) {
        int letter = 1 + WELCOME_DAYS.indexOf(age);
        return letter == 0 ? Optional.empty() : Optional.of(Campaigns.welcome(letter));
    }

    private Optional<Topic> coupon(int day, LocalDate date) {
        boolean due = date.getDayOfWeek() == DayOfWeek.WEDNESDAY
                && day - lastOrderDay > SILENT_DAYS
                && day - lastCouponDay >= COUPON_EVERY_DAYS;
        return due ? Optional.of(Campaigns.coupon(date)) : Optional.empty();
    }

    private Optional<Topic> post(int day, LocalDate date) {
        if (!follows || date.getDayOfWeek() != DayOfWeek.THURSDAY) return Optional.empty();
        if (role.dice(Dice.Purpose.SENDING, -1L - day).chance(0.6)) return Optional.empty();
        return Optional.of(Campaigns.post(date));
    }

    private Optional<Topic> earlyAccess(LocalDate date) {
        boolean due = date.getDayOfMonth() == 10 && date.getMonthValue() % 2 == 0 && orders >= ACCESS_ORDERS;
        return due ? Optional.of(Campaigns.earlyAccess(date)) : Optional.empty();
    }

    private Optional<Topic> reward(int day, LocalDate date) {
        boolean earned = orders >= ordersRewarded + REWARD_EVERY_ORDERS;
        boolean silent = orders > 0
                && day - lastOrderDay > REWARD_SILENT_DAYS
                && day - lastRewardDay >= REWARD_EVERY_DAYS
                && date.getDayOfWeek() == DayOfWeek.FRIDAY;
        return earned || silent ? Optional.of(Campaigns.reward(date)) : Optional.empty();
    }

    private Optional<Nudge> extra(Policy asked, int day) {
        if (!(asked instanceof Plus(Policy base, Nudge nudge, Instant at))) return Optional.empty();
        long there = Duration.between(role.setting().start(), at).toDays();
        return there == day && !at.isBefore(role.setting().start()) ? Optional.of(nudge) : extra(base, day);
    }
}
