package io.customerpulse.simulator;

import io.customerpulse.engine.event.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A made-up shop: customers with true feelings, a brand with a policy, and what comes of both.
///
/// Every customer is a pure function of the seed, the span and their number, whatever the number of
/// customers, so any part of a shop can be made alone, in any order and on any thread. A customer under
/// two policies is the same person with the same luck: the difference is the effect of the policy.
///
/// Each day the customer feels ([Mood]), maybe visits ([Visits]) and buys ([Orders]); then the brand
/// sends what its policy lets it ([Brand]), and the customer answers or not ([Answers]).
///
/// @param setting chance, size and time
/// @param policy  what the brand does
public record Shop(Setting setting, Policy policy) {

    private static final int FIRST_SEEN_DAYS = 21;

    /// The names of all signals that can occur.
    public static List<String> signals() {
        return Arrays.stream(Act.values()).map(Act::signal).toList();
    }

    /// The same customers under another policy.
    public Shop under(Policy other) {
        return new Shop(setting, other);
    }

    /// All customers in the order of their numbers, made one at a time as the stream is read.
    public Stream<History> histories() {
        return IntStream.range(0, setting.customers()).mapToObj(this::simulate);
    }

    /// One customer.
    ///
    /// @param customer from 0; below the setting's number of customers
    public History simulate(int customer) {
        if (customer < 0 || customer >= setting.customers()) {
            throw new IllegalArgumentException(
                    "customer must be 0 to %d: %d".formatted(setting.customers() - 1, customer));
        }
        Role role = Role.of(setting, customer);
        Diary diary = new Diary(role.person().customer(), setting);
        Mood mood = new Mood(role);
        live(role, diary, mood);
        OptionalInt leftDay = mood.leftDay();
        Optional<Instant> leftAt = leftDay.isPresent()
                ? Optional.of(setting.start().plus(Duration.ofDays(leftDay.getAsInt())))
                : Optional.empty();
        Instant since = setting.start().plus(Duration.ofDays(role.joinedDay()));
        List<Interaction> interactions = diary.interactions();
        return new History(new Truth(role.person(), since, mood.weekly(), leftAt), interactions);
    }

    private void live(Role role, Diary diary, Mood mood) {
        Visits visits = new Visits(role, diary, mood);
        Orders orders = new Orders(role, diary, mood);
        Brand brand = new Brand(role, policy);
        Answers answers = new Answers(role, diary, mood, new Answers.Outcome(visits, orders, brand));
        int firstSeen = firstSeen(role);
        for (int day = role.joinedDay(); day < role.days(); day++) {
            mood.wake(day, day > firstSeen);
            if (day == firstSeen) visits.first(day);
            visits.day(day);
            if (orders.day(day, mood.pace())) brand.sawOrder(day);
            for (Sending sending : brand.sendings(day)) answers.receive(sending);
        }
    }

    /// Who joins is seen at once; who was known before, within three weeks.
    private static int firstSeen(Role role) {
        if (!role.isKnownBefore()) return role.joinedDay();
        return Math.min(
                role.days() - 1, role.dice(Dice.Purpose.VISIT, Long.MIN_VALUE).whole(0, FIRST_SEEN_DAYS - 1));
    }
}
