package io.customerpulse.server.http.read;

import io.customerpulse.server.http.read.Answer.Meaning;
import io.customerpulse.server.model.Model;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The unit and the formula of each number that is answered.
final class Formulas {

    static final Meaning PULSE = new Meaning("points", "investments + returns - decay");

    static final Map<String, Meaning> ALL = all();

    /// With a model in force.
    static final Map<String, Meaning> FORECAST = forecast();

    private Formulas() {}

    private static Map<String, Meaning> forecast() {
        Map<String, Meaning> all = new TreeMap<>();
        ALL.forEach((name, meaning) -> all.put(
                name, meaning.unit().equals(PULSE.unit()) ? new Meaning(Model.UNIT, meaning.formula()) : meaning));
        all.put(
                "expected_30d",
                new Meaning("occasions", "the rhythm of the model, at the pulse and the occasions so far"));
        all.put("chance_30d", new Meaning("1", "that there is at least one of the expected occasions"));
        all.put(
                "low_30d",
                new Meaning(
                        "occasions",
                        "with a chance of 80 % or more there are low_30d to high_30d of them: as much"
                                + " lies below as above"));
        all.put("high_30d", new Meaning("occasions", "see low_30d"));
        all.put(
                "expected_value_30d",
                new Meaning(
                        "currency of the catalog", "expected_30d * worth of an occasion, own and everybody's mixed"));
        return Collections.unmodifiableMap(all);
    }

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
