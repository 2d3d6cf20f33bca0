/// Small YAML files that people write: a located tree, typed fields, and problems as values.
@NullMarked
package io.customerpulse.codec.yaml;

import org.jspecify.annotations.NullMarked;
