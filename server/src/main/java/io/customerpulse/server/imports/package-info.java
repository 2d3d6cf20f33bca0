/// Files that people bring in by the server itself: kept while they are read, one after the other.
@NullMarked
package io.customerpulse.server.imports;

import org.jspecify.annotations.NullMarked;
