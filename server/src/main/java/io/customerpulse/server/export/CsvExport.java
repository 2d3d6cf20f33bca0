package io.customerpulse.server.export;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.ledger.Entry;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.server.person.Consent;
import io.customerpulse.server.person.Profile;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.stats.time.Micros;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/// All that is kept of one customer as a zip of tables, written as it is read.
public final class CsvExport {

    private static final List<String> EVENTS = List.of(
            "sequence",
            "at",
            "received_at",
            "source",
            "message_id",
            "identifiers",
            "kind",
            "what",
            "value_minor",
            "currency",
            "marks",
            "record");

    private final Kept kept;
    private final ZipOutputStream zip;

    private CsvExport(Kept kept, ZipOutputStream zip) {
        this.kept = kept;
        this.zip = zip;
    }

    /// Writes it; the stream stays open.
    public static void write(Kept kept, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        new CsvExport(kept, zip).write();
        zip.finish();
    }

    /// Writes the rows of a table.
    private interface Rows {
        void write(Csv csv) throws IOException;
    }

    private void write() throws IOException {
        table("identifiers.csv", List.of("kind", "value"), csv -> {
            for (Identifier each : kept.customer().identifiers()) csv.row(List.of(each.kind(), each.value()));
        });
        table("links.csv", List.of("at", "what", "one", "other", "because"), csv -> {
            for (Told each : kept.history()) {
                csv.row(List.of(
                        each.at(), each.what(), each.pair().one(), each.pair().other(), each.because()));
            }
        });
        table("profile.csv", List.of("trait", "value", "said_at"), this::profile);
        table("consent.csv", List.of("at", "purpose", "channel", "granted", "source", "wording", "by"), this::consent);
        table("pulse.csv", List.of("at", "pulse", "investments", "returns", "decay", "stage"), this::pulse);
        table("ledger.csv", List.of("booked_at", "signal", "event", "points", "left"), this::ledger);
        table("events.csv", EVENTS, csv -> {
            for (Stored each : kept.events()) event(csv, each);
        });
        table("failed_records.csv", List.of("sequence", "received_at", "source", "code", "record"), this::failed);
    }

    private void ledger(Csv csv) throws IOException {
        for (Entry each : kept.ledger().entries()) {
            csv.row(List.of(
                    each.bookedAt(),
                    each.interaction().signal(),
                    each.interaction().id(),
                    each.points(),
                    each.left()));
        }
    }

    private void profile(Csv csv) throws IOException {
        for (Profile.Holding each : kept.profile().holding()) {
            JsonNode value = each.value();
            Object cell = value.isNumber() ? value.numberValue() : value.isString() ? value.asString("") : value;
            csv.row(List.of(each.name(), cell, Micros.instant(each.atMicros())));
        }
    }

    private void consent(Csv csv) throws IOException {
        for (Consent each : kept.consent().history()) {
            csv.row(List.of(
                    Micros.instant(each.atMicros()),
                    each.purpose(),
                    each.channel(),
                    each.granted(),
                    each.proof().source(),
                    each.proof().wording(),
                    each.proof().by()));
        }
    }

    private void pulse(Csv csv) throws IOException {
        Optional<Trace.Point> pulse = kept.pulse();
        if (pulse.isEmpty()) return;
        Trace.Point point = pulse.get();
        csv.row(List.of(
                point.at(),
                point.pulse().level(),
                point.pulse().investments(),
                point.pulse().returns(),
                point.pulse().decay(),
                point.vitals().stage().word()));
    }

    private void event(Csv csv, Stored stored) throws IOException {
        Event event = stored.event();
        Money value = event.deed() instanceof Deed.Interacted interacted ? interacted.value() : Money.NONE;
        csv.row(List.of(
                stored.sequence(),
                event.deed().at(),
                event.origin().receivedAt(),
                event.origin().source(),
                event.origin().messageId(),
                event.identifiers().stream().map(Identifier::toString).collect(Collectors.joining(" ")),
                Deeds.word(event.deed()),
                Deeds.what(event.deed()),
                value.minor(),
                value.currency(),
                event.marks().stream().map(Mark::word).collect(Collectors.joining(" ")),
                kept.raw(stored)));
    }

    private void failed(Csv csv) throws IOException {
        for (Kept.Failed each : kept.failed()) {
            csv.row(List.of(
                    each.sequence(),
                    each.refusal().receivedAt(),
                    each.refusal().source(),
                    each.refusal().why().code(),
                    each.refusal().raw()));
        }
    }

    private void table(String name, List<String> columns, Rows rows) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Writer text = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        Csv csv = new Csv(text);
        csv.row(columns);
        rows.write(csv);
        text.flush();
        zip.closeEntry();
    }
}
