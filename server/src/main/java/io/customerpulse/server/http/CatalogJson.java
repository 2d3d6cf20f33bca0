package io.customerpulse.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.customerpulse.engine.catalog.Answers;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Expectation;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.server.http.ModelJson.Underway;
import io.customerpulse.server.model.CatalogChange;
import io.customerpulse.server.model.Preview;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is answered to questions about the catalog.
public final class CatalogJson {

    private CatalogJson() {}

    /// The catalog that counts.
    ///
    /// @param source   `file` the server was started with, or `journal`
    /// @param model    in force on top of it: then its weights and half-lives count, not those of the catalog
    /// @param history  all changes, the latest first
    /// @param adopting what is being brought into force
    public record InForce(
            String source,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> model,
            Said catalog,
            List<Changed> history,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Underway> adopting) {}

    /// What a catalog says.
    ///
    /// @param id       made of what it says
    /// @param currency that values are counted in
    /// @param rates    what one unit of others is worth in it
    /// @param unknown  the rule for signals that are not listed
    /// @param text     its file, in YAML
    public record Said(
            String id,
            String currency,
            Map<String, Double> rates,
            Lines thresholds,
            Meaning unknown,
            List<Meaning> signals,
            String text) {}

    /// What a signal means.
    ///
    /// @param weight       points of one interaction
    /// @param kernel       how it is forgotten
    /// @param value        how the value of an interaction scales the weight: `none`, `linear` or `log1p`
    /// @param channel      where it happens; empty if not stated
    /// @param motivator    what it speaks to; empty if not stated
    /// @param expects      makes it an outreach
    /// @param answers      which outreaches it answers: `none`, `outreach` or `channel`
    public record Meaning(
            String signal,
            String side,
            double weight,
            Forgetting kernel,
            String value,
            String channel,
            String motivator,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Expects> expects,
            String answers) {}

    /// How a signal is forgotten.
    ///
    /// @param how          `half_life`, `mixture` or `box`
    /// @param halfLifeDays when half is gone; of a box, when it expires
    /// @param delayDays    until it is booked
    public record Forgetting(String how, double halfLifeDays, double delayDays) {}

    /// What an outreach hopes for.
    ///
    /// @param noise points taken from the returns if nobody answers
    public record Expects(double withinDays, double noise) {}

    /// Where the vitals draw their lines.
    ///
    /// @param overdue  in own expected gaps since the latest return
    /// @param momentum on the logarithm of the ratio of two rates
    /// @param typicalGapDays of a customer without a rhythm; null for the median of all
    public record Lines(
            double newForDays,
            Overdue overdue,
            Momentum momentum,
            int thrivingReturns,
            Optional<Double> typicalGapDays) {}

    /// In own expected gaps.
    public record Overdue(double fading, double dormant, double lost) {}

    /// Two time scales, and the lines on the logarithm of the ratio of their rates.
    public record Momentum(double fastDays, double slowDays, double growing, double fading) {}

    /// A change of the catalog.
    ///
    /// @param how `edited`, or `rollback` for the one before that came back
    public record Changed(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> catalog,
            String how,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason,
            String by,
            Instant at) {}

    /// What a catalog would do, before it comes into force.
    ///
    /// @param catalog as it would be
    /// @param same    whether it says what the one in force says
    /// @param sample  all who were looked at
    /// @param customers those asked for, or those whose pulse would move most; none for who may not see customers
    public record Foreseen(Said catalog, boolean same, Sample sample, List<Moved> customers) {}

    /// All who were looked at, some 2,000 at most.
    ///
    /// @param before  sum of pulses as they are
    /// @param after   sum of pulses as they would be
    /// @param changed how many would change their stage
    public record Sample(Instant at, long customers, double before, double after, long changed, List<Flow> flows) {}

    /// How many would go from one stage to another.
    public record Flow(String from, String to, long count) {}

    /// A customer as they are and as they would be.
    public record Moved(String customer, Standing before, Standing after) {}

    /// How a customer stands.
    public record Standing(double pulse, String stage) {}

    static Said said(Catalog catalog, String text) {
        return new Said(
                CatalogChange.id(catalog),
                catalog.rates().currency(),
                catalog.rates().perUnit(),
                lines(catalog.thresholds()),
                meaning(catalog.unknown()),
                catalog.signals().stream().map(CatalogJson::meaning).toList(),
                text);
    }

    private static Meaning meaning(Signal signal) {
        return new Meaning(
                signal.name(),
                signal.side() == Side.INVESTMENT ? "investment" : "return",
                signal.weight(),
                forgetting(signal.kernel()),
                value(signal.transform()),
                signal.habits().channel(),
                signal.habits().motivator(),
                signal.response().expects().map(CatalogJson::expects),
                signal.response().answers() == Answers.NOTHING
                        ? "none"
                        : signal.response().answers().name().toLowerCase(Locale.ROOT));
    }

    private static Forgetting forgetting(Kernel kernel) {
        double delay = days(kernel.delay());
        return switch (kernel) {
            case Kernel.Box box -> new Forgetting("box", days(box.duration()), delay);
            case Kernel.Fading fading
            when fading.shares().size() == 1 ->
                new Forgetting(
                        "half_life", fading.shares().getFirst().halfLife().days(), delay);
            case Kernel.Fading fading -> new Forgetting("mixture", halfGone(fading), delay);
        };
    }

    /// When half of a mixture is gone, in days after it is booked; by halving the range that it must be in.
    private static double halfGone(Kernel.Fading fading) {
        long low = 0;
        long high = fading.shares().stream()
                .mapToLong(share -> share.halfLife().micros())
                .max()
                .orElse(0);
        long delay = Micros.of(fading.delay());
        while (high - low > Micros.DAY / 1_000) {
            long middle = (low + high) / 2;
            if (fading.left(delay + middle) > 0.5) low = middle;
            else high = middle;
        }
        return Micros.days(high);
    }

    private static Expects expects(Expectation expectation) {
        return new Expects(days(expectation.within()), expectation.noise());
    }

    private static String value(ValueTransform transform) {
        return switch (transform) {
            case ValueTransform.None none -> "none";
            case ValueTransform.Linear linear -> "linear";
            case ValueTransform.Log1p log1p -> "log1p";
        };
    }

    private static Lines lines(Thresholds thresholds) {
        Thresholds.Overdue overdue = thresholds.overdue();
        Thresholds.Momentum momentum = thresholds.momentum();
        return new Lines(
                days(thresholds.newFor()),
                new Overdue(overdue.fading(), overdue.dormant(), overdue.lost()),
                new Momentum(momentum.fast().days(), momentum.slow().days(), momentum.growing(), momentum.fading()),
                thresholds.thrivingReturns(),
                thresholds.typicalGapDays().isPresent()
                        ? Optional.of(thresholds.typicalGapDays().getAsDouble())
                        : Optional.empty());
    }

    static Changed changed(CatalogChange change) {
        return switch (change.how()) {
            case CatalogChange.How.Edited edited ->
                new Changed(
                        Optional.of(CatalogChange.id(edited.catalog())),
                        change.how().word(),
                        edited.reason(),
                        change.by(),
                        change.at());
            case CatalogChange.How.Rollback back ->
                new Changed(Optional.empty(), change.how().word(), "", change.by(), change.at());
        };
    }

    static Sample sample(Preview preview) {
        return new Sample(
                preview.at(),
                preview.customers(),
                preview.before(),
                preview.after(),
                preview.changed(),
                preview.moves().entrySet().stream()
                        .map(each -> new Flow(
                                each.getKey().from().word(), each.getKey().to().word(), each.getValue()))
                        .toList());
    }

    static Standing standing(Preview.Standing standing) {
        return new Standing(standing.pulse(), standing.stage().word());
    }

    private static double days(Duration duration) {
        return Micros.days(Micros.of(duration));
    }
}
