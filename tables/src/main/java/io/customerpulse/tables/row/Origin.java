package io.customerpulse.tables.row;

/// Where a row comes from: what a refusal has to name.
interface Origin {

    /// The line it began on, from 1.
    long line();

    /// A refusal of it, with its original text.
    Row.Refused refused(String why);
}
