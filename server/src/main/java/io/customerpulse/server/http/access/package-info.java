/// The doors of the HTTP interface: who may come in, how often, and the endpoints of keys, sources,
/// users and sessions.
@NullMarked
package io.customerpulse.server.http.access;

import org.jspecify.annotations.NullMarked;
