package io.customerpulse.checks.planted.serial.codec;

import java.io.Serializable;

/// Can be serialized.
record Frozen(String text) implements Serializable {}
