package io.customerpulse.tables.row;

import io.customerpulse.tables.mapping.Mapping;

/// What the records of an input look like.
public sealed interface Shape {

    /// As a mapping says: CSV, TSV, columns or JSON lines.
    record Mapped(Mapping mapping) implements Shape {
        public Mapped {
            if (mapping.layout().format() == Mapping.Format.PARQUET) {
                throw new IllegalArgumentException("a Parquet file is not read as text");
            }
        }
    }

    /// JSON lines of Segment-spec calls, which need no mapping.
    record Segment() implements Shape {}
}
