package io.customerpulse.server.http;

import io.customerpulse.server.intake.Receipt;
import io.customerpulse.server.intake.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The answers sources get.
final class Answers {

    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] SUCCESS = "{\"success\":true}".getBytes(StandardCharsets.UTF_8);

    private Answers() {}

    /// A browser on any page may send events: there is no cookie here, and nothing to read.
    static void allowAnyOrigin(HttpServletRequest request, HttpServletResponse answer) {
        answer.setHeader("Access-Control-Allow-Origin", "*");
        if (!request.getMethod().equals("OPTIONS")) return;
        answer.setHeader("Access-Control-Allow-Methods", "POST, GET, OPTIONS");
        String asked = request.getHeader("Access-Control-Request-Headers");
        answer.setHeader("Access-Control-Allow-Headers", asked == null ? "authorization, content-type" : asked);
        answer.setHeader("Access-Control-Max-Age", "86400");
    }

    /// Whether the sender wants to know what became of each record.
    static boolean isStrict(HttpServletRequest request) {
        return "1".equals(request.getHeader("Pulse-Strict"));
    }

    static void success(HttpServletResponse answer, Optional<Receipt> receipt) throws IOException {
        byte[] body = receipt.map(Answers::strict).orElse(SUCCESS);
        answer.setContentType("application/json");
        answer.setContentLength(body.length);
        answer.getOutputStream().write(body);
    }

    static void later(HttpServletRequest request, HttpServletResponse answer, Ingest.Later later) throws IOException {
        Problem problem = Problem.named(later.status(), later.code(), later.detail());
        Problems.write(request, answer, problem, Duration.ofSeconds(later.retryAfterSeconds()));
    }

    static void text(HttpServletResponse answer, String contentType, String body) throws IOException {
        answer.setContentType(contentType);
        answer.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] strict(Receipt receipt) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            long good = receipt.verdicts().stream()
                    .filter(verdict -> !(verdict instanceof Verdict.Failed))
                    .count();
            long repeats = receipt.verdicts().stream()
                    .filter(Verdict.Duplicate.class::isInstance)
                    .count();
            json.writeStartObject();
            json.writeBooleanProperty("success", true);
            json.writeNumberProperty("accepted", good);
            json.writeNumberProperty("duplicate", repeats);
            json.writeArrayPropertyStart("rejected");
            for (int i = 0; i < receipt.verdicts().size(); i++) {
                if (!(receipt.verdicts().get(i) instanceof Verdict.Failed failed)) continue;
                json.writeStartObject();
                json.writeNumberProperty("index", i);
                json.writeNumberProperty("failedEvent", failed.sequence());
                json.writeStringProperty("code", failed.why().code());
                json.writeStringProperty("pointer", failed.why().pointer());
                json.writeStringProperty("detail", failed.why().detail());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
