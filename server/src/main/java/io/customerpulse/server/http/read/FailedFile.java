package io.customerpulse.server.http.read;

import io.customerpulse.server.export.Csv;
import io.customerpulse.server.intake.FailedEvents;
import io.customerpulse.server.intake.FailedEvents.Failed;
import io.customerpulse.server.intake.FailedEvents.Filter;
import io.customerpulse.server.intake.FailedEvents.Listing;
import io.customerpulse.server.read.Population;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The records that could not be used as a file, all of them, written as it is read.
@RestController
public class FailedFile {

    static final String PATH = "/api/v1/failed.csv";

    private static final List<String> COLUMNS =
            List.of("id", "received_at", "source", "message_id", "code", "pointer", "detail", "status");

    /// Records of one look into the index.
    private static final int PART = 1_000;

    private final FailedEvents failedEvents;
    private final InstantSource clock;

    public FailedFile(FailedEvents failedEvents, InstantSource clock) {
        this.failedEvents = failedEvents;
        this.clock = clock;
    }

    /// All failed events that a filter holds for, the latest first.
    @GetMapping(PATH)
    public void file(
            @RequestParam Map<String, String> parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Sight sight = Sight.of(request);
        Filter filter = FailedResource.filter(Asked.of(parameters, FailedResource.FILTERS));
        new Attachment("failed-events", Population.dayOf(clock.instant()))
                .table(response, COLUMNS, csv -> write(csv, filter, sight));
    }

    private void write(Csv csv, Filter filter, Sight sight) throws IOException {
        Optional<Long> before = Optional.of(Long.MAX_VALUE);
        while (before.isPresent()) {
            Listing listing = failedEvents.list(filter, before.get(), PART);
            for (Failed failed : listing.failed()) csv.row(cells(FailedResource.Line.of(failed, sight)));
            before = listing.next();
        }
    }

    private static List<Object> cells(FailedResource.Line line) {
        return List.of(
                line.id(),
                line.receivedAt(),
                line.source(),
                line.messageId(),
                line.code(),
                line.pointer(),
                line.detail(),
                line.status());
    }
}
