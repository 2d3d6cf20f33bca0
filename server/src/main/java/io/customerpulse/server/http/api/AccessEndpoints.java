package io.customerpulse.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.customerpulse.server.http.api.Endpoint.Content;
import io.customerpulse.server.http.api.Endpoint.Example;
import io.customerpulse.server.http.api.Endpoint.Failure;
import io.customerpulse.server.http.api.Endpoint.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The endpoints of keys, sources, users and sessions. Their answers are written field by field; the records
/// here say which fields there are, and a test holds both together.
public final class AccessEndpoints {

    private static final String ID = "id";
    private static final Failure MISSING = new Failure(404, "there is none of this id");
    private static final Failure FLAWED = new Failure(422, "fields of the body are wrong; see errors");

    private AccessEndpoints() {}

    /// A secret key.
    public record Key(
            String id,
            String name,
            String shown,
            List<String> scopes,
            List<String> addresses,
            boolean good,
            Instant madeAt,
            String madeBy,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Instant expiresAt,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Instant revokedAt,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Instant lastUsedAt,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String secret) {}

    /// All keys.
    public record Keys(List<Key> keys) {}

    /// What a key is to be.
    public record WantedKey(
            String name,
            List<String> scopes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> addresses,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Instant expiresAt) {}

    /// How long the key before stays good.
    public record Rotation(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) long overlapSeconds) {}

    /// A source.
    public record Source(
            String id,
            String kind,
            String name,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String writeKey,
            boolean hasSecret,
            Map<String, String> options,
            boolean enabled,
            Instant madeAt,
            String madeBy,
            Instant changedAt,
            String changedBy) {}

    /// All sources.
    public record Sources(List<Source> sources) {}

    /// What a source is to be.
    public record WantedSource(
            String kind,
            String name,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String writeKey,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String secret,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> options,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) boolean enabled) {}

    /// What is to be different about a source; its kind stays.
    public record ChangedSource(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String name,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String writeKey,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String secret,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> options,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) boolean enabled) {}

    /// A user of the team.
    public record User(String id, String name, String role, Instant madeAt, String madeBy) {}

    /// All users.
    public record Users(List<User> users) {}

    /// What a user is to be.
    public record WantedRole(String role) {}

    /// Makes a user of whoever holds a token.
    public record Claim(
            String token,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String name,
            String password) {}

    /// Who is invited.
    public record Invited(
            String role,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String name) {}

    /// A token for one more user.
    public record Invitation(String token, String role, Instant expiresAt) {}

    /// Who wants to log in.
    public record Login(
            String name,
            String password,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String code) {}

    /// Whether one can sign on at a provider of identities, what people call it, and for whom a password is enough.
    public record SignOn(
            boolean offered,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String name,
            String passwords) {}

    /// One's own password.
    public record Knowing(String password) {}

    /// What an authenticator app has to know.
    public record Started(String secret, String uri, Instant expiresAt) {}

    /// A code of an authenticator app.
    public record Code(String code) {}

    /// Recovery codes, shown this once.
    public record Recovery(List<String> recoveryCodes) {}

    /// A session.
    public record Session(
            String id,
            Instant madeAt,
            Instant lastUsedAt,
            Instant endsAt,
            String address,
            String agent,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) boolean current) {}

    /// One's own sessions.
    public record Sessions(List<Session> sessions) {}

    /// Somebody who has logged in.
    public record Entered(String csrfToken, User user, Session session) {}

    /// A new password.
    public record Password(String presentPassword, String password) {}

    /// Who asks.
    public record Caller(
            String id,
            String kind,
            List<String> scopes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String name,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String role,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) boolean twoFactor,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) int recoveryCodesLeft,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) boolean hasPassword,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String sessionId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String csrfToken) {}

    public static List<Endpoint> list() {
        Endpoint caller = Endpoint.get("/api/v1/caller", "Who asks, and what they may do", Caller.class);
        return Stream.of(List.of(caller), keys(), sources(), users(), signOn(), own())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Endpoint> keys() {
        return List.of(
                Endpoint.get("/api/v1/keys", "All secret keys", Keys.class),
                Endpoint.get("/api/v1/keys/{id}", "A secret key", Key.class)
                        .with(of("a key"))
                        .failing(MISSING),
                makeKey(),
                rotate(),
                change("DELETE", "/api/v1/keys/{id}", "Revokes a key at once", Content.json(Key.class))
                        .with(of("a key"))
                        .failing(MISSING));
    }

    private static List<Endpoint> sources() {
        return List.of(
                Endpoint.get("/api/v1/sources", "All sources", Sources.class),
                Endpoint.get("/api/v1/sources/{id}", "A source", Source.class)
                        .with(of("a source"))
                        .failing(MISSING),
                makeSource(),
                changeSource(),
                removal(
                                "/api/v1/sources/{id}",
                                "Removes a source for good",
                                Example.usual("").answered(204))
                        .with(of("a source"))
                        .failing(MISSING));
    }

    private static List<Endpoint> users() {
        return List.of(
                Endpoint.get("/api/v1/users", "All users, and their roles", Users.class),
                changeUser(),
                person(removal("/api/v1/users/{id}", "Removes a user", Example.usual(""))
                        .with(of("a user"))
                        .failing(MISSING, FLAWED)),
                invite(),
                setup());
    }

    private static List<Endpoint> signOn() {
        return List.of(
                Endpoint.get("/api/v1/sign-on", "Whether one can sign on at a provider of identities", SignOn.class),
                Endpoint.get("/api/v1/sign-on/start", "Sends a browser to the provider of identities", SignOn.class)
                        .with(Parameter.query("to", "the page wanted after it, a path of this server", "/customers"))
                        .answering(Content.NONE)
                        .succeeding(303)
                        .failing(new Failure(404, "there is no provider"))
                        .like(new Example("no provider is set up", List.of(), "", 404)),
                Endpoint.get("/api/v1/sign-on/done", "Takes a browser back from the provider", SignOn.class)
                        .with(
                                Parameter.query("code", "what the provider gives for an ID token", "c0de"),
                                Parameter.query("state", "as it was sent to the provider", "5tate"))
                        .answering(Content.NONE)
                        .succeeding(303)
                        .failing(new Failure(404, "there is no provider"))
                        .like(new Example("no provider is set up", List.of("code", "state"), "", 404)));
    }

    /// Of whoever asks.
    private static List<Endpoint> own() {
        return List.of(
                login(),
                person(change("POST", "/api/v1/logout", "Ends the session that asks", Content.NONE)
                        .succeeding(204)),
                person(Endpoint.post("/api/v1/password", "Changes one's own password", Password.class, Caller.class)
                        .answering(Content.NONE)
                        .succeeding(204)),
                person(Endpoint.post(
                        "/api/v1/two-factor", "Begins a second factor of one's own", Knowing.class, Started.class)),
                person(Endpoint.post(
                        "/api/v1/two-factor/confirm",
                        "Puts it in force, and gives recovery codes",
                        Code.class,
                        Recovery.class)),
                person(removal("/api/v1/two-factor", "Ends one's second factor", Example.usual(""))
                        .carrying(Content.json(Knowing.class))),
                person(Endpoint.get("/api/v1/sessions", "One's own sessions", Sessions.class)),
                person(removal("/api/v1/sessions/{id}", "Ends a session", Example.usual(""))
                        .with(of("a session"))));
    }

    private static Endpoint makeKey() {
        return Endpoint.post(
                        "/api/v1/keys", "Makes a secret key; only this answer holds it", WantedKey.class, Key.class)
                .succeeding(201)
                .failing(FLAWED)
                .like(
                        Example.usual("{\"name\":\"a report\",\"scopes\":[\"customer:read\"]}")
                                .answered(201),
                        new Example("no scope", List.of(), "{\"name\":\"a report\",\"scopes\":[\"all\"]}", 422));
    }

    private static Endpoint rotate() {
        return Endpoint.post(
                        "/api/v1/keys/{id}/rotate",
                        "Makes a key like another, which stays good for a while",
                        Rotation.class,
                        Key.class)
                .with(of("a key"))
                .succeeding(201)
                .failing(MISSING, FLAWED)
                .like(Example.usual("{\"overlap_seconds\":3600}").answered(201));
    }

    private static Endpoint makeSource() {
        return Endpoint.post("/api/v1/sources", "Sets a source up", WantedSource.class, Source.class)
                .succeeding(201)
                .failing(FLAWED)
                .like(
                        Example.usual("{\"kind\":\"segment\",\"name\":\"the shop\"}")
                                .answered(201),
                        new Example("no such kind", List.of(), "{\"kind\":\"pigeon\",\"name\":\"the shop\"}", 422));
    }

    private static Endpoint changeSource() {
        return new Endpoint(
                "PATCH",
                "/api/v1/sources/{id}",
                "Changes what the body names, and leaves the rest",
                List.of(of("a source")),
                Optional.of(Content.json(ChangedSource.class)),
                Content.json(Source.class),
                List.of(MISSING, FLAWED),
                List.of(Example.usual("{\"enabled\":false}")),
                200);
    }

    private static Endpoint changeUser() {
        return new Endpoint(
                "PATCH",
                "/api/v1/users/{id}",
                "Gives a user another role, which holds at once",
                List.of(of("a user")),
                Optional.of(Content.json(WantedRole.class)),
                Content.json(User.class),
                List.of(MISSING, FLAWED),
                List.of(new Example("a key is no person", List.of(), "{\"role\":\"analyst\"}", 403)),
                200);
    }

    private static Endpoint invite() {
        return Endpoint.post(
                        "/api/v1/users/invitations",
                        "A token that makes a user of whoever claims it",
                        Invited.class,
                        Invitation.class)
                .succeeding(201)
                .failing(FLAWED)
                .like(new Example("a key is no person", List.of(), "{\"role\":\"agent\",\"name\":\"Grace\"}", 403));
    }

    private static Endpoint setup() {
        return Endpoint.post("/api/v1/setup", "Makes a user of whoever holds a token", Claim.class, User.class)
                .succeeding(201)
                .failing(FLAWED)
                .like(new Example(
                        "a token that is not good",
                        List.of(),
                        "{\"token\":\"none\",\"name\":\"Ada\",\"password\":\"vermilion kettle on tuesday\"}",
                        403));
    }

    private static Endpoint login() {
        return Endpoint.post("/api/v1/login", "Logs in: sets a cookie", Login.class, Entered.class)
                .failing(FLAWED)
                .like(new Example("a wrong password", List.of(), "{\"name\":\"Nobody\",\"password\":\"guess\"}", 401));
    }

    /// For persons who are logged in: a key is refused, as the example shows.
    private static Endpoint person(Endpoint endpoint) {
        String body = endpoint.body().isEmpty() ? "" : "{}";
        return endpoint.like(new Example("a key is no person", List.of(), body, 403));
    }

    private static Endpoint removal(String path, String summary, Example example) {
        return change("DELETE", path, summary, Content.NONE).like(example).succeeding(204);
    }

    private static Endpoint change(String method, String path, String summary, Content answer) {
        return new Endpoint(
                method, path, summary, List.of(), Optional.empty(), answer, List.of(), List.of(Example.usual("")), 200);
    }

    private static Parameter of(String what) {
        return Parameter.path(ID, "of " + what, "id_1");
    }
}
