package io.customerpulse.server.http.api;

import io.customerpulse.server.http.ImportJson;
import io.customerpulse.server.http.ImportsResource;
import io.customerpulse.server.http.api.Endpoint.Content;
import io.customerpulse.server.http.api.Endpoint.Example;
import io.customerpulse.server.http.api.Endpoint.Failure;
import io.customerpulse.server.http.api.Endpoint.Parameter;
import java.util.List;
import java.util.Optional;

/// The endpoints by which files are brought in.
public final class ImportEndpoints {

    /// A file of one line.
    static final String FILE =
            "{\"type\":\"track\",\"userId\":\"ada\",\"event\":\"Order Completed\",\"timestamp\":\"2026-05-31T12:00:00Z\"}";

    private static final Parameter ID = Parameter.path("id", "of the import", "imp_0123456789abcdef");
    private static final Failure UNKNOWN = new Failure(404, "there is no such import, or not any more");
    private static final Failure FLAWED = new Failure(422, "fields are wrong, or the mapping is");

    private ImportEndpoints() {}

    /// Nothing is said.
    public record Nothing() {}

    public static List<Endpoint> list() {
        return List.of(
                Endpoint.get(
                        ImportsResource.PATH,
                        "The files that are being brought in, and the latest that were",
                        ImportJson.All.class),
                Endpoint.get(
                                ImportsResource.PATH + "/{id}",
                                "How far a file is, and what became of its rows",
                                ImportJson.One.class)
                        .with(ID)
                        .failing(UNKNOWN),
                make(),
                preview(),
                file(),
                Endpoint.post(
                                ImportsResource.PATH + "/{id}/cancel",
                                "Wants no more of a file; what is in stays in",
                                Nothing.class,
                                ImportJson.One.class)
                        .with(ID)
                        .failing(UNKNOWN),
                Endpoint.get(
                                ImportsResource.PATH + "/{id}/failed.csv",
                                "The rows of a file that could not be used, as a table",
                                String.class)
                        .answering(Content.text("text/csv"))
                        .with(ID)
                        .failing(UNKNOWN));
    }

    private static Endpoint make() {
        return Endpoint.post(
                        ImportsResource.PATH,
                        "Announces a file to be brought in: its bytes are sent next",
                        ImportJson.Wanted.class,
                        ImportJson.One.class)
                .succeeding(201)
                .failing(
                        FLAWED,
                        new Failure(409, "too many are on their way or waiting"),
                        new Failure(413, "the file is longer than 2 GB"),
                        new Failure(507, "there is no space for it"))
                .like(
                        Example.usual("{\"name\":\"shop.jsonl\",\"bytes\":%d}".formatted(FILE.length()))
                                .answered(201),
                        new Example(
                                "a table with a mapping",
                                List.of(),
                                "{\"name\":\"orders.csv\",\"bytes\":1000,\"mapping\":\"customer: customer_id\\ntime: {column: time}\\nsignal: {constant: Order Completed}\\n\"}",
                                201),
                        new Example("a table without one", List.of(), "{\"name\":\"orders.csv\",\"bytes\":1000}", 422));
    }

    private static Endpoint preview() {
        return Endpoint.post(
                        ImportsResource.PATH + "/preview",
                        "How the beginning of a file would be read; nothing is kept",
                        ImportJson.Beginning.class,
                        ImportJson.Foreseen.class)
                .failing(FLAWED)
                .like(
                        Example.usual(
                                "{\"name\":\"orders.csv\",\"text\":\"who,when\\nada,2026-05-31\\nbob,yesterday\\n\",\"mapping\":\"customer: who\\ntime: {column: when}\\nsignal: {constant: Order Completed}\\n\"}"));
    }

    private static Endpoint file() {
        return new Endpoint(
                "PUT",
                ImportsResource.PATH + "/{id}/file",
                "Sends bytes of an announced file; when all are here it is read",
                List.of(ID, Parameter.number("from", "how many bytes of the file stand before these; 0", "0")),
                Optional.of(Content.text("application/octet-stream")),
                Content.json(ImportJson.One.class),
                List.of(
                        new Failure(400, "the bytes broke off"),
                        UNKNOWN,
                        new Failure(409, "the bytes do not follow those that are here, or none are expected"),
                        new Failure(413, "more bytes than were announced"),
                        new Failure(415, "not sent as application/octet-stream"),
                        new Failure(507, "there is no space for it")),
                List.of(new Example("usual", List.of("from"), FILE, 200)),
                200);
    }
}
