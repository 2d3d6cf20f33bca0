/// Tests of model files.
@NullMarked
package io.customerpulse.codec.model;

import org.jspecify.annotations.NullMarked;
