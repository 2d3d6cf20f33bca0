package io.customerpulse.tables.log;

import io.customerpulse.engine.catalog.Rates;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.stats.time.Micros;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/// Makes one interaction of one customer's rows of one signal on one day: at the first of their
/// instants, belonging where that one belongs, values summed. Made anew for each customer.
final class DayCollapse {

    private final ZoneId zone;
    private final Rates rates;
    private final Map<Day, Sum> sums = new HashMap<>();

    /// A day may come back: where clocks are put back over midnight it begins twice.
    private record Day(int signal, LocalDate date) {}

    /// What a day has come to.
    ///
    /// @param row   its place in the timeline
    /// @param value in major units of the catalog's currency; NaN if none was stated
    private record Sum(int row, double value) {}

    DayCollapse(ZoneId zone, Rates rates) {
        this.zone = zone;
        this.rates = rates;
    }

    /// Whether the row joins an earlier one of the timeline; if so its value is added there.
    /// Rows come in the order of time.
    boolean joins(Timeline timeline, Block block, int at) {
        LocalDate date = Micros.instant(block.atMicros(at)).atZone(zone).toLocalDate();
        Day day = new Day(block.signal(at), date);
        double value = block.value(at);
        Sum earlier = sums.putIfAbsent(day, new Sum(timeline.size(), value));
        if (earlier == null) return false;
        if (!Double.isNaN(value)) {
            boolean first = Double.isNaN(earlier.value);
            double sum = first ? value : rates.conversion(rates.currency()).value(minor(earlier.value + value, rates));
            timeline.addValue(earlier.row, first ? value : sum - earlier.value);
            sums.put(day, new Sum(earlier.row, sum));
        }
        return true;
    }

    /// A sum in the catalog's minor units, so that a day is an amount of money that can be written down.
    static long minor(double sum, Rates rates) {
        return StrictMath.round(sum * rates.conversion(rates.currency()).minorPerMajor());
    }
}
