package io.customerpulse.checks.planted.inexact.stats;

/// Uses a function whose last digit depends on the machine.
record Curve(double halfLife) {
    double left(double age) {
        return Math.pow(2, -age / halfLife);
    }
}
