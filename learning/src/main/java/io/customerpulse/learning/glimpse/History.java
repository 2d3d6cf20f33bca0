package io.customerpulse.learning.glimpse;

import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;

/// What everybody did, to be gone through as often as learning needs it: a log of files, or a server's journal.
public interface History {

    /// Visits every customer once, in any order.
    ///
    /// @param rules what the names of signals mean
    /// @throws InterruptedException if the caller is interrupted
    void walk(Rules rules, Visitor visitor) throws InterruptedException;

    /// Sees one customer.
    interface Visitor {
        /// Sees one customer.
        ///
        /// @param key      a number that stands for the customer: the same in every walk, spread evenly
        /// @param timeline what they did, in the order of time; valid only during the call
        void visit(long key, Timeline timeline);
    }
}
