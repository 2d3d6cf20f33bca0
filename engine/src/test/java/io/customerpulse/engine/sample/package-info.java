/// The world the engine's tests live in: a catalog of every kind of signal, random histories, and the
/// definition of the pulse, slow and plain.
@NullMarked
package io.customerpulse.engine.sample;

import org.jspecify.annotations.NullMarked;
