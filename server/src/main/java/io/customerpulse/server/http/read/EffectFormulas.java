package io.customerpulse.server.http.read;

import io.customerpulse.server.http.read.Answer.Meaning;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The unit and the formula of each number of an effect.
final class EffectFormulas {

    static final Map<String, Meaning> ALL = all();

    /// Those of one customer.
    static final Map<String, Meaning> OF_ONE = ofOne();

    private EffectFormulas() {}

    private static Map<String, Meaning> all() {
        Map<String, Meaning> all = new TreeMap<>();
        all.put("investments", new Meaning("interactions", "what the brand gave under this name"));
        all.put("investment_points", new Meaning("points", "sum of their raw points"));
        all.put("reach", new Meaning("customers", "who were given at least one"));
        all.put(
                "returns",
                new Meaning(
                        "interactions",
                        "returns with points within the time to respond of an investment of this name (7 days if it"
                                + " states none), each put down to the latest in whose time it is"));
        all.put("return_points", new Meaning("points", "sum of their raw points"));
        all.put("unprompted", new Meaning("interactions", "returns on this name outside of any such time"));
        all.put("unprompted_points", new Meaning("points", "sum of their raw points"));
        all.put("asked", new Meaning("interactions", "investments that hope for a response and whose time is over"));
        all.put("noise", new Meaning("interactions", "those of the asked that nobody answered in time"));
        all.put("noise_points", new Meaning("points", "sum of what that cost; <= 0"));
        all.put("answered", new Meaning("1", "(asked - noise) / asked, with Wilson's interval of 95 %"));
        all.put(
                "net",
                new Meaning(
                        "points per investment",
                        "(return points + noise points) / investments, of those whose time is over; drawn towards the"
                                + " mean of all names as far as it is uncertain, with an interval of 95 %"));
        all.put("mean", new Meaning("points per investment", "of all names, each weighted by its certainty"));
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, Meaning> ofOne() {
        Map<String, Meaning> own = new TreeMap<>(ALL);
        own.keySet().removeAll(List.of("reach", "net", "mean"));
        own.put("back", new Meaning("points", "return points + unprompted points + noise points"));
        return Collections.unmodifiableMap(own);
    }
}
