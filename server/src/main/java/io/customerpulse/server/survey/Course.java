package io.customerpulse.server.survey;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.engine.vitals.Vitals;
import io.customerpulse.stats.rhythm.Rhythm;
import java.util.List;

/// How one customer stood at each instant of a frame. One is filled, read and filled again.
///
/// One fold over the timeline, O(interactions + instants · signals): some .1 ms for a year of days.
final class Course {

    private final Frame frame;
    private final Timeline timeline;
    private final Fold fold;
    private final Pulse[] pulses;
    private final Stage[] stages;
    private int begin;
    private Vitals now;

    Course(Frame frame) {
        this.frame = frame;
        this.timeline = new Timeline(frame.rules());
        this.fold = new Fold(frame.rules(), Patience.SORTED);
        this.pulses = new Pulse[frame.size()];
        this.stages = new Stage[frame.size()];
        this.now = vitals(frame.nowMicros());
    }

    /// Works out the course of a customer.
    ///
    /// @param sorted what counted, in the order of time, nothing later than now
    void of(List<Interaction> sorted) {
        timeline.clear();
        sorted.forEach(timeline::add);
        fold.clear();
        begin = frame.size();
        int row = 0;
        for (int i = 0; i < frame.size(); i++) {
            long at = frame.at(i);
            while (row < timeline.size() && timeline.atMicros(row) <= at) fold.add(timeline, row++);
            if (row == 0) continue;
            begin = Math.min(begin, i);
            now = vitals(at);
            pulses[i] = fold.pulse(at);
            stages[i] = now.stage();
        }
    }

    /// The first instant at which something had happened; [Frame#size] if nothing has.
    int begin() {
        return begin;
    }

    /// The pulse at an instant, not before [#begin].
    Pulse pulse(int index) {
        return pulses[index];
    }

    /// The stage at an instant, not before [#begin].
    Stage stage(int index) {
        return stages[index];
    }

    /// The pulse at an instant; nothing before [#begin].
    double level(int index) {
        return index < begin ? 0 : pulses[index].level();
    }

    /// The vitals now; only if something has happened.
    Vitals vitals() {
        return now;
    }

    /// The rhythm of the returns up to now.
    Rhythm rhythm() {
        return fold.signs().rhythm();
    }

    private Vitals vitals(long at) {
        return Vitals.of(fold.signs(), frame.rules().thresholds(), frame.typicalGapDays(), at);
    }
}
