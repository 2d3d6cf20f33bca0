package io.customerpulse.simulator;

import io.customerpulse.simulator.Person.Habit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;

/// A customer ready to be played: who, in which setting, with which luck.
///
/// @param seed of this customer's dice
record Role(Setting setting, long seed, Person person) {

    static Role of(Setting setting, int number) {
        return new Role(setting, Dice.seed(setting.seed(), number), Casting.person(setting, number));
    }

    Dice dice(Dice.Purpose purpose, long key) {
        return Dice.of(seed, purpose, key);
    }

    int days() {
        return setting.days();
    }

    /// When they joined, in seconds since the start of the span; negative if before.
    long joinedSecond() {
        return Duration.between(setting.start(), person.joinedAt()).toSeconds();
    }

    /// The day of the span on which they joined; 0 if before.
    int joinedDay() {
        return (int) Math.max(0, Math.min(days() - 1L, joinedSecond() / Diary.DAY_SECONDS));
    }

    boolean isKnownBefore() {
        return joinedSecond() < 0;
    }

    /// A second of a day at which this customer is likely to be awake, not before they joined.
    long moment(int day, Dice dice) {
        Habit habit = person.habit();
        double hour = habit.hour() + habit.spreadHours() * dice.normal();
        long second = (long) (hour * 3_600) - habit.zone().getTotalSeconds();
        return Math.max(
                joinedSecond(), day * (long) Diary.DAY_SECONDS + Math.floorMod(second, (long) Diary.DAY_SECONDS));
    }

    /// Multiplies what they do on a day by themselves.
    double activity(int day) {
        return date(day).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0
                ? person.habit().weekend()
                : 1;
    }

    LocalDate date(int day) {
        return LocalDate.ofEpochDay(Math.floorDiv(setting.start().getEpochSecond(), Diary.DAY_SECONDS) + day);
    }
}
