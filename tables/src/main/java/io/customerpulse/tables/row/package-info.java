/// Records of text files: each one interaction, or one refusal.
@NullMarked
package io.customerpulse.tables.row;

import org.jspecify.annotations.NullMarked;
