/// Who may do what: keys, sources, users, their sessions, and how often. A fold over the journal's
/// control entries; it knows neither HTTP nor a disk.
@NullMarked
package io.customerpulse.server.access;

import org.jspecify.annotations.NullMarked;
