package io.customerpulse.server.access;

/// A person who runs this server and may do everything on it.
///
/// @param id   such as `adm_4fT…`
/// @param name what they log in with; unique, whatever the case of its letters
/// @param made by whom and when
public record Administrator(String id, String name, Stamp made) {}
