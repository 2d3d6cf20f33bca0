package io.customerpulse.stats.purchase;

import java.util.Optional;

/// A model fitted to histories.
///
/// @param model         the parameters found
/// @param logLikelihood of the histories under the model, without the prior
/// @param iterations    steps the search took
/// @param caution       in plain words, why not to lean on the parameters; nothing if all is well
public record Fitted<M extends PurchaseModel>(
        M model, double logLikelihood, int iterations, Optional<String> caution) {}
