package io.customerpulse.server.http;

import io.customerpulse.server.imports.FirstRows;
import io.customerpulse.server.imports.Imports;
import io.customerpulse.server.imports.Receiving.Outcome;
import io.customerpulse.server.imports.Status;
import io.customerpulse.server.imports.Wanted;
import io.customerpulse.server.person.PersonalData;
import io.customerpulse.tables.mapping.Mapping;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Files that people bring in: announce one, send its bytes, see how far it is, want no more of it.
@RestController
@RequestMapping(ImportsResource.PATH)
public final class ImportsResource {

    public static final String PATH = "/api/v1/imports";

    private static final Problem UNKNOWN =
            Problem.of(404, "unknown_import", "Unknown import", "There is no import of this id, or not any more.");

    private static final Problem BUSY = Problem.of(
            409, "being_received", "Being received", "Another request sends bytes of this file at this moment.");

    private static final Problem NO_SPACE = Problem.of(
            507, "no_space", "No space", "There is not enough space on the disk of this server for the file.");

    private final Parts parts;

    /// What it works with.
    ///
    /// @param people   what a user or a key is called, by id
    /// @param currency of values that state none, at this moment
    /// @param bodies   what bodies of requests are read with
    public record Parts(
            Imports imports, Function<String, Optional<String>> people, Supplier<String> currency, Body.Means bodies) {}

    public ImportsResource(Parts parts) {
        this.parts = parts;
    }

    /// All imports.
    @GetMapping
    public ImportJson.All all() {
        return new ImportJson.All(
                parts.imports().list().stream().map(each -> told(each)).toList());
    }

    /// One import.
    @GetMapping("/{id}")
    public ResponseEntity<Object> one(@PathVariable String id, HttpServletRequest request) {
        return answer(request, parts.imports().find(id));
    }

    /// Announces a file.
    @PostMapping
    public ResponseEntity<Object> make(HttpServletRequest request, @RequestBody JsonNode body) throws IOException {
        Fields fields = Fields.of(body);
        String name = name(fields);
        Optional<String> mapping = mapping(fields);
        long bytes = fields.number("bytes", 0);
        if (bytes < 1) fields.flaw("/bytes", "out_of_range", "must be 1 or more: how long the file is");
        shape(fields, name, mapping);
        if (!fields.flaws().isEmpty()) return Problems.answer(request, Problems.invalidFields(fields.flaws()));
        if (bytes > Wanted.BYTES_MAX) return Problems.answer(request, Problems.tooLarge(Wanted.BYTES_MAX));
        String by = Requests.caller(request).id();
        return switch (parts.imports().make(new Wanted(name, bytes, mapping), by)) {
            case Imports.Made.Expected(Status status) ->
                ResponseEntity.created(URI.create(PATH + "/" + status.id())).body(told(status));
            case Imports.Made.TooMany(int open) ->
                Problems.answer(
                        request,
                        Problem.named(
                                409,
                                "too_many_imports",
                                "%d files are on their way or waiting already: wait until one is done"
                                        .formatted(open)));
            case Imports.Made.NoSpace(long free, long needed) ->
                Problems.answer(request, NO_SPACE.withFigures(Map.of("free_bytes", free, "needed_bytes", needed)));
        };
    }

    /// Tells how the beginning of a file would be read.
    @PostMapping("/preview")
    public ResponseEntity<Object> preview(HttpServletRequest request, @RequestBody JsonNode body)
            throws InterruptedException {
        Fields fields = Fields.of(body);
        String name = name(fields);
        String text = fields.text("text", FirstRows.TEXT_MAX);
        Optional<Mapping> mapping = shape(fields, name, mapping(fields));
        if (!fields.flaws().isEmpty()) return Problems.answer(request, Problems.invalidFields(fields.flaws()));
        FirstRows first = FirstRows.of(text, mapping, parts.currency().get());
        return ResponseEntity.ok(new ImportJson.Foreseen(
                first.rows().stream().map(ImportJson.Row::of).toList(), first.usable(), first.others()));
    }

    /// Takes bytes of a file in.
    @PutMapping("/{id}/file")
    public ResponseEntity<Object> file(
            @PathVariable String id, @RequestParam(defaultValue = "0") long from, HttpServletRequest request) {
        try {
            Outcome outcome = parts.imports().receive(id, from, Body.file(request, parts.bodies()));
            return switch (outcome) {
                case Outcome.Unknown() -> Problems.answer(request, UNKNOWN);
                case Outcome.Busy() -> Problems.answer(request, BUSY);
                case Outcome.NoSpace() -> Problems.answer(request, NO_SPACE);
                case Outcome.TooMany(long announced) -> Problems.answer(request, Problems.tooLarge(announced));
                case Outcome.NotExpected(Status.State state) ->
                    Problems.answer(
                            request,
                            Problem.named(
                                    409,
                                    "not_expected",
                                    "the whole file is here already, or nobody wants it any more"));
                case Outcome.Elsewhere(long received) ->
                    Problems.answer(
                            request,
                            Problem.named(
                                            409,
                                            "other_place",
                                            "%d bytes of the file are here: go on from there".formatted(received))
                                    .withFigures(Map.of("received_bytes", received)));
                case Outcome.Part(long _), Outcome.Whole() ->
                    answer(request, parts.imports().find(id));
            };
        } catch (IOException broken) {
            return Problems.answer(
                    request,
                    Problem.named(
                            400,
                            "cut_off",
                            "the bytes broke off, or came too slowly: received_bytes says where to go on"));
        }
    }

    /// Wants no more of an import.
    @PostMapping("/{id}/cancel")
    public ResponseEntity<Object> cancel(@PathVariable String id, HttpServletRequest request) throws IOException {
        return answer(
                request, parts.imports().cancel(id, Requests.caller(request).id()));
    }

    private ResponseEntity<Object> answer(HttpServletRequest request, Optional<Status> status) {
        return status.map(each -> ResponseEntity.<Object>ok(told(each)))
                .orElseGet(() -> Problems.answer(request, UNKNOWN));
    }

    private ImportJson.One told(Status status) {
        return ImportJson.One.of(status, parts.people());
    }

    /// What a file is called is kept for long, so addresses and telephone numbers in it are not.
    private static String name(Fields fields) {
        String name = fields.text("name", Wanted.NAME_MAX);
        if (name.chars().anyMatch(Character::isISOControl)) {
            fields.flaw("/name", "control_characters", "must be plain text");
        }
        return PersonalData.filtered(name);
    }

    private static Optional<String> mapping(Fields fields) {
        return fields.textIfAny("mapping", Wanted.MAPPING_MAX).filter(text -> !text.isBlank());
    }

    private static Optional<Mapping> shape(Fields fields, String name, Optional<String> mapping) {
        return switch (Wanted.shape(name, mapping)) {
            case Wanted.Shape.Calls() -> Optional.empty();
            case Wanted.Shape.Mapped(Mapping read) -> Optional.of(read);
            case Wanted.Shape.Unclear(List<String> reasons) -> {
                for (String reason : reasons) fields.flaw("/mapping", "invalid_mapping", reason);
                yield Optional.empty();
            }
        };
    }
}
