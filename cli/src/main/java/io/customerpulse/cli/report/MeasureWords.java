package io.customerpulse.cli.report;

import io.customerpulse.learning.evaluation.Metric;
import io.customerpulse.stats.forecast.Interval;

/// A measure in words for who has not met it.
///
/// @param name    in a heading
/// @param meaning in a line
/// @param best    which value is right, and where it stands for knowing nothing
/// @param times   what it is multiplied by before it is shown
/// @param digits  after the dot
record MeasureWords(String name, String meaning, String best, double times, int digits) {

    static MeasureWords of(Metric metric) {
        return switch (metric) {
            case AUC ->
                shown(
                        "Pairs right, of 100",
                        "Of a customer who returned and one who did not, how often the first was ranked higher (AUC).",
                        "100; a coin has 50",
                        1);
            case TOP_DECILE_SHARE ->
                shown(
                        "Top tenth’s share, %",
                        "What part of all returns came from the tenth of the customers ranked highest.",
                        "higher; by chance 10",
                        1);
            case TOP_DECILE_LIFT ->
                new MeasureWords(
                        "Top tenth’s lift",
                        "How many times more they returned than customers on average.",
                        "higher; by chance 1",
                        1,
                        2);
            case MAE, MAE_OF_EXPECTED, RMSE, CORRELATION, RATIO -> ofCounts(metric);
            case LOG_LOSS ->
                amount("Log-loss", "How surprised a chance was by what came, in nats; sure errors cost most.");
            case BRIER -> amount("Brier score", "The mean square of chance less what came (0 or 1).");
            case CALIBRATION_ERROR ->
                shown(
                        "Chances off by, points",
                        "When it says 30 %, how many points of a hundred fewer or more came, on average (calibration error).",
                        "0",
                        1);
        };
    }

    private static MeasureWords ofCounts(Metric metric) {
        return switch (metric) {
            case MAE -> amount("Off by", "How far the count named for a customer was off, on average, in days.");
            case MAE_OF_EXPECTED ->
                amount("Off by, mean count", "The same for the mean count, which is right in sum and not for one.");
            case RMSE ->
                amount(
                        "Off by, squares",
                        "The same with large misses weighing more (root mean squared error), in days.");
            case CORRELATION ->
                amount(
                        "Correlation",
                        "How straight the line is between forecast counts and counts that came.",
                        "1; knowing nothing is 0");
            case RATIO ->
                amount(
                        "Forecast ÷ came",
                        "The sum of all forecasts divided by the sum of all that came.",
                        "1; below it too little was forecast");
            case AUC, TOP_DECILE_SHARE, TOP_DECILE_LIFT, LOG_LOSS, BRIER, CALIBRATION_ERROR ->
                throw new IllegalArgumentException("not a measure of counts: " + metric);
        };
    }

    /// The estimate, and in a line below it its interval.
    String shown(Interval interval) {
        return "%s\n%s to %s"
                .formatted(
                        Numbers.of(times * interval.estimate(), digits),
                        Numbers.of(times * interval.low(), digits),
                        Numbers.of(times * interval.high(), digits));
    }

    private static MeasureWords shown(String name, String meaning, String best, int digits) {
        return new MeasureWords(name, meaning, best, 100, digits);
    }

    private static MeasureWords amount(String name, String meaning) {
        return amount(name, meaning, "0; lower is better");
    }

    private static MeasureWords amount(String name, String meaning, String best) {
        return new MeasureWords(name, meaning, best, 1, 3);
    }
}
