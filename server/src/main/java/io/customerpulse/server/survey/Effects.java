package io.customerpulse.server.survey;

import io.customerpulse.server.survey.Credits.Own;
import io.customerpulse.server.survey.Effect.Sums;
import io.customerpulse.stats.rates.Ratio;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Sums of what was given and came back under each name, over everybody, for each kind of names and some stretches of
/// days up to now.
public final class Effects {

    /// How many days back.
    public static final List<Integer> DAYS = List.of(28, 90, 365);

    /// Names of one kind that are told apart. Customers come in the order of a hash, so a name that comes late is rare;
    /// what has no place is counted.
    public static final int NAMES_MAX = 5_000;

    private final Frame frame;
    private final Map<By, Map<Integer, Names>> all = new EnumMap<>(By.class);

    Effects(Frame frame) {
        this.frame = frame;
        for (By by : By.values()) {
            Map<Integer, Names> names = new HashMap<>();
            for (int days : DAYS) names.put(days, new Names());
            all.put(by, names);
        }
    }

    /// All names of one kind.
    private static final class Names {
        private final Map<String, Sum> sums = new HashMap<>();
        private long leftOut;

        void add(String name, Own own) {
            if (sums.size() == NAMES_MAX && !sums.containsKey(name)) leftOut += own.investments + own.unprompted;
            else sums.computeIfAbsent(name, none -> new Sum()).add(own);
        }
    }

    /// A sum in the making.
    private static final class Sum {
        private final Own all = new Own();
        private long reach;
        private Ratio closed = Ratio.EMPTY;

        void add(Own own) {
            all.investments += own.investments;
            all.points += own.points;
            all.returns += own.returns;
            all.returnPoints += own.returnPoints;
            all.unprompted += own.unprompted;
            all.unpromptedPoints += own.unpromptedPoints;
            all.asked += own.asked;
            all.noise += own.noise;
            all.noisePoints += own.noisePoints;
            if (own.investments > 0) reach++;
            if (own.closed > 0) closed = closed.add((double) own.closed, own.net);
        }

        Sums atRest() {
            return new Sums(
                    all.investments,
                    all.points,
                    reach,
                    all.returns,
                    all.returnPoints,
                    all.unprompted,
                    all.unpromptedPoints,
                    all.asked,
                    all.noise,
                    all.noisePoints,
                    closed);
        }
    }

    /// What is known of all names of one kind.
    ///
    /// @param verdicts on each of them
    /// @param leftOut  interactions of names beyond [#NAMES_MAX]
    public record Table(Verdicts verdicts, long leftOut) {}

    /// The sums of one customer.
    static Sums of(Own own) {
        Sum sum = new Sum();
        sum.add(own);
        return sum.atRest();
    }

    void add(List<Told> told) {
        for (By by : By.values()) {
            Credits credits = Credits.of(told, by, frame.rules());
            for (int days : DAYS) {
                Names names = names(by, days);
                credits.since(frame.ago(days), frame.nowMicros()).forEach(names::add);
            }
        }
    }

    Table table(By by, int days) {
        Names names = names(by, days);
        Map<String, Sums> sums = new TreeMap<>();
        names.sums.forEach((name, sum) -> sums.put(name, sum.atRest()));
        return new Table(Verdicts.of(sums), names.leftOut);
    }

    private Names names(By by, int days) {
        Names names = all.getOrDefault(by, Map.of()).get(days);
        if (names == null) throw new IllegalArgumentException("days must be one of %s: %d".formatted(DAYS, days));
        return names;
    }
}
