package io.customerpulse.learning.model;

/// What an occasion of a customer is worth: their own mean, drawn towards everybody's as if it were some more
/// occasions.
///
/// @param typical  everybody's mean worth of an occasion, in major units of the catalog's currency
/// @param drawnBy  how many occasions of everybody's are mixed in; 0 or more, infinite for nothing of their own
public record Spending(double typical, double drawnBy) {

    public double perOccasion(Standing standing) {
        if (Double.isInfinite(drawnBy) || standing.occasions() + drawnBy == 0) return typical;
        return (standing.worth() + drawnBy * typical) / (standing.occasions() + drawnBy);
    }
}
