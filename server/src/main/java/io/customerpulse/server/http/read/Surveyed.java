package io.customerpulse.server.http.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.server.http.api.Schemas;
import io.customerpulse.server.http.read.Answer.Meaning;
import io.customerpulse.server.survey.Change;
import io.customerpulse.server.survey.Totals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is answered to questions that a survey of everybody answers. Every answer has `as_of`, which is null before the
/// first survey, and `survey`: how far the next one is.
public final class Surveyed {

    private Surveyed() {}

    /// How far the next survey is.
    ///
    /// @param underWay whether there is one
    /// @param read     customers so far
    /// @param of       about how many
    public record Progress(boolean underWay, long read, long of) {}

    /// Everybody at the end of a day, or now.
    ///
    /// @param customers of whom something that counts had happened by then
    /// @param stages    how many were in each
    public record TraceDay(
            LocalDate day,
            Instant at,
            long customers,
            double pulse,
            double investments,
            double returns,
            double noise,
            double decay,
            Map<String, Long> stages) {

        static TraceDay of(Totals.Day day) {
            Pulse pulse = day.pulse();
            Map<String, Long> stages = new LinkedHashMap<>();
            for (Totals.Count each : day.stages()) stages.put(each.stage().word(), each.customers());
            return new TraceDay(
                    day.day(),
                    day.at(),
                    day.customers(),
                    pulse.level(),
                    pulse.investments(),
                    pulse.returns(),
                    pulse.noise(),
                    pulse.decay(),
                    stages);
        }
    }

    /// The course of everybody's pulse.
    ///
    /// @param days rising; the last one is now
    public record TraceOf(Optional<Instant> asOf, Progress survey, List<TraceDay> days, Map<String, Meaning> meaning) {}

    /// Customers who were in one stage then and are in another now, or in the same.
    ///
    /// @param from      null for those of whom nothing was known then
    /// @param pulseThen the sum of their pulses then, in points
    /// @param pulseNow  the same now
    public record Move(Optional<String> from, String to, long customers, double pulseThen, double pulseNow) {
        static Move of(Totals.Move move) {
            return new Move(move.from().map(Stage::word), move.to().word(), move.customers(), move.then(), move.now());
        }
    }

    /// Who moved from which stage to which.
    ///
    /// @param since so many times 24 hours before `as_of`
    public record FlowOf(
            Optional<Instant> asOf, Progress survey, int days, Optional<Instant> since, List<Move> moves) {}

    /// One thing that changed, told by its `kind`. Points, unless it says something else.
    public sealed interface Told {

        /// Which of them it is.
        @JsonProperty("kind")
        default String kind() {
            return Schemas.snakeCase(getClass().getSimpleName());
        }

        /// The same for a reader.
        static Told of(Change change, Sight sight) {
            return switch (change) {
                case Change.PulseMoved is ->
                    new PulseMoved(
                            is.before(),
                            is.now(),
                            is.now() - is.before(),
                            is.investments(),
                            is.returns(),
                            is.noise(),
                            is.decay());
                case Change.Became is -> new Became(is.stage().word(), is.customers(), is.pulseThen(), is.pulseNow());
                case Change.Revived is -> new Revived(is.customers(), is.pulseThen(), is.pulseNow());
                case Change.NewCustomers is -> new NewCustomers(is.customers(), is.pulseNow());
                case Change.NoisiestCampaign is ->
                    new NoisiestCampaign(sight.text(is.campaign()), is.unanswered(), is.points());
                case Change.ChannelRose is ->
                    new ChannelRose(is.channel(), is.returns(), is.returnsBefore(), is.points(), is.pointsBefore());
                case Change.ChannelFell is ->
                    new ChannelFell(is.channel(), is.returns(), is.returnsBefore(), is.points(), is.pointsBefore());
            };
        }
    }

    /// Everybody's pulse moved: `change = investments + returns + noise + decay`, and returns are without noise here.
    public record PulseMoved(
            double before, double now, double change, double investments, double returns, double noise, double decay)
            implements Told {}

    /// Customers came into a stage from another one.
    public record Became(String stage, long customers, double pulseThen, double pulseNow) implements Told {}

    /// Customers came back who had been taken for lost.
    public record Revived(long customers, double pulseThen, double pulseNow) implements Told {}

    /// Customers of whom nothing was known then.
    public record NewCustomers(long customers, double pulseNow) implements Told {}

    /// The campaign that cost most points by staying without an answer.
    public record NoisiestCampaign(String campaign, long unanswered, double points) implements Told {}

    /// The channel whose returns rose most against as many days before, more than chance would do.
    public record ChannelRose(String channel, long returns, long returnsBefore, double points, double pointsBefore)
            implements Told {}

    /// The channel whose returns fell most against as many days before, more than chance would do.
    public record ChannelFell(String channel, long returns, long returnsBefore, double points, double pointsBefore)
            implements Told {}

    /// What changed since an instant, what matters most first.
    public record Period(int days, Instant since, List<Told> changes) {}

    /// What changed since yesterday, and since a week ago.
    public record ChangesOf(Optional<Instant> asOf, Progress survey, List<Period> periods) {}
}
