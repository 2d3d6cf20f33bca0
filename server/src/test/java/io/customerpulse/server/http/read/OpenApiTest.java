package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.model.ModelFile;
import io.customerpulse.server.http.access.AccessHttp;
import io.customerpulse.server.http.access.Door;
import io.customerpulse.server.http.api.AccessEndpoints;
import io.customerpulse.server.http.api.CareEndpoints;
import io.customerpulse.server.http.api.CatalogEndpoints;
import io.customerpulse.server.http.api.Endpoint;
import io.customerpulse.server.http.api.Endpoint.Content;
import io.customerpulse.server.http.api.Endpoint.Example;
import io.customerpulse.server.http.api.Endpoint.Parameter;
import io.customerpulse.server.http.api.ImportEndpoints;
import io.customerpulse.server.http.api.IngestEndpoints;
import io.customerpulse.server.http.api.ModelEndpoints;
import io.customerpulse.server.http.api.PersonEndpoints;
import io.customerpulse.server.http.api.SampleEndpoints;
import io.customerpulse.server.http.read.Live.Got;
import io.customerpulse.server.model.Teaching;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class OpenApiTest {

    private static final List<Endpoint> ENDPOINTS = Stream.of(
                    IngestEndpoints.list(),
                    ReadHttp.endpoints(),
                    PersonEndpoints.list(),
                    ModelEndpoints.list(),
                    CatalogEndpoints.list(),
                    AccessEndpoints.list(),
                    SampleEndpoints.list(),
                    ImportEndpoints.list(),
                    CareEndpoints.list())
            .flatMap(List::stream)
            .toList();

    @TempDir
    static Path folder;

    private static Live live;
    private static JsonNode document;

    @BeforeAll
    static void adaIsKnownAndSomeRecordsFailed() throws Exception {
        live = new Live(folder);
        live.send(live.weekly("ada", 5, 1));
        live.await(
                "/api/v1/customers/ada/ledger",
                json -> json.get("entries_total").asInt() == 5);
        live.await("/api/v1/population", json -> json.get("customers").asInt() == 1);
        live.await("/api/v1/effects", json -> !json.get("as_of").isNull());
        document = live.get("/openapi.json").json();
    }

    @AfterAll
    static void end() throws Exception {
        live.close();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsAnsweredAsItIsDescribed() {
        return ENDPOINTS.stream()
                .flatMap(endpoint -> endpoint.examples().stream()
                        .map(example -> DynamicTest.dynamicTest(
                                "%s %s: %s".formatted(endpoint.method(), endpoint.path(), example.name()),
                                () -> run(endpoint, example))));
    }

    @Test
    void itIsOpenApi31AndEveryReferenceLeadsSomewhere() {
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        document.findValues("$ref")
                .forEach(reference -> assertThat(
                                document.at(reference.asString().substring(1)).isObject())
                        .as(reference.asString())
                        .isTrue());
        List<String> ids = document.findValues("operationId").stream()
                .map(JsonNode::asString)
                .toList();
        assertThat(ids).hasSameSizeAs(ENDPOINTS).doesNotHaveDuplicates();
    }

    @Test
    void everyDoorIsDescribedAndSaysWhatItNeeds() {
        Set<String> described = ENDPOINTS.stream()
                .map(endpoint -> endpoint.method() + " " + endpoint.path())
                .collect(Collectors.toCollection(TreeSet::new));
        for (Door door : Stream.of(ReadHttp.doors(), AccessHttp.doors())
                .flatMap(List::stream)
                .toList()) {
            assertThat(described).contains(door.method() + " " + door.path());
            JsonNode operation =
                    document.get("paths").get(door.path()).get(door.method().toLowerCase(Locale.ROOT));
            assertThat(operation.path("x-needs").asString("open"))
                    .isEqualTo(door.need().word());
        }
    }

    @Test
    void everyParameterOfThePathIsDescribed() {
        for (Endpoint endpoint : ENDPOINTS) {
            String left = endpoint.path();
            for (Parameter parameter : endpoint.parameters()) left = left.replace("{" + parameter.name() + "}", "");
            assertThat(left).as(endpoint.path()).doesNotContain("{");
        }
    }

    private static void run(Endpoint endpoint, Example example) throws Exception {
        String path = path(endpoint) + query(endpoint, example);
        if (endpoint.answer().mediaType().equals("text/event-stream")) {
            listen(path, example);
            return;
        }
        String type = endpoint.body().map(Content::mediaType).orElse("");
        Got got = live.ask(endpoint.method(), path, type, example.body());
        assertThat(got.status()).as(got.body()).isEqualTo(example.status());
        boolean isJson = endpoint.answer().mediaType().equals("application/json");
        if (got.status() == 204 || (got.status() == endpoint.success() && !isJson)) return;
        JsonNode operation =
                document.get("paths").get(endpoint.path()).get(endpoint.method().toLowerCase(Locale.ROOT));
        JsonNode media = operation
                .get("responses")
                .get(Integer.toString(example.status()))
                .get("content")
                .properties()
                .iterator()
                .next()
                .getValue();
        assertThat(Shape.complaints(document, media.get("schema"), got.json())).isEmpty();
    }

    /// The address, for a failed event one that is open.
    private static String path(Endpoint endpoint) throws Exception {
        String path = endpoint.path();
        if (path.startsWith("/api/v1/keys/"))
            path = path.replace("{id}", made("keys", "\"scopes\":[\"customer:read\"]"));
        if (path.startsWith("/api/v1/sources/")) path = path.replace("{id}", made("sources", "\"kind\":\"segment\""));
        if (path.startsWith("/api/v1/models/")) path = path.replace("{id}", model());
        if (path.startsWith("/api/v1/imports/")) path = path.replace("{id}", expected(endpoint));
        if (path.startsWith("/hooks/")) path = path.replace("{id}", made("sources", hook(endpoint)));
        if (path.startsWith("/api/v1/failed/{id}")) {
            live.send("{\"type\":\"track\",\"event\":\"Order Completed\",\"messageId\":\"%s\"}"
                    .formatted(path + live.now()));
            live.pass(Duration.ofMillis(1));
            path = path.replace(
                    "{id}", live.get("/api/v1/failed").json().at("/failed/0/id").asString());
        }
        for (Parameter parameter : endpoint.parameters()) {
            path = path.replace("{" + parameter.name() + "}", parameter.example());
        }
        return path;
    }

    /// The id of a candidate.
    private static String model() throws Exception {
        return live.post("/api/v1/models", ModelFile.text(Teaching.pulse()))
                .json()
                .get("id")
                .asString();
    }

    /// A source that believes what the key of this test proves.
    private static String hook(Endpoint endpoint) {
        String options = endpoint.method().equals("GET")
                ? "{}"
                : "{\"customer\":\"user_id=/who\",\"signal\":\"/what\",\"id\":\"/no\"}";
        return "\"kind\":\"%s\",\"secret\":\"%s\",\"options\":%s"
                .formatted(endpoint.method().equals("GET") ? "x" : "webhook", live.secret(), options);
    }

    /// The id of an import that expects just the bytes of the example.
    private static String expected(Endpoint endpoint) throws Exception {
        int bytes = endpoint.examples().getFirst().body().length();
        return made("imports", "\"bytes\":" + Math.max(1, bytes));
    }

    /// The id of something new.
    private static String made(String what, String fields) throws Exception {
        Got got = live.post("/api/v1/" + what, "{\"name\":\"new\",%s}".formatted(fields));
        return got.json().get("id").asString();
    }

    private static String query(Endpoint endpoint, Example example) {
        String query = example.query().stream()
                .map(each -> each.contains("=") ? each : each + "=" + value(endpoint, each))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String value(Endpoint endpoint, String name) {
        return endpoint.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .map(parameter -> URLEncoder.encode(parameter.example(), StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError("no parameter " + name));
    }

    private static void listen(String path, Example example) throws Exception {
        var response = live.client().send(live.to(path).GET().build(), BodyHandlers.ofInputStream());
        try (BufferedReader in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(response.statusCode()).isEqualTo(example.status());
            assertThat(in.readLine()).isEqualTo("retry: 2000");
            if (!path.contains("last_event_id")) return;
            String line = in.readLine();
            while (!line.startsWith("data: ")) line = in.readLine();
            assertThat(line).contains("user_id:ada");
        }
    }
}
