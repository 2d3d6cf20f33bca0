package io.customerpulse.server.http.read;

import io.customerpulse.server.http.read.Answer.Meaning;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The unit and the formula of each number that is answered.
final class Formulas {

    static final Meaning PULSE = new Meaning("points", "investments + returns - decay");

    static final Map<String, Meaning> ALL = all();

    private Formulas() {}

    private static Map<String, Meaning> all() {
        Map<String, Meaning> all = new TreeMap<>();
        all.put("pulse", PULSE);
        all.put("investments", new Meaning("points", "sum of the raw points of what the brand gave"));
        all.put(
                "returns",
                new Meaning("points", "sum of the raw points of what the customer gave back, noise included"));
        all.put("decay", new Meaning("points", "raw points - what is left of them: sum of points * (1 - kernel(age))"));
        all.put(
                "noise",
                new Meaning("points", "the part of returns taken away by outreach nobody answered in time; <= 0"));
        all.put("momentum", new Meaning("1", "ln(rate of return points, fast / slow); 0 is steady, above is rising"));
        all.put(
                "cadence_days",
                new Meaning(
                        "days", "expected gap: (days from first to latest return + typical gap) / days with a return"));
        all.put("overdue", new Meaning("expected gaps", "time since the latest return / cadence"));
        return Collections.unmodifiableMap(all);
    }
}
