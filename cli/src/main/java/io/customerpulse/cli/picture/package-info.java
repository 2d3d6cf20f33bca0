/// A customer's pulse as a picture: in a file, on a page, in a terminal. Values in, text out.
@NullMarked
package io.customerpulse.cli.picture;

import org.jspecify.annotations.NullMarked;
