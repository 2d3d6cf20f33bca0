package io.customerpulse.server.survey;

import io.customerpulse.engine.catalog.Expectation;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Entry;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// One interaction of a customer with what the catalog says of it, and the noise that came of it.
///
/// @param interaction what happened
/// @param signal      what it means
/// @param atMicros    when
/// @param points      raw points, with its value
/// @param noise       points that it cost because nobody answered; 0 or less
/// @param isNoise     whether nobody answered in time
/// @param isWord      whether it is a word that somebody says
record Told(
        Interaction interaction,
        Signal signal,
        long atMicros,
        double points,
        double noise,
        boolean isNoise,
        boolean isWord) {

    /// How long returns are put down to an investment that states no time to respond.
    static final Duration USUAL_WITHIN = Duration.ofDays(7);

    private static final long USUAL_MICROS = Micros.of(USUAL_WITHIN);

    /// Everything that counted of a customer, in the order of time.
    ///
    /// @param sorted in the order of time, nothing later than now
    static List<Told> of(List<Interaction> sorted, Frame frame) {
        IdentityHashMap<Interaction, Entry> noise = new IdentityHashMap<>();
        for (Entry entry : Ledger.of(sorted, frame.rules(), frame.asOf()).entries()) {
            if (entry.kind() == Entry.Kind.NOISE) noise.put(entry.interaction(), entry);
        }
        List<Told> all = new ArrayList<>(sorted.size());
        for (Interaction interaction : sorted) {
            int number = frame.rules().signal(interaction.signal());
            Signal signal = frame.rules().signal(number);
            double value = frame.rules().catalog().rates().value(interaction.value());
            Entry unanswered = noise.get(interaction);
            all.add(new Told(
                    interaction,
                    signal,
                    Micros.of(interaction.at()),
                    signal.points(value),
                    unanswered == null ? 0 : unanswered.points(),
                    unanswered != null,
                    frame.isWord(number)));
        }
        return all;
    }

    boolean isInvestment() {
        return signal.side() == Side.INVESTMENT;
    }

    /// Whether it hopes for a response.
    boolean expects() {
        return signal.response().expects().isPresent();
    }

    /// The last instant at which a return is put down to it.
    long closesMicros() {
        return atMicros
                + signal.response()
                        .expects()
                        .map(Expectation::within)
                        .map(Micros::of)
                        .orElse(USUAL_MICROS);
    }
}
