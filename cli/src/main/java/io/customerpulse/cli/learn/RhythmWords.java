package io.customerpulse.cli.learn;

import io.customerpulse.cli.input.Console;
import io.customerpulse.learning.rhythm.CustomerRhythm;
import io.customerpulse.learning.rhythm.Population;
import io.customerpulse.learning.rhythm.Rhythms;
import io.customerpulse.stats.purchase.BgNbd;
import io.customerpulse.stats.purchase.Fitted;
import io.customerpulse.stats.purchase.MbgCnbd;
import io.customerpulse.stats.purchase.MbgNbd;
import io.customerpulse.stats.purchase.ParetoNbd;
import io.customerpulse.stats.purchase.PurchaseModel;
import io.customerpulse.tables.table.Table;
import io.customerpulse.tables.table.Table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/// Rhythms in words and as a table.
///
/// @param names of customers by their keys
public record RhythmWords(Rhythms rhythms, LongFunction<String> names) {

    /// What is known of all together: a sentence each.
    public List<String> sentences() {
        Population all = rhythms.population();
        List<String> sentences = new ArrayList<>();
        sentences.add("%s; %s had a day with a return, %s had two or more"
                .formatted(
                        Console.count(all.customers(), "customer"),
                        Console.count(all.coming()),
                        Console.count(all.repeating())));
        all.quantile(0.5)
                .ifPresent(median -> sentences.add("half of the gaps are at most %s, half of those between %s and %s"
                        .formatted(
                                Console.count((long) median, "day"),
                                Console.count((long) all.quantile(0.25).orElse(median)),
                                Console.count((long) all.quantile(0.75).orElse(median), "day"))));
        all.regularity()
                .shape()
                .ifPresent(shape -> sentences.add("regularity k = %s by %s with two gaps: %s"
                        .formatted(
                                two(shape),
                                Console.count(all.regularity().pairs(), "customer"),
                                all.regularity().pairs() < 100
                                        ? "too few to tell"
                                        : shape > 1.5 ? "a rhythm" : shape < 0.7 ? "bursts" : "chance")));
        all.model().ifPresent(model -> {
            sentences.add("who is still active is said by %s, log-likelihood %s"
                    .formatted(name(model.model()), two(model.logLikelihood())));
            if (model.model() instanceof BgNbd) {
                sentences.add("  under it somebody with one such day can only be active: their 1 says nothing");
            }
            model.caution().ifPresent(caution -> sentences.add("  " + caution));
        });
        return sentences;
    }

    /// The model's usual name.
    public static String name(PurchaseModel model) {
        return switch (model) {
            case BgNbd _ -> "BG/NBD";
            case MbgNbd _ -> "MBG/NBD";
            case ParetoNbd _ -> "Pareto/NBD";
            case MbgCnbd it -> "MBG/CNBD-%d".formatted(it.k());
        };
    }

    /// Everybody, by name.
    public Table<CustomerRhythm> table() {
        String model = rhythms.population()
                .model()
                .map(Fitted::model)
                .map(RhythmWords::name)
                .orElse("");
        List<Column<CustomerRhythm>> columns = List.of(
                new Column.Text<>("customer", it -> names.apply(it.key())),
                new Column.Whole<>("occasions", CustomerRhythm::occasions),
                new Column.Amount<>("gap_days", it -> it.gap().expected()),
                new Column.Amount<>("gap_days_low", it -> it.gap().low()),
                new Column.Amount<>("gap_days_high", it -> it.gap().high()),
                new Column.Amount<>("regularity", it -> it.regularity().orElse(Double.NaN)),
                new Column.Amount<>("days_since", it -> it.recencyDays().orElse(Double.NaN)),
                new Column.Amount<>("overdue", it -> it.overdue().orElse(Double.NaN)),
                new Column.Amount<>("active", it -> it.active().orElse(Double.NaN)),
                new Column.Text<>("model", it -> it.active().isPresent() ? model : ""));
        return new Table<>(
                columns,
                rhythms.customers().stream()
                        .sorted(Comparator.comparing(it -> names.apply(it.key())))
                        .toList());
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
