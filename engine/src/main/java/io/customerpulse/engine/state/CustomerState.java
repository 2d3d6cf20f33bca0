package io.customerpulse.engine.state;

import java.util.Comparator;
import java.util.List;

/// All that is kept of a customer, at rest: unchanging, so it may be read while a newer one is made.
///
/// [Fold] makes it, grows it and merges it; [#parts] is what a file holds of it. It is read together
/// with the rules it was made under: a catalog that needs other sums is adopted by rebuilding.
public final class CustomerState {

    private final Balances balances;
    private final Questions questions;
    private final Summary summary;
    private final long seenMicros;

    /// The state as plain data, each list in an order of its own that no arrival order changes.
    ///
    /// @param balances   by account
    /// @param questions  what is not settled yet
    /// @param summary    what the vitals are read from
    /// @param seenMicros the latest instant seen; `Long.MIN_VALUE` before the first
    public record Parts(List<Balance> balances, Questions questions, Summary summary, long seenMicros) {
        public Parts {
            balances = List.copyOf(balances);
        }
    }

    CustomerState(Balances balances, Questions questions, Summary summary, long seenMicros) {
        this.balances = balances;
        this.questions = questions;
        this.summary = summary;
        this.seenMicros = seenMicros;
    }

    public static CustomerState empty(Rules rules) {
        return new CustomerState(new Balances(rules), Questions.NONE, Summary.EMPTY, Long.MIN_VALUE);
    }

    /// Puts a state back together.
    ///
    /// @throws IllegalArgumentException if the rules keep other accounts or sums than the parts have
    public static CustomerState of(Parts parts, Rules rules) {
        parts.balances().forEach(balance -> rules.requireAccount(balance.account()));
        parts.questions().open().forEach(asked -> rules.requireAccount(Rules.noise(asked.signal())));
        parts.questions().pending().forEach(later -> rules.requireAccount(later.account()));
        Balances balances = new Balances(rules);
        parts.balances().forEach(balances::restore);
        return new CustomerState(balances, parts.questions(), parts.summary(), parts.seenMicros());
    }

    public Parts parts() {
        List<Balance> inOrder = balances.all().stream()
                .sorted(Comparator.comparingInt(Balance::account))
                .toList();
        return new Parts(inOrder, questions.inOrder(), summary, seenMicros);
    }

    public Summary summary() {
        return summary;
    }

    /// The latest instant seen: the state can be read from here on. `Long.MIN_VALUE` before the first.
    public long seenMicros() {
        return seenMicros;
    }

    Balances balances() {
        return balances;
    }

    Questions questions() {
        return questions;
    }
}
