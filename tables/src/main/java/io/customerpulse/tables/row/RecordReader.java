package io.customerpulse.tables.row;

/// Makes records into rows, in the way of one format.
sealed interface RecordReader permits TableReader, ObjectReader, SegmentReader {

    /// Gives the rows of the latest record to the sink: one, or for a batch one an item.
    void read(Records records, RowSink sink);
}
