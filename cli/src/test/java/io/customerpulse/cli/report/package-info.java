/// Tests of reports.
@NullMarked
package io.customerpulse.cli.report;

import org.jspecify.annotations.NullMarked;
