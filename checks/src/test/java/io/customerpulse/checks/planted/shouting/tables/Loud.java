package io.customerpulse.checks.planted.shouting.tables;

/// Prints from below the command line.
record Loud(String text) {
    void say() {
        System.out.println(text);
    }
}
