package io.customerpulse.server.http.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.customerpulse.server.audit.AuditTrail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who set what, when and from where, for administrators.
@RestController
public class AuditResource {

    static final String PATH = "/api/v1/audit";

    /// The names of the parameters that say which.
    static final List<String> FILTERS = List.of("who", "what", "since");

    private static final int PAGE = 50;
    private static final int PAGE_MAX = 500;

    private final AuditTrail trail;
    private final Function<String, Optional<String>> names;

    /// @param names what users and keys are called, by id
    public AuditResource(AuditTrail trail, Function<String, Optional<String>> names) {
        this.trail = trail;
        this.names = names;
    }

    /// Something that was set.
    ///
    /// @param who  the id of a user or a key, or a word for what nobody did
    /// @param name what they are called, if that is known
    /// @param from an address; empty if it was not kept
    public record Line(
            long id,
            Instant at,
            String who,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> name,
            String from,
            String what,
            String subject,
            Map<String, Object> before,
            Map<String, Object> after) {}

    /// A page of them, the newest first.
    public record Trail(List<Line> entries, Optional<String> nextCursor) {}

    /// Some of what was set. A page may have fewer than were asked for, and go on all the same.
    @GetMapping(PATH)
    public ResponseEntity<Trail> list(@RequestParam Map<String, String> parameters) {
        Asked asked = Asked.of(parameters, List.of("who", "what", "since", "limit", "cursor"));
        AuditTrail.Filter filter = filter(asked);
        long before = Cursor.read(asked, "audit", 1)
                .map(parts -> Cursor.number(parts.getFirst()))
                .orElse(Long.MAX_VALUE);
        AuditTrail.Listing listing = trail.list(filter, before, asked.limit(PAGE, PAGE_MAX));
        Optional<String> next = listing.next().map(id -> Cursor.of("audit", id));
        List<Line> entries = listing.lines().stream().map(this::shown).toList();
        return Page.of(new Trail(entries, next), PATH, parameters, next);
    }

    /// Which entries are asked for, by [#FILTERS].
    static AuditTrail.Filter filter(Asked asked) {
        return new AuditTrail.Filter(
                asked.text("who"), asked.text("what"), asked.instant("since").orElse(Instant.MIN));
    }

    private Line shown(AuditTrail.Line line) {
        return new Line(
                line.id(),
                line.at(),
                line.by(),
                names.apply(line.by()),
                line.from(),
                line.what(),
                line.subject(),
                line.before(),
                line.after());
    }
}
