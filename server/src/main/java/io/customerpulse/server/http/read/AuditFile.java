package io.customerpulse.server.http.read;

import io.customerpulse.server.audit.AuditTrail;
import io.customerpulse.server.audit.AuditTrail.Line;
import io.customerpulse.server.audit.AuditTrail.Listing;
import io.customerpulse.server.export.Csv;
import io.customerpulse.server.http.Json;
import io.customerpulse.server.read.Population;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who set what, when and from where as a file, all of it, written as it is read.
@RestController
public class AuditFile {

    static final String PATH = AuditResource.PATH + ".csv";

    private static final List<String> COLUMNS =
            List.of("id", "at", "who", "name", "from", "what", "subject", "before", "after");

    /// Entries of one look into the index.
    private static final int PART = 1_000;

    private final AuditTrail trail;
    private final Function<String, Optional<String>> names;
    private final InstantSource clock;

    /// @param names what users and keys are called, by id
    public AuditFile(AuditTrail trail, Function<String, Optional<String>> names, InstantSource clock) {
        this.trail = trail;
        this.names = names;
        this.clock = clock;
    }

    /// All that was set and a filter holds for, the newest first; what was before and after is JSON.
    @GetMapping(PATH)
    public void file(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        AuditTrail.Filter filter = AuditResource.filter(Asked.of(parameters, AuditResource.FILTERS));
        new Attachment("audit-log", Population.dayOf(clock.instant()))
                .table(response, COLUMNS, csv -> write(csv, filter));
    }

    private void write(Csv csv, AuditTrail.Filter filter) throws IOException {
        Optional<Long> before = Optional.of(Long.MAX_VALUE);
        while (before.isPresent()) {
            Listing listing = trail.list(filter, before.get(), PART);
            for (Line line : listing.lines()) csv.row(cells(line));
            before = listing.next();
        }
    }

    private List<Object> cells(Line line) {
        return List.of(
                line.id(),
                line.at(),
                line.by(),
                names.apply(line.by()).orElse(""),
                line.from(),
                line.what(),
                line.subject(),
                json(line.before()),
                json(line.after()));
    }

    private static String json(Map<String, Object> fields) {
        return fields.isEmpty() ? "" : Json.MAPPER.writeValueAsString(fields);
    }
}
