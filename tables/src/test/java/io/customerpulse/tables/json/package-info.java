/// Tests of `json`.
@NullMarked
package io.customerpulse.tables.json;

import org.jspecify.annotations.NullMarked;
