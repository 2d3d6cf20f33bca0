package io.customerpulse.tables.mapping;

/// Where one thing stands in a record.
public sealed interface Column {

    /// By the header's name, in JSON by the path `a.b.c`.
    record Named(String name) implements Column {
        @Override
        public String toString() {
            return name;
        }
    }

    /// By position, from 1.
    record At(int position) implements Column {
        public At {
            if (position < 1) throw new IllegalArgumentException("columns are counted from 1: " + position);
        }

        @Override
        public String toString() {
            return "column " + position;
        }
    }
}
