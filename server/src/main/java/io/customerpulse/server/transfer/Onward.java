package io.customerpulse.server.transfer;

import io.customerpulse.engine.state.Rules;
import io.customerpulse.tables.row.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/// Takes what is read from files one by one, instead of its being kept and scored.
///
/// Failures to hand on are told as [java.io.UncheckedIOException].
public interface Onward {

    /// Tells how rows are meant, before the first one.
    ///
    /// @param days whose days make one interaction, if rows are collapsed by day
    void begin(Optional<ZoneId> days, Rules rules);

    /// Names the file that the next rows come from.
    ///
    /// @param name what it is called
    /// @param file where it stands
    void from(String name, Path file) throws IOException;

    /// A good row of a mapped file.
    void row(Row.Read row);

    /// A record that could not be used.
    void refused(Row.Refused row);

    /// A line of a file without a mapping: a Segment-spec call, as far as it is one.
    void line(long number, String text);
}
