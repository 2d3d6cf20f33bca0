package io.customerpulse.server.model;

import java.util.Arrays;

/// A list of numbers that grows.
final class Numbers {

    private double[] numbers = new double[1_024];
    private int size;

    void add(double number) {
        if (size == numbers.length) numbers = Arrays.copyOf(numbers, 2 * size);
        numbers[size++] = number;
    }

    double[] array() {
        return Arrays.copyOf(numbers, size);
    }
}
