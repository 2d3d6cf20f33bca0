/// Tests of `parquet`.
@NullMarked
package io.customerpulse.tables.parquet;

import org.jspecify.annotations.NullMarked;
