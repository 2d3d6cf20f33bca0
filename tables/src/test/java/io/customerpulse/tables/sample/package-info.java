/// A small catalog and random interactions, for the tests.
@NullMarked
package io.customerpulse.tables.sample;

import org.jspecify.annotations.NullMarked;
