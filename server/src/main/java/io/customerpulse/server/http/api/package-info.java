/// The description of the HTTP interface, made from the same records that answer.
@NullMarked
package io.customerpulse.server.http.api;

import org.jspecify.annotations.NullMarked;
