/// Numbers that look drawn and are not: the same ones in every run.
@NullMarked
package io.customerpulse.stats.chance;

import org.jspecify.annotations.NullMarked;
