package io.customerpulse.cli.command;

import io.customerpulse.engine.ledger.Change;
import io.customerpulse.engine.ledger.Entry;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.engine.state.Rules;
import java.util.Optional;

/// What `pulse explain` tells.
///
/// @param customer who
/// @param ledger   every entry
/// @param change   what changed since an earlier instant, if asked
/// @param rules    what the signals mean
record Explanation(String customer, Ledger ledger, Optional<Change> change, Rules rules) {

    /// Where an entry's interaction happened; empty if neither it nor its signal says.
    String channel(Entry entry) {
        return rules.channel(entry.interaction());
    }
}
