package io.customerpulse.learning.model;

/// Which single number is named for a customer's count: the one that was off by least at the landmarks.
public enum Single {
    /// The median of the negative binomial.
    MEDIAN,
    /// The mean as it is.
    EXPECTED,
    /// The mean as a whole number.
    ROUNDED,
    /// As many as lately.
    LATELY
}
