package io.customerpulse.server.http.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.customerpulse.server.http.api.Schemas;
import io.customerpulse.server.http.read.CustomersResource.Line;
import io.customerpulse.server.http.read.Surveyed.Progress;
import io.customerpulse.server.survey.Ward;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is answered to who needs attention.
public final class Attention {

    private Attention() {}

    /// Why a customer needs attention, told by its `kind`. Points, unless it says something else.
    public sealed interface Why {

        /// Which of them it is.
        @JsonProperty("kind")
        default String kind() {
            return Schemas.snakeCase(getClass().getSimpleName());
        }

        /// The same for a reader.
        static Why of(Ward.Why why) {
            return switch (why) {
                case Ward.Falling is ->
                    new Falling(is.peak(), is.pulse(), is.lost(), is.overdue(), is.cadenceDays(), is.lastReturn());
                case Ward.Waiting is ->
                    new Waiting(is.signal(), is.channel(), is.since(), is.latest(), is.words(), is.peak());
                case Ward.Revived is -> new Revived(is.signal(), is.channel(), is.at(), is.awayDays(), is.pulse());
            };
        }
    }

    /// Fading or dormant: longer away than the own rhythm has it.
    ///
    /// @param peak       the highest pulse at the end of a day of the last 90
    /// @param lost        `peak − pulse`
    /// @param overdue     in expected gaps
    /// @param cadenceDays the expected gap
    public record Falling(
            double peak, double pulse, double lost, double overdue, double cadenceDays, Instant lastSeenAt)
            implements Why {}

    /// They said something, and nobody said anything back.
    ///
    /// @param signal of the first word that waits
    /// @param since  when it was said
    /// @param latest when the last of them was said
    /// @param words  how many wait
    /// @param peak   the highest pulse at the end of a day of the last 90
    public record Waiting(String signal, String channel, Instant since, Instant latest, long words, double peak)
            implements Why {}

    /// They came back after they had been taken for lost.
    ///
    /// @param signal   they came back with
    /// @param awayDays from the day they were seen on before
    public record Revived(String signal, String channel, Instant at, long awayDays, double pulse) implements Why {}

    /// A customer, and why they need attention.
    ///
    /// @param customer as in the list of customers, with the sparkline
    public record Case(Line customer, Why why) {}

    /// Who needs attention most.
    ///
    /// @param falling those first who lost most points
    /// @param waiting those with the highest peak first
    /// @param revived the latest first
    public record WardOf(
            Optional<Instant> asOf, Progress survey, List<Case> falling, List<Case> waiting, List<Case> revived) {}
}
