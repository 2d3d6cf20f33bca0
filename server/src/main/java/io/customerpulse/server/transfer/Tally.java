package io.customerpulse.server.transfer;

/// What became of the rows of a file that were answered for: `rows = stored + duplicate + failed + joined`.
///
/// @param stored    that count now
/// @param duplicate that counted before
/// @param failed    that cannot be used, kept as failed events
/// @param joined    that are part of the interaction of another row of their day
public record Tally(long stored, long duplicate, long failed, long joined) {

    public static final Tally NONE = new Tally(0, 0, 0, 0);

    public long rows() {
        return stored + duplicate + failed + joined;
    }

    Tally plus(Target.Reply reply) {
        return new Tally(
                stored + reply.stored(),
                duplicate + reply.duplicate(),
                failed + reply.rejected().size(),
                joined);
    }

    /// The same with what the reader of the file has found.
    ///
    /// @param repeated rows that stand in the file more than once
    /// @param others   rows that are part of the interaction of another one
    public Tally with(long repeated, long others) {
        return new Tally(stored, duplicate + repeated, failed, joined + others);
    }
}
