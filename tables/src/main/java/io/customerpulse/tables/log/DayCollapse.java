package io.customerpulse.tables.log;

import io.customerpulse.engine.state.Timeline;
import io.customerpulse.stats.time.Micros;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/// Makes one interaction of one customer's rows of one signal on one day: at the first of their
/// instants, belonging where that one belongs, values summed.
final class DayCollapse {

    private final ZoneId zone;
    private final Map<Integer, Integer> rowOfSignal = new HashMap<>();
    private LocalDate day = LocalDate.MIN;

    DayCollapse(ZoneId zone) {
        this.zone = zone;
    }

    /// Whether the row joins an earlier one of the timeline; if so its value is added there.
    /// Rows come in the order of time.
    boolean joins(Timeline timeline, Block block, int at) {
        LocalDate dayOfRow = Micros.instant(block.atMicros(at)).atZone(zone).toLocalDate();
        if (!dayOfRow.equals(day)) {
            day = dayOfRow;
            rowOfSignal.clear();
        }
        Integer earlier = rowOfSignal.putIfAbsent(block.signal(at), timeline.size());
        if (earlier == null) return false;
        timeline.addValue(earlier, block.value(at));
        return true;
    }
}
