package io.customerpulse.server.http.read;

import io.customerpulse.server.http.ImportsResource;
import io.customerpulse.server.imports.Imports;
import io.customerpulse.server.imports.Status;
import io.customerpulse.server.intake.FailedEvents;
import io.customerpulse.server.read.Population;
import io.customerpulse.server.transfer.Batches;
import io.customerpulse.server.transfer.RefusedRow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The rows of an import that could not be used, as a table, in the order of the file. They are read off the failed
/// events, so what was erased stands here no more.
@RestController
public final class ImportFailedFile {

    public static final String PATH = ImportsResource.PATH + "/{id}/failed.csv";

    private static final List<String> COLUMNS = List.of("line", "reason", "code", "place", "event", "status", "record");

    private final Imports imports;
    private final FailedEvents failed;
    private final InstantSource clock;

    public ImportFailedFile(Imports imports, FailedEvents failed, InstantSource clock) {
        this.imports = imports;
        this.failed = failed;
        this.clock = clock;
    }

    /// The table.
    @GetMapping(PATH)
    public void table(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Status status = imports.find(id)
                .orElseThrow(
                        () -> new Declined(404, "unknown_import", "there is no import of this id, or not any more"));
        Optional<List<Batches.Failed>> rows = imports.failed(id);
        if (rows.isEmpty() && status.tally().failed() > 0) {
            throw new Declined(
                    404,
                    "no_list",
                    "its list is not in this data folder: look at the failed events of the source import");
        }
        Sight sight = Sight.of(request);
        new Attachment("failed-rows", Population.dayOf(clock.instant())).table(response, COLUMNS, csv -> {
            for (Batches.Failed row : rows.orElse(List.of())) {
                Optional<FailedEvents.Failed> event = failed.find(row.event());
                if (event.isPresent()) csv.row(cells(row, event.get(), sight));
            }
        });
    }

    private static List<?> cells(Batches.Failed row, FailedEvents.Failed event, Sight sight) {
        RefusedRow refused = RefusedRow.of(event.refusal());
        String status = event.resolution()
                .map(end -> end.how().name().toLowerCase(Locale.ROOT))
                .orElse("open");
        return List.of(
                row.line() > 0 ? row.line() : "",
                sight.text(refused.reason()),
                event.refusal().why().code(),
                event.refusal().why().pointer(),
                event.id(),
                status,
                sight.record(refused.record()));
    }
}
