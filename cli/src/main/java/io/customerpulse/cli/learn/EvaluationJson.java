package io.customerpulse.cli.learn;

import io.customerpulse.learning.evaluation.Metric;
import io.customerpulse.learning.evaluation.Report;
import io.customerpulse.learning.evaluation.Scored;
import io.customerpulse.learning.fit.Learned;
import io.customerpulse.stats.forecast.Interval;
import io.customerpulse.stats.time.Micros;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// An evaluation as one JSON object; `docs/reference/evaluate.md` has its shape.
public record EvaluationJson(Report report) {

    public String text() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty(
                    "split", Micros.instant(report.splitMicros()).toString());
            json.writeNumberProperty("horizon_days", Micros.days(report.horizonMicros()));
            json.writeNumberProperty("taught_horizon_days", Micros.days(report.taughtMicros()));
            json.writeArrayPropertyStart("targets");
            report.targets().forEach(json::writeString);
            json.writeEndArray();
            json.writeNumberProperty("customers", report.customers());
            json.writeNumberProperty("returning", report.returning());
            json.writeNumberProperty("occasions", report.occasions());
            json.writeNumberProperty("level", report.level());
            json.writeNumberProperty("resamples", report.resamples());
            if (report.learned() instanceof Learned.NotEnough reason) {
                json.writeStringProperty("not_learned", reason.reason());
            }
            json.writeArrayPropertyStart("models");
            for (Scored model : report.models()) write(json, model);
            json.writeEndArray();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void write(JsonGenerator json, Scored model) {
        json.writeStartObject();
        json.writeStringProperty("model", model.name());
        model.remark().ifPresent(remark -> json.writeStringProperty("remark", remark));
        for (Metric metric : Metric.values()) {
            json.writeName(metric.word());
            Interval interval = model.measures().get(metric);
            if (interval == null) json.writeNull();
            else json.writeNumber(interval.estimate());
        }
        json.writeObjectPropertyStart("intervals");
        model.measures().forEach((metric, interval) -> write(json, metric, interval));
        json.writeEndObject();
        if (!model.ahead().isEmpty()) {
            json.writeObjectPropertyStart("learned_pulse_less_this");
            model.ahead().forEach((metric, interval) -> write(json, metric, interval));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Metric metric, Interval interval) {
        json.writeArrayPropertyStart(metric.word());
        json.writeNumber(interval.low());
        json.writeNumber(interval.high());
        json.writeEndArray();
    }
}
