/// Other people's client libraries, unmodified, against a server.
@NullMarked
package io.customerpulse.checks.clients;

import org.jspecify.annotations.NullMarked;
