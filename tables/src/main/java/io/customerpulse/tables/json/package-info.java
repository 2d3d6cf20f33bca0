/// JSON as it comes in: its limits, and the places of an object that are wanted.
@NullMarked
package io.customerpulse.tables.json;

import org.jspecify.annotations.NullMarked;
