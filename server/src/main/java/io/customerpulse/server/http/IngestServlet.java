package io.customerpulse.server.http;

import io.customerpulse.server.access.Rate;
import io.customerpulse.server.access.RateLimit;
import io.customerpulse.server.intake.Intake;
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

/// Takes in what sources send: the hot path, a plain servlet.
///
/// Body → account → source → journal → answer. Success is answered when all of it is on disk.
public final class IngestServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Intake intake;
    private final transient Routes routes;
    private final transient InstantSource clock;
    private final transient RateLimit limit;

    /// For sources that may send as much as can be written.
    public IngestServlet(Intake intake, Accounts accounts, Map<String, Source> sources, InstantSource clock) {
        this(intake, accounts, sources, clock, new RateLimit(Rate.ANY));
    }

    /// @param limit of requests, for each source
    public IngestServlet(
            Intake intake, Accounts accounts, Map<String, Source> sources, InstantSource clock, RateLimit limit) {
        this.intake = intake;
        this.routes = new Routes(accounts, sources);
        this.clock = clock;
        this.limit = limit;
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
        switch (Body.read(request, Body.Limits.INGEST, clock)) {
            case Body.Bad bad -> Problems.write(request, answer, Problem.named(bad.status(), bad.code(), bad.detail()));
            case Body.Whole body -> deliver(request, answer, delivery(request, body.bytes()));
        }
    }

    private void deliver(HttpServletRequest request, HttpServletResponse answer, Delivery delivery) throws IOException {
        Routes.Way way = routes.way(request.getRequestURI());
        switch (routes.find(way, delivery)) {
            case Routes.Unknown unknown ->
                Problems.write(request, answer, Problem.named(unknown.status(), unknown.code(), unknown.detail()));
            case Routes.Found found -> {
                if (!isWithinLimit(found.account().id(), request, answer)) return;
                Delivery routed = delivery.onRoute(way.route());
                switch (found.source().read(routed, found.account())) {
                    case Response.Answer says -> Answers.text(answer, says.contentType(), says.body());
                    case Response.Rejected rejected ->
                        Problems.write(
                                request, answer, Problem.named(rejected.status(), rejected.code(), rejected.detail()));
                    case Response.Records records -> take(records, request, answer);
                }
            }
        }
    }

    private boolean isWithinLimit(String source, HttpServletRequest request, HttpServletResponse answer)
            throws IOException {
        RateLimit.Verdict verdict = limit.take(source, clock.instant());
        if (verdict.allowed()) return true;
        RateHeaders.add(answer, "ingest", limit.rate(), verdict);
        Problems.write(request, answer, Problems.TOO_MANY_REQUESTS);
        return false;
    }

    private void take(Response.Records records, HttpServletRequest request, HttpServletResponse answer)
            throws IOException {
        boolean strict = Answers.isStrict(request);
        try {
            switch (Ingest.of(intake, records)) {
                case Ingest.Later later -> Answers.later(request, answer, later);
                case Ingest.Done done ->
                    Answers.success(answer, strict ? Optional.of(done.receipt()) : Optional.empty());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            Answers.later(
                    request, answer, new Ingest.Later(503, 10, "stopping", "the server is stopping: send it again"));
        }
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
