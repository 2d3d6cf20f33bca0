/// The fitted pulse: what each signal is worth, how it is forgotten, and the forecast made of it.
@NullMarked
package io.customerpulse.learning.model;

import org.jspecify.annotations.NullMarked;
