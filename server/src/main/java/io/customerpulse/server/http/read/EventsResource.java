package io.customerpulse.server.http.read;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.server.http.Json;
import io.customerpulse.server.http.Requests;
import io.customerpulse.server.http.read.Answer.Happened;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.read.Feed;
import io.customerpulse.server.read.Feed.Happening;
import io.customerpulse.server.read.Listener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/// What happens, as it happens: server-sent events, as the HTML standard has them.
///
/// Each listener has a virtual thread, that of its request, which waits most of the time.
@RestController
public class EventsResource {

    static final String PATH = "/api/v1/events";

    /// Between two signs of life, so that no proxy takes the line for dead.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Feed feed;
    private final Customers customers;

    public EventsResource(Feed feed, Customers customers) {
        this.feed = feed;
        this.customers = customers;
    }

    /// How a customer stands after an event.
    public record Standing(Instant at, double pulse, String stage, Optional<Double> momentum) {
        static Standing of(Trace.Point point) {
            return new Standing(
                    point.at(),
                    point.pulse().level(),
                    point.vitals().stage().word(),
                    Answer.optional(point.vitals().momentum()));
        }
    }

    /// An event, as it is sent.
    ///
    /// @param now null for what was missed and is told afterwards, and while nothing has counted
    public record Live(String customer, Optional<Standing> now, Happened event) {
        static Live of(Happening happening, Sight sight) {
            return new Live(
                    sight.name(happening.customer()),
                    happening.now().map(Standing::of),
                    Happened.of(happening.stored(), sight));
        }
    }

    /// Events from now on, or from behind the last one heard, until the caller goes.
    @GetMapping(path = PATH)
    public void events(
            @RequestParam Map<String, String> parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        Asked asked = Asked.of(parameters, List.of("customer", "last_event_id"));
        Optional<Identifier> whom = asked.text("customer").map(this::customer);
        try (Listener listener = feed.listen(whom, after(asked, request))
                .orElseThrow(() -> new Declined(
                        503, "too_many_listeners", "at most %d may listen at once".formatted(Feed.LISTENERS_MAX)))) {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            send(listener, response.getOutputStream(), request);
        } catch (AsyncRequestNotUsableException _) {
            // Whoever listened has gone, which is how listening usually ends: there is nobody to tell.
        }
    }

    /// Ends with the feed, with the listener, and as soon as the caller may see more, less or nothing.
    private static void send(Listener listener, OutputStream out, HttpServletRequest request)
            throws IOException, InterruptedException {
        Sight sight = Sight.of(request);
        write(out, "retry: 2000\n\n");
        out.flush();
        long spoke = System.nanoTime();
        while (!listener.isOver()) {
            Optional<Happening> next = listener.next(PATIENCE);
            boolean speaks = next.isPresent();
            for (; next.isPresent(); next = listener.next(Duration.ZERO)) {
                if (!Requests.isStillLetIn(request)) return;
                write(out, text(next.get(), sight));
            }
            if (!speaks && System.nanoTime() - spoke < HEARTBEAT.toNanos()) continue;
            if (!Requests.isStillLetIn(request)) return;
            if (!speaks) write(out, ": still here\n\n");
            out.flush();
            spoke = System.nanoTime();
        }
        write(out, listener.isCut() ? ": too slow: come back with Last-Event-ID\n\n" : ": stopping\n\n");
        out.flush();
    }

    private static String text(Happening happening, Sight sight) {
        return "id: %d\nevent: %s\ndata: %s\n\n"
                .formatted(
                        happening.stored().sequence(),
                        Words.of(happening.stored().event().deed()),
                        Json.MAPPER.writeValueAsString(Live.of(happening, sight)));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Identifier customer(String written) {
        return customers.find(written).map(Customer::name).orElseThrow(() -> Declined.customer(written));
    }

    /// A browser that lost the line says in a header what it heard last.
    private static OptionalLong after(Asked asked, HttpServletRequest request) {
        String header = request.getHeader("Last-Event-ID");
        String written = header != null ? header : asked.text("last_event_id").orElse("");
        if (written.isBlank()) return OptionalLong.empty();
        try {
            long after = Long.parseLong(written.strip());
            if (after >= 0) return OptionalLong.of(after);
        } catch (NumberFormatException none) {
            throw Declined.parameter("Last-Event-ID", written, "the id of an event");
        }
        throw Declined.parameter("Last-Event-ID", written, "the id of an event");
    }
}
