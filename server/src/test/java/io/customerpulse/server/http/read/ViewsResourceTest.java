package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.Login;
import io.customerpulse.server.access.Role;
import io.customerpulse.server.access.Sessions;
import io.customerpulse.server.access.Setup;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.access.User;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ViewsResourceTest {

    private static final String VIEWS = "/api/v1/views";
    private static final String PASSWORD = "vermilion kettle on tuesday";

    @TempDir
    Path folder;

    /// Somebody in a browser.
    private record Browser(Live live, String token) {

        /// Signs in; the first is an administrator, and others are invited by them.
        static Browser of(Live live, String name) {
            Login.Attempt attempt = new Login.Attempt(name, PASSWORD, new Login.From("127.0.0.1", "test"));
            if (live.access().login().enter(attempt, live.now()) instanceof Login.Result.Entered(var _, var begun)) {
                return new Browser(live, begun.token());
            }
            throw new AssertionError("not logged in");
        }

        Answer ask(String method, String path, String json) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:%d%s".formatted(live.port(), path)))
                    .header("Cookie", "pulse=" + token)
                    .header("Origin", "http://127.0.0.1:" + live.port())
                    .header("X-CSRF-Token", Sessions.proof(token));
            if (!json.isEmpty()) request.header("Content-Type", "application/json");
            HttpResponse<String> got = live.client()
                    .send(
                            request.method(
                                            method,
                                            json.isEmpty()
                                                    ? BodyPublishers.noBody()
                                                    : BodyPublishers.ofString(json.replace('\'', '"')))
                                    .build(),
                            BodyHandlers.ofString());
            return new Answer(got.statusCode(), got.body());
        }

        String save(String json) throws Exception {
            Answer made = ask("POST", VIEWS, json);
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            return made.json().get("id").asString();
        }

        List<String> names() throws Exception {
            List<String> names = new ArrayList<>();
            ask("GET", VIEWS, "")
                    .json()
                    .get("views")
                    .forEach(each -> names.add(each.get("name").asString()));
            return names;
        }
    }

    private record Answer(int status, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    /// Ada runs the server, Mark is a marketer, Vera a viewer.
    private static void team(Live live) {
        User ada = claimed(live, live.access().setup().token(live.now()).orElseThrow(), "Ada");
        for (Role role : List.of(Role.MARKETER, Role.VIEWER)) {
            Setup.Invited invited = new Setup.Invited(role, "");
            String token = live.access()
                    .setup()
                    .invitation(invited, new Stamp(ada.id(), live.now()))
                    .orElseThrow();
            claimed(live, token, role == Role.MARKETER ? "Mark" : "Vera");
        }
    }

    private static User claimed(Live live, String token, String name) {
        Setup.Claim claim = new Setup.Claim(token, name, PASSWORD);
        if (live.access().setup().claim(claim, "127.0.0.1", live.now()) instanceof Setup.Result.Claimed(User made)) {
            return made;
        }
        throw new AssertionError("not made");
    }

    @Test
    void aViewIsThereInAnotherBrowserAndForAColleagueOnceItIsShared() throws Exception {
        try (Live live = new Live(folder)) {
            team(live);
            Browser mark = Browser.of(live, "Mark");
            Browser vera = Browser.of(live, "Vera");
            String calm = mark.save("{'name':'Calm ones','query':'stage=steady&pulse_min=5'}");
            JsonNode seen =
                    Browser.of(live, "Mark").ask("GET", VIEWS, "").json().at("/views/0");
            assertThat(seen.get("query").asString()).isEqualTo("pulse_min=5&stage=steady");
            assertThat(seen.get("own").asBoolean()).isTrue();
            assertThat(seen.get("owner_name").asString()).isEqualTo("Mark");
            assertThat(vera.names()).isEmpty();
            assertThat(live.get(VIEWS).json().get("views")).isEmpty();
            String shared = "{'name':'Calm','query':'stage=steady','shared':true}";
            assertThat(vera.ask("PUT", VIEWS + "/" + calm, shared).status()).isEqualTo(404);
            assertThat(mark.ask("PUT", VIEWS + "/" + calm, shared).status()).isEqualTo(200);
            assertThat(vera.names()).containsExactly("Calm");
            assertThat(live.get(VIEWS).json().at("/views/0/own").asBoolean(true))
                    .isFalse();
            assertThat(vera.ask("PUT", VIEWS + "/" + calm, shared).status()).isEqualTo(403);
            assertThat(vera.ask("DELETE", VIEWS + "/" + calm, "").status()).isEqualTo(403);
        }
        try (Live live = new Live(folder)) {
            assertThat(Browser.of(live, "Vera").names()).containsExactly("Calm");
            Browser ada = Browser.of(live, "Ada");
            String id = ada.ask("GET", VIEWS, "").json().at("/views/0/id").asString();
            assertThat(ada.ask("DELETE", VIEWS + "/" + id, "").status()).isEqualTo(204);
            assertThat(Browser.of(live, "Mark").names()).isEmpty();
            List<String> deeds = new ArrayList<>();
            live.get("/api/v1/audit?limit=500").json().get("entries").forEach(each -> {
                if (each.get("subject").asString().equals(id))
                    deeds.add(each.get("what").asString());
            });
            assertThat(deeds).containsExactly("view.removed", "view.put", "view.put");
        }
    }

    @Test
    void whatIsWrongIsToldFieldByField() throws Exception {
        try (Live live = new Live(folder)) {
            team(live);
            Browser mark = Browser.of(live, "Mark");
            for (String bad : List.of(
                    "{'query':''}",
                    "{'name':'a','query':'colour=red'}",
                    "{'name':'a','query':'trait.=1'}",
                    "{'name':'a','query':'stage=%zz'}",
                    "{'name':'a','shared':'yes'}",
                    "{'name':'a','by':'usr_1'}",
                    "{'name':'%s'}".formatted("a".repeat(101)),
                    "{'name':'a','query':'search=%s'}".formatted("a".repeat(2_000)))) {
                Answer refused = mark.ask("POST", VIEWS, bad);
                assertThat(refused.status()).as(bad).isEqualTo(422);
                assertThat(refused.json().get("errors")).as(bad).hasSize(1);
            }
            assertThat(mark.names()).isEmpty();
            assertThat(mark.ask("DELETE", VIEWS + "/view_1", "").status()).isEqualTo(404);
            assertThat(mark.ask("PUT", VIEWS + "/view_1", "{'name':'a'}").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void whoMayNotSeePersonalDataSeesNoneInTheViewsOfOthers() throws Exception {
        try (Live live = new Live(folder)) {
            team(live);
            Browser mark = Browser.of(live, "Mark");
            mark.save("{'name':'one','query':'search=grace%40shop.test','shared':true}");
            mark.save("{'name':'hopper','query':'search=hopper','shared':true}");
            mark.save("{'name':'two','query':'trait.last_name=Hopper','shared':true}");
            mark.save("{'name':'for grace@shop.test','query':'','shared':true}");
            mark.save("{'name':'gold','query':'trait.plan=gold','shared':true}");
            assertThat(Browser.of(live, "Vera").names()).containsExactly("gold");
            assertThat(Browser.of(live, "Ada").names())
                    .containsExactly("for grace@shop.test", "gold", "hopper", "one", "two");
        }
    }

    @Test
    void aViewThatNamesAPersonGoesWithThemForGood() throws Exception {
        try (Live live = new Live(folder)) {
            team(live);
            live.send(live.track("zelda-1", "Order Completed", live.now()));
            live.send(live.track("5", "Order Completed", live.now()));
            live.await("/api/v1/population", json -> json.get("customers").asInt() == 2);
            Browser mark = Browser.of(live, "Mark");
            mark.save("{'name':'her','query':'search=zelda-1','shared':true}");
            mark.save("{'name':'her too, user_id:zelda-1','query':'stage=fading'}");
            mark.save("{'name':'Top 5','query':'pulse_min=5'}");
            for (String each : List.of("zelda-1", "5")) {
                String id = live.ask("DELETE", "/api/v1/customers/user_id:" + each, "", "")
                        .json()
                        .get("id")
                        .asString();
                live.await("/api/v1/erasures/" + id, json -> json.toString().contains("done"));
            }
            assertThat(mark.names()).containsExactly("Top 5");
            assertThat(live.get("/api/v1/audit?limit=500").body()).doesNotContain("zelda");
        }
        try (Live live = new Live(folder)) {
            assertThat(Browser.of(live, "Mark").names()).containsExactly("Top 5");
        }
    }
}
