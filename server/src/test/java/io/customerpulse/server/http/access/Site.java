package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.ControlLog;
import io.customerpulse.server.access.Key;
import io.customerpulse.server.access.Rate;
import io.customerpulse.server.access.RateLimit;
import io.customerpulse.server.access.Role;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.access.Setup;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.http.Body;
import io.customerpulse.server.http.Json;
import io.customerpulse.server.http.Room;
import io.customerpulse.server.http.Web;
import io.customerpulse.server.signon.Provider;
import io.customerpulse.server.signon.SingleSignOn;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server with the doors of access and nothing behind them, on a free port of this machine. Its clock stands
/// until it is moved.
final class Site implements AutoCloseable {

    static final String NAME = "Ada";
    static final String PASSWORD = "vermilion kettle on tuesday";

    private final ControlLog log = new ControlLog();
    private final AtomicReference<Instant> now = new AtomicReference<>(ControlLog.START);
    private final HttpClient client = HttpClient.newHttpClient();
    private final ServletWebServerApplicationContext context;

    /// How a site is set up.
    record Plan(Front front, Rate rate, List<Door> doors, List<Object> controllers, Optional<Provider> signOn) {

        static Plan usual() {
            return new Plan(
                    Front.loopback(), new Rate(100_000, Duration.ofSeconds(1)), List.of(), List.of(), Optional.empty());
        }

        Plan signingOnAt(Provider provider) {
            return new Plan(front, rate, doors, controllers, Optional.of(provider));
        }

        Plan at(Front other) {
            return new Plan(other, rate, doors, controllers, signOn);
        }

        Plan limitedTo(Rate other) {
            return new Plan(front, other, doors, controllers, signOn);
        }

        Plan with(List<Door> moreDoors, Object... moreControllers) {
            return new Plan(front, rate, moreDoors, List.of(moreControllers), signOn);
        }
    }

    private static final Body.Means BODIES = new Body.Means(Room.usual(0), System::nanoTime);

    Site(Plan plan) {
        InstantSource clock = now::get;
        Optional<SingleSignOn> signOn = plan.signOn().map(provider -> new SingleSignOn(provider, ControlLog.chance(5)));
        AccessHttp http = new AccessHttp(
                log.access(),
                plan.front(),
                plan.doors(),
                new AccessHttp.Means(new RateLimit(plan.rate()), BODIES, signOn),
                clock,
                ControlLog.chance(9));
        SpringApplication application = new SpringApplication(Web.class);
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "spring.main.banner-mode", "off",
                "spring.main.log-startup-info", "false",
                "logging.level.root", "error",
                "spring.threads.virtual.enabled", "true"));
        application.addInitializers(any -> {
            GenericApplicationContext beans = (GenericApplicationContext) any;
            beans.registerBean(JsonMapper.class, () -> Json.MAPPER);
            for (int i = 0; i < http.filters().size(); i++)
                register(beans, http.filters().get(i), i);
            Stream.concat(http.controllers().stream(), plan.controllers().stream())
                    .forEach(each -> add(beans, each));
        });
        context = (ServletWebServerApplicationContext) application.run();
    }

    static Site usual() {
        return new Site(Plan.usual());
    }

    ControlLog log() {
        return log;
    }

    Access access() {
        return log.access();
    }

    Instant now() {
        return now.get();
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    int port() {
        var server = context.getWebServer();
        if (server == null) throw new IllegalStateException("no web server");
        return server.getPort();
    }

    String origin() {
        return "http://127.0.0.1:" + port();
    }

    /// All mappings of controllers, as `GET /path`.
    List<String> mappings() {
        List<String> mappings = new ArrayList<>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info -> info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> info.getPatternValues().forEach(path -> mappings.add(method + " " + path))));
        return mappings;
    }

    /// A key with these scopes.
    Key.Made key(Scope... scopes) {
        return ControlLog.done(access().keys()
                .make(
                        new Key.Wanted(
                                "test", Stream.of(scopes).map(Scope::word).toList(), List.of(), Instant.MAX),
                        new Stamp("adm_test", now())));
    }

    /// The first administrator, made through the front door.
    void setUp() {
        String token = access().setup().token(now()).orElseThrow();
        Answer answer = ask("POST", "/api/v1/setup")
                .json("{\"token\":\"%s\",\"name\":\"%s\",\"password\":\"%s\"}".formatted(token, NAME, PASSWORD))
                .send();
        if (answer.status() != 201) throw new AssertionError(answer.toString());
    }

    /// One more administrator, past the front door.
    void invite(String name) {
        invite(name, Role.ADMINISTRATOR);
    }

    /// One more user, past the front door.
    void invite(String name, Role role) {
        Stamp stamp = new Stamp(access().users().list().getFirst().id(), now());
        String token = access().setup()
                .invitation(new Setup.Invited(role, name), stamp)
                .orElseThrow();
        access().setup().claim(new Setup.Claim(token, name, PASSWORD), "127.0.0.1", now());
    }

    Login login(String name) {
        Answer answer = ask("POST", "/api/v1/login")
                .json("{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD))
                .send();
        if (answer.status() != 200) throw new AssertionError(answer.toString());
        String cookie = answer.header("set-cookie").split(";", -1)[0];
        return new Login(cookie, answer.json().path("csrf_token").asString());
    }

    /// A browser that is logged in.
    record Login(String cookie, String proof) {}

    Ask ask(String method, String path) {
        return new Ask(HttpRequest.newBuilder(URI.create(origin() + path)), method);
    }

    /// A request on its way.
    final class Ask {

        private final HttpRequest.Builder request;
        private final String method;
        private HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();

        Ask(HttpRequest.Builder request, String method) {
            this.request = request;
            this.method = method;
        }

        Ask with(String header, String value) {
            request.setHeader(header, value);
            return this;
        }

        Ask json(String text) {
            return body("application/json", text);
        }

        Ask body(String type, String text) {
            request.setHeader("Content-Type", type);
            body = HttpRequest.BodyPublishers.ofString(text);
            return this;
        }

        Ask by(Key.Made key) {
            return with("Authorization", "Bearer " + key.secret());
        }

        /// As a page of ours asks.
        Ask by(Login login) {
            return with("Cookie", login.cookie())
                    .with("Origin", origin())
                    .with("Sec-Fetch-Site", "same-origin")
                    .with("X-CSRF-Token", login.proof());
        }

        Answer send() {
            try {
                HttpResponse<String> response =
                        client.send(request.method(method, body).build(), HttpResponse.BodyHandlers.ofString());
                return new Answer(response.statusCode(), response.headers().map(), response.body());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    /// What came back.
    record Answer(int status, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        JsonNode json() {
            return Json.MAPPER.readTree(body);
        }

        String code() {
            return json().path("code").asString("");
        }
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }

    private static void register(GenericApplicationContext beans, Filter filter, int order) {
        beans.registerBean("filter" + order, FilterRegistrationBean.class, () -> {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
            registration.setName("filter" + order);
            registration.setOrder(order);
            return registration;
        });
    }

    private static <T> void add(GenericApplicationContext beans, T bean) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) bean.getClass();
        beans.registerBean(type, () -> bean);
    }
}
