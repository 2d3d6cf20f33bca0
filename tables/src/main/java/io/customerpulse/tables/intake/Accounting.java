package io.customerpulse.tables.intake;

/// What became of the rows of an input: `read = scored + duplicate + failed`, always.
///
/// @param scored    rows that count, `silent` among them
/// @param duplicate rows whose event had been read before
/// @param failed    rows that could not be used; they are kept as failed events
/// @param silent    of the scored: calls that are no interactions, such as `identify`
public record Accounting(long scored, long duplicate, long failed, long silent) {

    public long read() {
        return scored + duplicate + failed;
    }
}
