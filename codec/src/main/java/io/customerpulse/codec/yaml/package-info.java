/// Small files that people write or read, in YAML and in JSON: a located tree, typed fields, and problems as values.
@NullMarked
package io.customerpulse.codec.yaml;

import org.jspecify.annotations.NullMarked;
