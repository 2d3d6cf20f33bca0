/// What is read over HTTP: customers, everybody, what happens, and what became of every record.
@NullMarked
package io.customerpulse.server.http.read;

import org.jspecify.annotations.NullMarked;
