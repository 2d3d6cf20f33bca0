/// Parquet in and out, through DuckDB.
@NullMarked
package io.customerpulse.tables.parquet;

import org.jspecify.annotations.NullMarked;
