package io.customerpulse.codec.yaml;

/// Where something stands in a file.
///
/// @param file   its name, as the user gave it
/// @param line   from 1
/// @param column from 1
public record Place(String file, int line, int column) {}
