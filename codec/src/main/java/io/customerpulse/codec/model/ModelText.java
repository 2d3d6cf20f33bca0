package io.customerpulse.codec.model;

import io.customerpulse.codec.catalog.Words;
import io.customerpulse.codec.yaml.Decimal;
import io.customerpulse.codec.yaml.Span;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.LearnedPulse.Training;
import io.customerpulse.learning.model.Line;
import io.customerpulse.learning.model.Rhythmic;
import io.customerpulse.learning.model.Spending;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.stats.trees.Tree;
import java.io.StringWriter;
import java.time.Duration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/// A model as JSON, in the one canonical form: a key a line, a tree a line, signals in the order of names.
final class ModelText {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    /// Rounds what is only said for people.
    private static final double THOUSANDTHS = 1_000;

    private final JsonGenerator json;

    private ModelText(JsonGenerator json) {
        this.json = json;
    }

    static String of(LearnedPulse pulse) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(new Indented(), text)) {
            new ModelText(json).model(pulse);
        }
        return text.append('\n').toString();
    }

    private void model(LearnedPulse pulse) {
        json.writeStartObject();
        json.writeStringProperty("format", ModelFile.FORMAT);
        json.writeNumberProperty("version", ModelFile.VERSION);
        json.writeStringProperty(
                "unit", "expected occasions in the next %s days".formatted(Decimal.text(LearnedPulse.UNIT_DAYS)));
        json.writeArrayPropertyStart("targets");
        pulse.targets().forEach(json::writeString);
        json.writeEndArray();
        training(pulse.training());
        json.writeObjectPropertyStart("signals");
        pulse.worths().forEach(this::worth);
        json.writeEndObject();
        rhythm(pulse.rhythm());
        spending(pulse.spending());
        json.writeEndObject();
    }

    private void training(Training training) {
        json.writeObjectPropertyStart("training");
        json.writeStringProperty("first", Micros.instant(training.firstMicros()).toString());
        json.writeStringProperty("until", Micros.instant(training.untilMicros()).toString());
        json.writeNumberProperty("customers", training.customers());
        json.writeNumberProperty("interactions", training.interactions());
        json.writeStringProperty("horizon", Span.text(Micros.span(training.horizonMicros())));
        json.writeNumberProperty("landmarks", training.landmarks());
        json.writeNumberProperty("looks", training.looks());
        if (!Double.isNaN(training.auc())) number("auc", training.auc());
        json.writeEndObject();
    }

    private void worth(Worth worth) {
        json.writeObjectPropertyStart(worth.signal());
        json.writeStringProperty("side", Words.of(worth.side()));
        json.writeStringProperty("effect", effect(worth));
        number("weight", worth.weight());
        if (worth.hasInterval()) number("standard_error", worth.error());
        value(worth.transform());
        if (!Double.isNaN(worth.typical())) number("typical_value", worth.typical());
        kernel(worth.kernel());
        if (worth.isFound()) number("effective_half_life_days", rounded(worth.effectiveHalfLifeDays()));
        number("share", worth.share());
        number("evidence", worth.evidence());
        json.writeEndObject();
    }

    private static String effect(Worth worth) {
        if (!worth.isFound()) return "none";
        return worth.isNoise() ? "noise" : "found";
    }

    private void value(ValueTransform transform) {
        switch (transform) {
            case ValueTransform.None none -> {}
            case ValueTransform.Linear linear -> {
                json.writeObjectPropertyStart("value");
                json.writeObjectPropertyStart("linear");
                number("scale", linear.scale());
                number("cap", linear.cap());
                json.writeEndObject();
                json.writeEndObject();
            }
            case ValueTransform.Log1p log1p -> {
                json.writeObjectPropertyStart("value");
                json.writeObjectPropertyStart("log1p");
                number("scale", log1p.scale());
                json.writeEndObject();
                json.writeEndObject();
            }
        }
    }

    private void kernel(Kernel kernel) {
        switch (kernel) {
            case Kernel.Fading fading -> {
                fading(fading);
                delay(fading.delay());
            }
            case Kernel.Box box -> {
                json.writeObjectPropertyStart("box");
                delay(box.delay());
                json.writeStringProperty("duration", Span.text(box.duration()));
                json.writeEndObject();
            }
        }
    }

    private void fading(Kernel.Fading fading) {
        if (fading.shares().size() == 1) {
            json.writeStringProperty("half_life", span(fading.shares().getFirst()));
            return;
        }
        json.writeObjectPropertyStart("mixture");
        fading.shares().forEach(share -> number(span(share), share.part()));
        json.writeEndObject();
    }

    private static String span(Kernel.Share share) {
        return Span.text(Micros.span(share.halfLife().micros()));
    }

    private void delay(Duration delay) {
        if (!delay.isZero()) json.writeStringProperty("delay", Span.text(delay));
    }

    private void rhythm(Rhythmic rhythm) {
        json.writeObjectPropertyStart("rhythm");
        number("baseline", rhythm.baseline());
        number("floor", rhythm.floor());
        line("count", rhythm.count());
        line("chance", rhythm.chance());
        json.writeStringProperty("single", Words.of(rhythm.single()));
        number("typical_gap_days", rhythm.typicalGapDays());
        number("dispersion", rhythm.dispersion());
        number("horizon_days", rhythm.horizonDays());
        number("growth", rhythm.growth());
        json.writeObjectPropertyStart("pareto_nbd");
        number("r", rhythm.purchases().r());
        number("alpha", rhythm.purchases().alpha());
        number("s", rhythm.purchases().s());
        number("beta", rhythm.purchases().beta());
        json.writeEndObject();
        if (!rhythm.trees().trees().isEmpty()) trees(rhythm.trees());
        json.writeEndObject();
    }

    private void trees(Trees trees) {
        json.writeObjectPropertyStart("trees");
        json.writeObjectPropertyStart(TreesFields.CLUES);
        for (Trees.Asked asked : trees.clues()) number(asked.clue().text(), asked.share());
        json.writeEndObject();
        json.writeArrayPropertyStart(TreesFields.SUM);
        trees.trees().forEach(this::tree);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tree(Tree tree) {
        switch (tree) {
            case Tree.Leaf leaf -> json.writeNumber(Decimal.text(leaf.value()));
            case Tree.Ask ask -> {
                json.writeStartArray();
                json.writeNumber(ask.feature());
                json.writeNumber(Decimal.text(ask.atMost()));
                tree(ask.yes());
                tree(ask.no());
                json.writeEndArray();
            }
        }
    }

    private void line(String key, Line line) {
        json.writeObjectPropertyStart(key);
        number("constant", line.constant());
        for (int j = 0; j < line.coefficients().size(); j++) {
            number(Rhythmic.FEATURES.get(j), line.coefficients().get(j));
        }
        json.writeEndObject();
    }

    private void spending(Spending spending) {
        json.writeObjectPropertyStart("spending");
        number("typical", spending.typical());
        if (Double.isInfinite(spending.drawnBy())) json.writeStringProperty("drawn_by", ModelFields.INFINITE);
        else number("drawn_by", spending.drawnBy());
        json.writeEndObject();
    }

    private static double rounded(double days) {
        return StrictMath.rint(days * THOUSANDTHS) / THOUSANDTHS;
    }

    private void number(String key, double number) {
        json.writeName(key);
        json.writeNumber(Decimal.text(number));
    }
}
