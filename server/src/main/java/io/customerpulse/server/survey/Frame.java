package io.customerpulse.server.survey;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What is the same for everybody in one survey: by which rules, and at which instants each is looked at.
///
/// Those are the ends of the last 365 days in UTC, a microsecond before midnight, and now; and now less 1, 7, 28 and 90
/// times 24 hours.
public final class Frame {

    /// Points of the longest trace, the one of today included: a year and a day.
    public static final int DAYS_MAX = 366;

    /// How many days ago everybody's stage is held against that of now.
    public static final List<Integer> AGO = List.of(1, 7, 28, 90);

    private final Instant asOf;
    private final Rules rules;
    private final double typicalGapDays;
    private final long[] instants;
    private final int[] days = new int[DAYS_MAX];
    private final boolean[] words;
    private final int[] ago = new int[AGO.size()];

    /// @param asOf           now
    /// @param typicalGapDays the expected gap of a customer without a rhythm; positive
    public Frame(Instant asOf, Rules rules, double typicalGapDays) {
        this.asOf = asOf;
        this.rules = rules;
        this.typicalGapDays = typicalGapDays;
        words = new boolean[rules.size()];
        for (int signal = 0; signal < words.length; signal++) words[signal] = Conversation.isWord(rules.signal(signal));
        long now = Micros.of(asOf);
        long midnight = Math.floorDiv(now, Micros.DAY) * Micros.DAY;
        long[] ends = new long[DAYS_MAX];
        for (int day = 0; day < DAYS_MAX - 1; day++) ends[day] = midnight - (DAYS_MAX - 2 - day) * Micros.DAY - 1;
        ends[DAYS_MAX - 1] = now;
        long[] before = AGO.stream().mapToLong(this::ago).toArray();
        instants = Arrays.copyOf(ends, ends.length + before.length);
        System.arraycopy(before, 0, instants, ends.length, before.length);
        Arrays.sort(instants);
        for (int day = 0; day < DAYS_MAX; day++) days[day] = Arrays.binarySearch(instants, ends[day]);
        for (int i = 0; i < before.length; i++) ago[i] = Arrays.binarySearch(instants, before[i]);
    }

    /// Now.
    public Instant asOf() {
        return asOf;
    }

    long nowMicros() {
        return Micros.of(asOf);
    }

    Rules rules() {
        return rules;
    }

    double typicalGapDays() {
        return typicalGapDays;
    }

    /// Whether a signal is a word that somebody says.
    boolean isWord(int signal) {
        return words[signal];
    }

    /// So many times 24 hours ago.
    long ago(int daysAgo) {
        return Micros.of(asOf.minus(Duration.ofDays(daysAgo)));
    }

    /// What had happened by now, in the order of time.
    List<Interaction> until(List<Interaction> interactions) {
        return interactions.stream()
                .filter(interaction -> !interaction.at().isAfter(asOf))
                .sorted(Comparator.comparing(Interaction::at))
                .toList();
    }

    int size() {
        return instants.length;
    }

    /// The instants, rising; the last one is now.
    long at(int index) {
        return instants[index];
    }

    /// The index of a day's end; the last day is today, whose end is now.
    int day(int day) {
        return days[day];
    }

    /// The index of the instant so many days ago, by its place in [#AGO].
    int agoIndex(int place) {
        return ago[place];
    }

    /// The date of a day of the trace.
    LocalDate date(int day) {
        return asOf.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(DAYS_MAX - 1 - day);
    }
}
