package io.customerpulse.server.http.api;

import io.customerpulse.server.http.Json;
import io.customerpulse.server.http.Problem;
import io.customerpulse.server.http.access.Door;
import io.customerpulse.server.http.access.Doors;
import io.customerpulse.server.http.api.Endpoint.Content;
import io.customerpulse.server.http.api.Endpoint.Example;
import io.customerpulse.server.http.api.Endpoint.Failure;
import io.customerpulse.server.http.api.Endpoint.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The description of endpoints as OpenAPI 3.1 has it.
public final class OpenApi {

    private static final String OPEN = "open";
    private static final Set<String> OF_PERSONS = Set.of("person", "administrator");

    private final List<Endpoint> endpoints;
    private final Doors doors;
    private final Schemas schemas = new Schemas();

    private OpenApi(List<Endpoint> endpoints, List<Door> doors) {
        this.endpoints = endpoints;
        this.doors = new Doors(doors);
    }

    /// The description of some endpoints.
    ///
    /// @param doors what callers need for them; an endpoint without one does not exist
    public static String of(List<Endpoint> endpoints, List<Door> doors) {
        return Json.MAPPER.writeValueAsString(new OpenApi(endpoints, doors).document());
    }

    private ObjectNode document() {
        ObjectNode document = node().put("openapi", "3.1.1");
        document.putObject("info")
                .put("title", "Pulse")
                .put("version", "1")
                .put(
                        "description",
                        "Interactions in, the pulse of every customer out. Times are RFC 3339 in UTC, errors RFC 9457.");
        document.putArray("servers").addObject().put("url", "/");
        ObjectNode paths = document.putObject("paths");
        for (Endpoint endpoint : endpoints) {
            ObjectNode path =
                    paths.get(endpoint.path()) instanceof ObjectNode there ? there : paths.putObject(endpoint.path());
            path.set(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint));
        }
        ObjectNode components = document.putObject("components");
        schemas.of(Problem.class);
        ObjectNode all = components.putObject("schemas");
        schemas.components().forEach(all::set);
        ObjectNode ways = components.putObject("securitySchemes");
        ways.putObject("secret_key").put("type", "http").put("scheme", "bearer");
        ways.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", "pulse");
        return document;
    }

    private ObjectNode operation(Endpoint endpoint) {
        ObjectNode operation = node().put("summary", endpoint.summary());
        operation.put("operationId", id(endpoint));
        String need = need(endpoint);
        operation.put("x-needs", need);
        if (!need.equals(OPEN)) {
            ArrayNode security = operation.putArray("security");
            if (!OF_PERSONS.contains(need)) security.addObject().putArray("secret_key");
            security.addObject().putArray("session");
        }
        ArrayNode parameters = operation.putArray("parameters");
        for (Parameter parameter : endpoint.parameters()) parameters.add(parameter(parameter));
        endpoint.body().ifPresent(body -> operation.set("requestBody", body(body, endpoint.examples())));
        ObjectNode responses = operation.putObject("responses");
        ObjectNode done =
                responses.putObject(Integer.toString(endpoint.success())).put("description", "done");
        if (!endpoint.answer().equals(Content.NONE)) done.set("content", content(endpoint.answer()));
        for (Failure failure : endpoint.errors()) failure(responses, failure);
        failure(responses, new Failure(401, "the caller is not known"));
        failure(responses, new Failure(403, "the caller may not do this"));
        failure(responses, new Failure(429, "too many requests: again after the header Retry-After"));
        return operation;
    }

    private String need(Endpoint endpoint) {
        if (doors.find(endpoint.method(), endpoint.path()) instanceof Doors.Found.At(Door door)) {
            return door.need().word();
        }
        throw new IllegalStateException("no door for %s %s".formatted(endpoint.method(), endpoint.path()));
    }

    private ObjectNode parameter(Parameter parameter) {
        ObjectNode node = node().put("name", parameter.name())
                .put("in", parameter.place())
                .put("required", parameter.place().equals("path"))
                .put("description", parameter.meaning());
        node.putObject("schema").put("type", parameter.type());
        return node.put("example", parameter.example());
    }

    private ObjectNode body(Content content, List<Example> examples) {
        ObjectNode body = node().put("required", true);
        ObjectNode media = body.putObject("content").putObject(content.mediaType());
        content.type().ifPresent(type -> media.set("schema", schemas.of(type)));
        ObjectNode shown = media.putObject("examples");
        for (Example example : examples) {
            if (!example.body().isEmpty())
                shown.putObject(example.name()).set("value", Json.MAPPER.readTree(example.body()));
        }
        return body;
    }

    private ObjectNode content(Content content) {
        ObjectNode media = node();
        Optional<ObjectNode> schema = content.type().map(schemas::of);
        media.putObject(content.mediaType()).set("schema", schema.orElseGet(() -> node().put("type", "string")));
        return media;
    }

    private void failure(ObjectNode responses, Failure failure) {
        String status = Integer.toString(failure.status());
        if (responses.has(status)) return;
        responses
                .putObject(status)
                .put("description", failure.meaning())
                .set("content", content(new Content(Problem.MEDIA_TYPE, Optional.of(Problem.class))));
    }

    private static String id(Endpoint endpoint) {
        String path = endpoint.path().replaceAll("^/(api/v1/)?|[{}]", "").replaceAll("[^A-Za-z0-9]+", "_");
        return endpoint.method().toLowerCase(Locale.ROOT) + "_" + path;
    }

    private static ObjectNode node() {
        return Json.MAPPER.createObjectNode();
    }
}
