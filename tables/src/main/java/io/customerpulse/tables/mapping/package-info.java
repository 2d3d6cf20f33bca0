/// Where things stand in a file of interactions.
@NullMarked
package io.customerpulse.tables.mapping;

import org.jspecify.annotations.NullMarked;
