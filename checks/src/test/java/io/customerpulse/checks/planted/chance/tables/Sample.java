package io.customerpulse.checks.planted.chance.tables;

import java.util.Random;

/// Cannot be repeated.
record Sample(Random random) {
    Sample() {
        this(new Random());
    }
}
