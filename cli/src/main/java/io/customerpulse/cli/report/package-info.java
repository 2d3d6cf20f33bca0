/// Reports on many customers: an evaluation as a page and as sentences, rhythms as a picture.
@NullMarked
package io.customerpulse.cli.report;

import org.jspecify.annotations.NullMarked;
