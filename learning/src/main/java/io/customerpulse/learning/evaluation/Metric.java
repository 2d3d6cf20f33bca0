package io.customerpulse.learning.evaluation;

import io.customerpulse.stats.forecast.Measure;

/// What forecasts are judged by.
public enum Metric {
    /// Area under the curve for at least one occasion; .5 is a coin.
    AUC("auc"),
    /// The part of all occasions that the tenth of the customers with the highest scores had.
    TOP_DECILE_SHARE("top_decile_share"),
    /// That part divided by a tenth.
    TOP_DECILE_LIFT("top_decile_lift"),
    /// Mean absolute error of the single count a model names, in occasions.
    MAE("mae"),
    /// Mean absolute error of the expected count, in occasions.
    MAE_OF_EXPECTED("mae_of_expected"),
    /// Root mean squared error of the expected count, in occasions.
    RMSE("rmse"),
    /// Pearson correlation of expected and actual counts.
    CORRELATION("correlation"),
    /// Σ expected ÷ Σ actual.
    RATIO("predicted_to_actual"),
    /// Logarithmic loss of the chance of at least one, in nats.
    LOG_LOSS("log_loss"),
    /// Brier score of that chance.
    BRIER("brier"),
    /// Expected calibration error of that chance, over ten bins of equal size.
    CALIBRATION_ERROR("calibration_error");

    private final String word;

    Metric(String word) {
        this.word = word;
    }

    /// Its name in files and tables.
    public String word() {
        return word;
    }

    Measure of(Contender contender, double[] actual, boolean[] came) {
        return switch (this) {
            case AUC -> Measure.auc(contender.ranking(), came);
            case TOP_DECILE_SHARE -> Measure.topDecileShare(contender.ranking(), actual);
            case TOP_DECILE_LIFT -> {
                Measure share = Measure.topDecileShare(contender.ranking(), actual);
                yield weights ->
                        share.under(weights).stream().map(it -> 10 * it).findFirst();
            }
            case MAE -> Measure.meanAbsoluteError(contender.typical(), actual);
            case MAE_OF_EXPECTED -> Measure.meanAbsoluteError(contender.expected(), actual);
            case RMSE -> Measure.rootMeanSquaredError(contender.expected(), actual);
            case CORRELATION -> Measure.correlation(contender.expected(), actual);
            case RATIO -> Measure.ratio(contender.expected(), actual);
            case LOG_LOSS -> Measure.logLoss(contender.chance(), came);
            case BRIER -> Measure.brier(contender.chance(), came);
            case CALIBRATION_ERROR -> Measure.calibrationError(contender.chance(), came);
        };
    }
}
