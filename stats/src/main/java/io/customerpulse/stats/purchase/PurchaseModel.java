package io.customerpulse.stats.purchase;

/// A model of customers who buy at their own rate until, unseen, they stop for good.
///
/// Rates and inclinations to stop differ between customers; the parameters describe how. What a history
/// tells of one customer follows by Bayes' rule. Whatever the model and the history,
/// `0 ≤ anyWithin ≤ alive ≤ 1`, `anyWithin ≤ expected`, and both grow with the horizon.
public sealed interface PurchaseModel permits BgNbd, MbgNbd, ParetoNbd, MbgCnbd {

    /// The natural logarithm of the density of such a history.
    double logLikelihood(History history);

    /// The probability that the customer has not stopped, in [0, 1].
    double alive(History history);

    /// How many purchases to expect in the time `(age, age + horizon]`; not negative.
    ///
    /// @param horizon in the unit of the history, not negative, finite
    double expected(History history, double horizon);

    /// The probability of at least one purchase in the time `(age, age + horizon]`, in [0, 1].
    ///
    /// @param horizon in the unit of the history, not negative, finite
    double anyWithin(History history, double horizon);
}
