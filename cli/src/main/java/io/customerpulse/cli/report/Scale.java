package io.customerpulse.cli.report;

import io.customerpulse.cli.picture.Axis;
import java.util.List;
import java.util.function.DoubleFunction;

/// An axis with its name and the texts at its ticks.
///
/// @param name  what it measures, its unit with it
/// @param axis  from which value to which
/// @param ticks where something is written at it
record Scale(String name, Axis axis, List<Tick> ticks) {

    /// A text at a value.
    record Tick(double value, String text) {}

    Scale {
        ticks = List.copyOf(ticks);
    }

    /// A scale with round ticks.
    static Scale of(String name, Axis axis, DoubleFunction<String> text) {
        return new Scale(
                name,
                axis,
                axis.ticks().stream()
                        .map(value -> new Tick(value, text.apply(value)))
                        .toList());
    }
}
