package io.customerpulse.server.survey;

import io.customerpulse.server.survey.Totals.Day;
import io.customerpulse.server.survey.Totals.Move;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a survey found. Sums and keys only: nothing of a person.
///
/// @param asOf      the instant it is of; empty before the first survey
/// @param customers of whom something that counts had happened by then
/// @param days      the last 366, rising; the last one is now
/// @param moves     who was in which stage, by days ago: one of [Frame#AGO]
/// @param changes   in the order of importance, by days ago
/// @param ward      who needs attention most
/// @param effects   by kind of names, and by days
public record Findings(
        Optional<Instant> asOf,
        long customers,
        List<Day> days,
        Map<Integer, List<Move>> moves,
        Map<Integer, List<Change>> changes,
        Ward.Lists ward,
        Map<By, Map<Integer, Effects.Table>> effects) {

    /// Before the first survey.
    static final Findings NONE =
            new Findings(Optional.empty(), 0, List.of(), Map.of(), Map.of(), Ward.Lists.NONE, Map.of());

    public Findings {
        days = List.copyOf(days);
        moves = Map.copyOf(moves);
        changes = Map.copyOf(changes);
        effects = Map.copyOf(effects);
    }

    /// Who was in which stage so many days ago.
    public List<Move> movesSince(int daysAgo) {
        return moves.getOrDefault(daysAgo, List.of());
    }

    /// What is known of all names of a kind in so many days.
    public Optional<Effects.Table> effects(By by, int ofDays) {
        return Optional.ofNullable(effects.getOrDefault(by, Map.of()).get(ofDays));
    }

    static Map<By, Map<Integer, Effects.Table>> tables(Effects sums) {
        Map<By, Map<Integer, Effects.Table>> all = new HashMap<>();
        for (By by : By.values()) {
            Map<Integer, Effects.Table> tables = new HashMap<>();
            for (int days : Effects.DAYS) tables.put(days, sums.table(by, days));
            all.put(by, tables);
        }
        return all;
    }
}
