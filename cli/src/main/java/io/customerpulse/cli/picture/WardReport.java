package io.customerpulse.cli.picture;

import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.vitals.Stage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that a ward page tells, as values; [WardPage] finds the words.
///
/// @param title     what is reported on, such as the name of the shop
/// @param asOf      the instant the numbers are true for
/// @param zone      in which dates and hours are told
/// @param totals    the population in numbers
/// @param attention who most needs attention, the most urgent first; at most [#CUSTOMERS_MAX]
/// @param bright    who thrives or came back, for contrast; at most [#CUSTOMERS_MAX]
public record WardReport(
        String title, Instant asOf, ZoneId zone, Totals totals, List<EkgSubject> attention, List<EkgSubject> bright) {

    /// Most customers in one list: a page of twice as many takes a few megabytes and opens at once.
    public static final int CUSTOMERS_MAX = 30;

    /// The whole population in numbers.
    ///
    /// @param customers how many
    /// @param stages    how many of them are in each stage; a stage without any may be left out
    /// @param sum       the sum of all pulses and of what they are made of
    public record Totals(long customers, SortedMap<Stage, Long> stages, Pulse sum) {
        public Totals {
            stages = Collections.unmodifiableSortedMap(new TreeMap<>(stages));
            if (customers < 0) throw new IllegalArgumentException("customers must not be negative: " + customers);
        }

        /// How many customers are in a stage.
        public long in(Stage stage) {
            return stages.getOrDefault(stage, 0L);
        }
    }

    public WardReport {
        attention = List.copyOf(attention);
        bright = List.copyOf(bright);
        requireFew("attention", attention);
        requireFew("bright", bright);
    }

    private static void requireFew(String what, List<EkgSubject> subjects) {
        if (subjects.size() > CUSTOMERS_MAX) {
            throw new IllegalArgumentException(
                    "%s takes at most %d customers: %d".formatted(what, CUSTOMERS_MAX, subjects.size()));
        }
    }
}
