package io.customerpulse.server.read;

import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.server.intake.Control;
import io.customerpulse.server.read.Roster.StageCount;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// How many customers were in which stage, day by day.
///
/// Each UTC day is counted once, at the end of the first round through everybody on it, and kept as a control in
/// the journal: what was counted cannot be counted again later, when old events have come in late.
public final class Population {

    /// The kind of its controls.
    public static final String KIND = "population";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final NavigableMap<LocalDate, Day> days = new ConcurrentSkipListMap<>();

    /// The count of a day.
    ///
    /// @param day    in UTC
    /// @param asOf   when it was taken
    /// @param stages each stage once
    public record Day(LocalDate day, Instant asOf, List<StageCount> stages) {
        public Day {
            stages = List.copyOf(stages);
        }

        public static Day of(Instant asOf, List<StageCount> stages) {
            return new Day(dayOf(asOf), asOf, stages);
        }

        /// How many customers there were.
        public long customers() {
            return stages.stream().mapToLong(StageCount::count).sum();
        }
    }

    /// As it stands in a control: stages by their words, so that a stage more or less can still be read.
    private record Written(LocalDate day, Instant asOf, List<WrittenCount> stages) {}

    private record WrittenCount(String stage, long count, double pulse) {}

    /// Takes note of what was set.
    public void apply(Control control) {
        if (!control.kind().equals(KIND)) return;
        try {
            Written written = JSON.readValue(control.json(), Written.class);
            List<StageCount> stages = List.of(Stage.values()).stream()
                    .map(stage -> count(stage, written.stages()))
                    .toList();
            days.putIfAbsent(written.day(), new Day(written.day(), written.asOf(), stages));
        } catch (JacksonException notOurs) {
            throw new IllegalStateException("control %d is no population".formatted(control.sequence()), notOurs);
        }
    }

    /// Whether a control is one of these.
    public static boolean isCount(Control control) {
        return control.kind().equals(KIND);
    }

    /// Forgets the day that a control counted: it is counted again, if it is not over.
    public void forget(Control control) {
        if (!isCount(control)) return;
        Written written = JSON.readValue(control.json(), Written.class);
        Day known = days.get(written.day());
        if (known != null && known.asOf().equals(written.asOf())) days.remove(written.day());
    }

    /// Whether the day of an instant is counted.
    public boolean has(Instant at) {
        return days.containsKey(dayOf(at));
    }

    /// The counted days from one to another, both included.
    public List<Day> between(LocalDate from, LocalDate to) {
        return List.copyOf(new TreeMap<>(days.subMap(from, true, to, true)).values());
    }

    static String json(Day day) {
        List<WrittenCount> counts = day.stages().stream()
                .map(each -> new WrittenCount(each.stage().word(), each.count(), each.pulse()))
                .toList();
        return JSON.writeValueAsString(new Written(day.day(), day.asOf(), counts));
    }

    /// The UTC day of an instant.
    public static LocalDate dayOf(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static StageCount count(Stage stage, List<WrittenCount> written) {
        return written.stream()
                .filter(each -> each.stage().equals(stage.word()))
                .findFirst()
                .map(each -> new StageCount(stage, each.count(), each.pulse()))
                .orElse(new StageCount(stage, 0, 0));
    }
}
