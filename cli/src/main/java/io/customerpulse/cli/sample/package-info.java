/// The sample shop, as calls that a server takes in.
@NullMarked
package io.customerpulse.cli.sample;

import org.jspecify.annotations.NullMarked;
