package io.customerpulse.server.access;

/// What is wrong with one field of what somebody wants.
///
/// @param pointer a JSON pointer to the field, such as `/scopes/0`
/// @param code    for machines
/// @param message what is wrong, what was got, what is allowed
public record Flaw(String pointer, String code, String message) {}
