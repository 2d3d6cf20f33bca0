package io.customerpulse.server.intake;

import java.util.List;

/// The answer to a submission, given when all of it is on disk.
///
/// @param verdicts one for each item, in their order
public record Receipt(List<Verdict> verdicts) {
    public Receipt {
        verdicts = List.copyOf(verdicts);
    }
}
