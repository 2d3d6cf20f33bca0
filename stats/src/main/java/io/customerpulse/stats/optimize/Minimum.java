package io.customerpulse.stats.optimize;

import java.util.List;

/// Where the search for a lowest point ended.
///
/// @param point      one coordinate per variable
/// @param value      of the function there
/// @param iterations steps taken
/// @param converged  whether the search ended because nothing more was to be gained; false if it ran out
///                   of steps
public record Minimum(List<Double> point, double value, int iterations, boolean converged) {

    public Minimum {
        point = List.copyOf(point);
    }
}
