package io.customerpulse.server.access;

import java.time.Instant;

/// Who changes something, and when: it stands in every entry, so that the journal is an audit log.
///
/// @param by the id of a user or of a key; `setup` for what nobody did
/// @param at by our clock
public record Stamp(String by, Instant at) {}
