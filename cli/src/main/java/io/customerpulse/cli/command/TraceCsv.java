package io.customerpulse.cli.command;

import io.customerpulse.cli.picture.EkgSubject;
import io.customerpulse.engine.ledger.Trace.Point;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.tables.output.CsvText;
import java.util.List;

/// The course of pulses as CSV: one line per customer and instant.
record TraceCsv(List<EkgSubject> subjects) {

    String text() {
        StringBuilder text = new StringBuilder("customer,at,pulse,investments,returns,decay,noise,stage\n");
        for (EkgSubject subject : subjects) {
            for (Point point : subject.trace().points()) {
                Pulse pulse = point.pulse();
                CsvText.append(subject.customer(), text);
                text.append(',').append(point.at());
                for (double number :
                        new double[] {pulse.level(), pulse.investments(), pulse.returns(), pulse.decay(), pulse.noise()
                        }) {
                    text.append(',').append(number);
                }
                text.append(',').append(point.vitals().stage().word()).append('\n');
            }
        }
        return text.toString();
    }
}
