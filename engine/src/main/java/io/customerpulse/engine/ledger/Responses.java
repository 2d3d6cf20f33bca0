package io.customerpulse.engine.ledger;

import io.customerpulse.engine.catalog.Answers;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.stats.time.Micros;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The interactions that answer something: for each outreach, content and channel that was answered,
/// the instants of its answers in rising order. So whether one came in time is a binary search.
final class Responses {

    private final Rules rules;
    private final Map<String, List<Long>> byOutreach = new HashMap<>();
    private final Map<String, List<Long>> byContent = new HashMap<>();
    private final Map<String, List<Long>> byChannel = new HashMap<>();

    private Responses(Rules rules) {
        this.rules = rules;
    }

    /// The responses among these interactions.
    ///
    /// @param past rising in time
    static Responses of(List<Interaction> past, Rules rules) {
        Responses responses = new Responses(rules);
        past.forEach(responses::add);
        return responses;
    }

    /// Whether there is a fitting response from the outreach up to the instant it is due, that included.
    boolean anyTo(Interaction outreach, long dueMicros) {
        long from = Micros.of(outreach.at());
        return any(byOutreach, outreach.about().outreach(), from, dueMicros)
                || any(byContent, outreach.about().content(), from, dueMicros)
                || any(byChannel, channel(outreach), from, dueMicros);
    }

    private void add(Interaction interaction) {
        Answers answers =
                rules.signal(rules.signal(interaction.signal())).response().answers();
        if (answers == Answers.NOTHING) return;
        long at = Micros.of(interaction.at());
        add(byOutreach, interaction.about().outreach(), at);
        add(byContent, interaction.about().content(), at);
        if (answers == Answers.CHANNEL) add(byChannel, channel(interaction), at);
    }

    private String channel(Interaction interaction) {
        String own = interaction.about().channel();
        return own.isEmpty()
                ? rules.signal(rules.signal(interaction.signal())).habits().channel()
                : own;
    }

    private static void add(Map<String, List<Long>> instants, String name, long at) {
        if (!name.isEmpty())
            instants.computeIfAbsent(name, unused -> new ArrayList<>()).add(at);
    }

    private static boolean any(Map<String, List<Long>> instants, String name, long from, long to) {
        List<Long> answered = instants.getOrDefault(name, List.of());
        int found = Collections.binarySearch(answered, from);
        if (found >= 0) return true;
        int next = -found - 1;
        return next < answered.size() && answered.get(next) <= to;
    }
}
