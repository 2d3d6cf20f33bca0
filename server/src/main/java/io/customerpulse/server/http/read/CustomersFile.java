package io.customerpulse.server.http.read;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.audit.AuditTrail;
import io.customerpulse.server.export.Csv;
import io.customerpulse.server.http.Requests;
import io.customerpulse.server.person.Erasures;
import io.customerpulse.server.person.Persons;
import io.customerpulse.server.read.Everybody;
import io.customerpulse.server.read.Everybody.Listed;
import io.customerpulse.server.read.Glance;
import io.customerpulse.server.read.Population;
import io.customerpulse.server.read.Selection;
import io.customerpulse.server.read.Selection.After;
import io.customerpulse.server.read.Selection.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The list of customers as a file, all of them, written as it is read.
@RestController
public class CustomersFile {

    static final String PATH = "/api/v1/customers.csv";

    private static final List<String> COLUMNS = List.of(
            "customer",
            "user_id",
            "email",
            "consent",
            "pulse",
            "stage",
            "momentum",
            "cadence_days",
            "overdue",
            "preferred_channel",
            "last_channel",
            "last_seen_at",
            "first_interaction_at",
            "last_interaction_at",
            "interactions");

    /// Rows of one walk through the roster: a million are fifty walks, and some megabytes at a time.
    private static final int PART = 20_000;

    /// Files written at once.
    private static final int WRITERS_MAX = 2;

    private final Parts parts;
    private final WhichCustomers which;
    private final Semaphore writers = new Semaphore(WRITERS_MAX);

    /// What it asks.
    ///
    /// @param notes writes down that somebody took the list
    public record Parts(Everybody everybody, Persons persons, Erasures.Controls notes, InstantSource clock) {}

    public CustomersFile(Parts parts) {
        this.parts = parts;
        this.which = new WhichCustomers(parts.everybody(), parts.persons()::profile);
    }

    /// Every customer that a filter holds for, in an order, as CSV.
    @GetMapping(PATH)
    public void file(
            @RequestParam Map<String, String> parameters, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Sight sight = Sight.of(request);
        Asked asked = Asked.of(parameters, WhichCustomers.PARAMETERS);
        WhichCustomers.Sorted sorted = which.sorted(asked);
        Filter filter = which.filter(asked, sight);
        if (!writers.tryAcquire()) {
            throw new Declined(503, "busy", "%d files are being written: again a little later".formatted(WRITERS_MAX));
        }
        try {
            Selection first = new Selection(filter, sorted.order(), sorted.rising(), Optional.empty(), PART);
            note(request, asked, sight);
            new Attachment("customers", Population.dayOf(parts.clock().instant()))
                    .table(response, COLUMNS, csv -> write(csv, first, sight));
        } finally {
            writers.release();
        }
    }

    /// That somebody took a list is on disk before they get it. Of what is free text there is only that it was asked
    /// for: it may be a name, and who is erased is to be in no note.
    private void note(HttpServletRequest request, Asked asked, Sight sight) {
        ObjectNode note =
                AuditTrail.note(Requests.caller(request).id(), parts.clock().instant());
        asked.text("stage").ifPresent(stage -> note.put("stage", stage));
        ArrayNode by = note.putArray("filtered_by");
        asked.names("").stream().filter(name -> !name.equals("sort")).forEach(by::add);
        note.put("personal_data", sight.isOpen());
        parts.notes().set(AuditTrail.LIST, note.toString());
    }

    private void write(Csv csv, Selection first, Sight sight) throws IOException {
        Optional<Selection> part = Optional.of(first);
        while (part.isPresent()) {
            Everybody.Page page = parts.everybody().list(part.get());
            for (Listed each : page.customers()) csv.row(cells(each, sight));
            Optional<After> next = page.next();
            part = next.map(after -> new Selection(first.filter(), first.order(), first.rising(), next, PART));
        }
    }

    private List<Object> cells(Listed listed, Sight sight) {
        Glance glance = parts.everybody().glance(listed);
        return List.of(
                sight.of(listed.name()),
                value(listed, Identifier.USER_ID, sight),
                value(listed, Identifier.EMAIL, sight),
                consent(listed, sight),
                listed.pulse(),
                listed.stage().word(),
                cell(listed.momentum()),
                listed.cadenceDays(),
                cell(listed.overdue()),
                glance.preferredChannel().orElse(""),
                listed.channel(),
                listed.lastSeen().map(Instant::toString).orElse(""),
                listed.firstInteraction(),
                listed.lastInteraction(),
                listed.interactions());
    }

    /// What a customer allows and forbids, each as `marketing email=yes`, without a channel for all of them.
    private String consent(Listed listed, Sight sight) {
        return parts.persons().consent(listed.identifiers()).current().stream()
                .map(state -> "%s=%s"
                        .formatted(
                                sight.text((state.purpose() + " " + state.channel()).strip()),
                                state.word().granted() ? "yes" : "no"))
                .collect(Collectors.joining("; "));
    }

    /// The first identifier of a kind; empty if the caller may not see it.
    private static String value(Listed listed, String kind, Sight sight) {
        return listed.identifiers().stream()
                .filter(each -> each.kind().equals(kind))
                .filter(each -> sight.of(each).equals(each.toString()))
                .findFirst()
                .map(Identifier::value)
                .orElse("");
    }

    private static Object cell(OptionalDouble number) {
        return number.isPresent() ? (Object) number.getAsDouble() : "";
    }
}
