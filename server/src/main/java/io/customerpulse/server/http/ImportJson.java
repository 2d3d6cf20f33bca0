package io.customerpulse.server.http;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.server.imports.FirstRows;
import io.customerpulse.server.imports.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Imports, as they are asked for and answered.
public final class ImportJson {

    private ImportJson() {}

    /// A file that is to come.
    ///
    /// @param name    what it is called; its ending says its format where the mapping does not
    /// @param bytes   how long it is
    /// @param mapping the text that says where things stand in it; left out for JSON lines of Segment-spec calls
    public record Wanted(String name, long bytes, Optional<String> mapping) {}

    /// The beginning of a file that may come.
    ///
    /// @param text whole lines of it
    public record Beginning(String name, String text, Optional<String> mapping) {}

    /// How it is with an import: `rows = stored + duplicate + failed + joined` at every moment.
    ///
    /// @param byName        what whoever brings it in is called
    /// @param state         `receiving`, `waiting`, `running`, `done`, `cancelled` or `failed`
    /// @param receivedBytes that are here
    /// @param readBytes     that were read
    /// @param rows          that were answered for
    /// @param stored        that count now
    /// @param duplicate     that counted before
    /// @param failed        that cannot be used, kept as failed events
    /// @param joined        that are part of the interaction of another row of their day
    /// @param secondsLeft   at the pace it has had; null if nothing can be said
    /// @param begunAt       when the whole file was here
    /// @param reason        why it failed
    public record One(
            String id,
            String name,
            long bytes,
            String by,
            Optional<String> byName,
            String state,
            long receivedBytes,
            long readBytes,
            long rows,
            long stored,
            long duplicate,
            long failed,
            long joined,
            Optional<Long> secondsLeft,
            Instant begunAt,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            String reason) {

        static One of(Status status, Function<String, Optional<String>> people) {
            return new One(
                    status.id(),
                    status.name(),
                    status.bytes(),
                    status.by(),
                    people.apply(status.by()),
                    status.state().name().toLowerCase(Locale.ROOT),
                    status.received(),
                    status.read(),
                    status.tally().rows(),
                    status.tally().stored(),
                    status.tally().duplicate(),
                    status.tally().failed(),
                    status.tally().joined(),
                    status.secondsLeft().isPresent()
                            ? Optional.of(status.secondsLeft().getAsLong())
                            : Optional.empty(),
                    status.begun(),
                    status.started(),
                    status.ended(),
                    status.reason());
        }
    }

    /// All that are under way, and the latest that have ended, the latest first.
    public record All(List<One> imports) {}

    /// How a row would be read.
    ///
    /// @param line      from 1
    /// @param call      such as `identify`, where it is one that is no interaction; else empty
    /// @param valueMinor in the minor unit of the currency, such as cents; null if it says none
    /// @param refused   why it cannot be used; empty if it can
    public record Row(
            long line,
            Optional<String> customer,
            Optional<String> signal,
            Optional<Instant> at,
            Optional<Long> valueMinor,
            Optional<String> currency,
            String call,
            String refused) {

        static Row of(FirstRows.Line line) {
            Optional<Interaction> read = line.read();
            Optional<Interaction> valued = read.filter(it -> it.value().isStated());
            return new Row(
                    line.number(),
                    read.map(Interaction::customer),
                    read.map(Interaction::signal),
                    read.map(Interaction::at),
                    valued.map(it -> it.value().minor()),
                    valued.map(it -> it.value().currency()),
                    line.call(),
                    line.refused());
        }
    }

    /// How the beginning of a file would be read.
    ///
    /// @param rows   the first ten
    /// @param usable rows of the beginning that can be used
    /// @param failed rows of it that cannot
    public record Foreseen(List<Row> rows, long usable, long failed) {}
}
