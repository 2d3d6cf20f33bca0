package io.customerpulse.engine.identity;

import java.util.List;

/// What happened to customers, as their history shows it.
public sealed interface Change {

    /// Customers, or parts of them, became one.
    ///
    /// @param from two or more, as they were before
    /// @param into the one with identifiers of each
    record Joined(List<Customer> from, Customer into) implements Change {
        public Joined {
            from = List.copyOf(from);
        }
    }

    /// A customer's identifiers are now of several.
    ///
    /// @param from as it was before
    /// @param into two or more with identifiers of it
    record Parted(Customer from, List<Customer> into) implements Change {
        public Parted {
            into = List.copyOf(into);
        }
    }
}
