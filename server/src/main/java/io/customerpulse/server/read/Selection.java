package io.customerpulse.server.read;

import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.server.store.Key;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Which customers are asked for, in what order, and from where on.
///
/// @param filter whom
/// @param order  by what
/// @param rising the least first
/// @param after  the place of the one who was shown last; empty to begin
/// @param limit  how many; at least 1
public record Selection(Filter filter, Order order, boolean rising, Optional<After> after, int limit) {

    /// A place in an order.
    ///
    /// @param value what it is ordered by; NaN for none
    /// @param key   tells apart who have the same
    public record After(double value, Key key) {

        /// The order of places: by value, who has none last, then by key.
        static Comparator<After> order(boolean rising) {
            return (one, other) -> {
                int values = compare(one.value, other.value, rising);
                return values != 0 ? values : one.key.compareTo(other.key);
            };
        }

        static int compare(double one, double other, boolean rising) {
            if (Double.isNaN(one) || Double.isNaN(other)) {
                return Boolean.compare(Double.isNaN(one), Double.isNaN(other));
            }
            return rising ? Double.compare(one, other) : Double.compare(other, one);
        }
    }

    /// A range of numbers, both ends included; who has no number is in [#ALL] only.
    public record Range(double min, double max) {
        public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        private boolean isAll() {
            return min == Double.NEGATIVE_INFINITY && max == Double.POSITIVE_INFINITY;
        }

        boolean holds(double number) {
            return isAll() || (number >= min && number <= max);
        }
    }

    /// Whom: all of it has to hold.
    ///
    /// @param stages   any of them; empty for all
    /// @param pulse    in points
    /// @param momentum dimensionless
    /// @param overdue  in expected gaps
    /// @param seen     the latest return, in microseconds
    /// @param channel  of the latest interaction; empty for any
    /// @param search   whom an identifier is known of
    /// @param also     what else is known of a customer, by the key of the identifier that stands for them; asked
    ///                 last, and only of those for whom all else holds
    public record Filter(
            List<Stage> stages,
            Range pulse,
            Range momentum,
            Range overdue,
            Range seen,
            Optional<String> channel,
            Search search,
            Predicate<Key> also) {

        /// Everybody.
        public static final Filter ALL = new Filter(
                List.of(), Range.ALL, Range.ALL, Range.ALL, Range.ALL, Optional.empty(), Search.ANYBODY, key -> true);

        public Filter {
            stages = List.copyOf(stages);
        }
    }

    public Selection {
        if (limit < 1) throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }
}
