package io.customerpulse.server.http;

import io.customerpulse.server.access.RateLimit;
import io.customerpulse.server.intake.Busy;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.intake.Receipt;
import io.customerpulse.server.source.Accounts;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.segment.SegmentSettings;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Takes in what sources send: the hot path, a plain servlet.
///
/// Body → account → source → journal → answer. Success is answered when all of it is on disk.
public final class IngestServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Intake intake;
    private final transient Routes routes;
    private final transient InstantSource clock;
    private final transient Means means;

    /// What requests are taken with.
    ///
    /// @param limit  of requests, for each source
    /// @param bodies what bodies are read with
    public record Means(RateLimit limit, Body.Means bodies) {}

    public IngestServlet(
            Intake intake, Accounts accounts, Map<String, Source> sources, InstantSource clock, Means means) {
        this.intake = intake;
        this.routes = new Routes(accounts, sources);
        this.clock = clock;
        this.means = means;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        Answers.allowAnyOrigin(request, answer);
        if (request.getMethod().equals("OPTIONS")) {
            answer.setStatus(204);
            return;
        }
        Optional<String> asked = routes.settingsOf(request.getRequestURI());
        if (asked.isPresent()) {
            Answers.text(answer, "application/json", SegmentSettings.json(asked.get()));
            return;
        }
        Room.Place place = means.bodies().room().place();
        CompletionStage<?> needed = CompletableFuture.completedFuture(null);
        try {
            needed = read(request, answer, place);
        } finally {
            // What is still waiting for the disk, when nobody waits for the answer any more, takes memory as before.
            needed.whenComplete((done, failed) -> place.leave());
        }
    }

    /// Reads a request and answers it.
    ///
    /// @return completes when nothing of it is needed any more
    private CompletionStage<?> read(HttpServletRequest request, HttpServletResponse answer, Room.Place place)
            throws IOException {
        switch (Body.read(
                request, new Body.Reader(Body.Limits.INGEST, means.bodies().nanos(), place))) {
            case Body.Bad bad -> Problems.write(request, answer, bad.problem());
            case Body.TooLarge(int bytesMax) -> Problems.write(request, answer, tooLarge(bytesMax));
            case Body.NoRoom none -> Answers.later(request, answer, Ingest.BUSY);
            case Body.Whole body -> {
                Optional<Response.Records> records = deliver(request, answer, delivery(request, body.bytes()));
                if (records.isPresent()) return take(records.get(), request, answer);
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    /// Has a request read by its source, and answers it unless there are records in it.
    private Optional<Response.Records> deliver(
            HttpServletRequest request, HttpServletResponse answer, Delivery delivery) throws IOException {
        Routes.Way way = routes.way(request.getRequestURI());
        switch (routes.find(way, delivery)) {
            case Routes.Unknown unknown ->
                Problems.write(request, answer, Problem.named(unknown.status(), unknown.code(), unknown.detail()));
            case Routes.Found found -> {
                if (!isWithinLimit(found.account().id(), request, answer)) return Optional.empty();
                Delivery routed = delivery.onRoute(way.route());
                switch (found.source().read(routed, found.account())) {
                    case Response.Answer says -> Answers.text(answer, says.contentType(), says.body());
                    case Response.Rejected rejected ->
                        Problems.write(
                                request, answer, Problem.named(rejected.status(), rejected.code(), rejected.detail()));
                    case Response.Records records -> {
                        return Optional.of(records);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean isWithinLimit(String source, HttpServletRequest request, HttpServletResponse answer)
            throws IOException {
        RateLimit.Verdict verdict = means.limit().take(source, clock.instant());
        if (verdict.allowed()) return true;
        RateHeaders.add(answer, "ingest", means.limit().rate(), verdict);
        Problems.write(request, answer, Problems.TOO_MANY_REQUESTS);
        return false;
    }

    private CompletionStage<?> take(Response.Records records, HttpServletRequest request, HttpServletResponse answer)
            throws IOException {
        boolean strict = Answers.isStrict(request);
        CompletableFuture<Receipt> receipt;
        try {
            receipt = intake.take(records.readings());
        } catch (Busy busy) {
            Answers.later(request, answer, Ingest.BUSY);
            return CompletableFuture.completedFuture(null);
        }
        try {
            switch (Ingest.of(receipt)) {
                case Ingest.Later later -> Answers.later(request, answer, later);
                case Ingest.Done done ->
                    Answers.success(answer, strict ? Optional.of(done.receipt()) : Optional.empty());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            Answers.later(
                    request, answer, new Ingest.Later(503, 10, "stopping", "the server is stopping: send it again"));
        }
        return receipt;
    }

    private static Problem tooLarge(int bytesMax) {
        return Problem.named(
                400,
                "body_too_large",
                "the body is larger than %d bytes unpacked: send it in smaller batches".formatted(bytesMax));
    }

    private Delivery delivery(HttpServletRequest request, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        Delivery.Target target = new Delivery.Target(request.getMethod(), "", Query.of(request.getQueryString()));
        return new Delivery(target, headers, body, clock.instant());
    }
}
