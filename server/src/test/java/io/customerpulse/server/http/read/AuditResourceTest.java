package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.Key;
import io.customerpulse.server.access.Role;
import io.customerpulse.server.access.Setup;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.access.User;
import io.customerpulse.server.http.read.Live.Got;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AuditResourceTest {

    private static final String AUDIT = "/api/v1/audit";
    private static final String PASSWORD = "vermilion kettle on tuesday";

    @TempDir
    Path folder;

    private Live live;

    @BeforeEach
    void start() throws Exception {
        live = new Live(folder);
    }

    @AfterEach
    void end() throws Exception {
        live.close();
    }

    @Test
    void whatWasSetIsThereWithWhoWhenAndFromWhere() throws Exception {
        JsonNode key = live.post("/api/v1/keys", "{\"name\":\"report\",\"scopes\":[\"customer:read\"]}")
                .json();
        live.pass(Duration.ofMinutes(1));
        live.ask("DELETE", "/api/v1/keys/" + key.get("id").asString(), "", "");
        List<JsonNode> entries = entries("");
        JsonNode revoked = entries.getFirst();
        JsonNode made = entries.get(1);
        String own = live.access().keys().list().stream()
                .filter(each -> each.name().equals("all"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(revoked.get("what").asString()).isEqualTo("key.revoked");
        assertThat(made.get("what").asString()).isEqualTo("key.made");
        for (JsonNode each : List.of(revoked, made)) {
            assertThat(each.get("subject").asString()).isEqualTo(key.get("id").asString());
            assertThat(each.get("who").asString()).isEqualTo(own);
            assertThat(each.get("name").asString()).isEqualTo("all");
            assertThat(each.get("from").asString()).isEqualTo("127.0.0.1");
        }
        assertThat(revoked.get("at").asString()).isEqualTo(live.now().toString());
        assertThat(made.at("/after/name").asString()).isEqualTo("report");
        assertThat(made.at("/after/scopes/0").asString()).isEqualTo("customer:read");
    }

    @Test
    void aChangeShowsWhatWasBefore() throws Exception {
        live.ask("PATCH", "/api/v1/sources/" + live.source(), "application/json", "{\"name\":\"our shop\"}");
        JsonNode changed = entries("").getFirst();
        assertThat(changed.get("what").asString()).isEqualTo("source.put");
        assertThat(changed.at("/before/name").asString()).isEqualTo("a shop");
        assertThat(changed.at("/before").size()).isOne();
        assertThat(changed.at("/after/name").asString()).isEqualTo("our shop");
        User ada = user("Ada", live.access().setup().token(live.now()).orElseThrow());
        Stamp byAda = new Stamp(ada.id(), live.now());
        Setup.Invited invited = new Setup.Invited(Role.AGENT, "");
        User grace =
                user("Grace", live.access().setup().invitation(invited, byAda).orElseThrow());
        live.access().users().change(grace.id(), Role.ANALYST, byAda);
        JsonNode promoted = entries("?who=" + ada.id()).getFirst();
        assertThat(promoted.get("name").asString()).isEqualTo("Ada");
        assertThat(promoted.get("subject").asString()).isEqualTo(grace.id());
        assertThat(promoted.at("/before/role").asString()).isEqualTo("agent");
        assertThat(promoted.at("/after/role").asString()).isEqualTo("analyst");
    }

    @Test
    void noSecretAndNoHashIsInIt() throws Exception {
        JsonNode key = live.post("/api/v1/keys", "{\"name\":\"report\",\"scopes\":[\"admin\"]}")
                .json();
        JsonNode source = live.post(
                        "/api/v1/sources",
                        "{\"kind\":\"stripe\",\"name\":\"money\",\"secret\":\"whsec_c2VjcmV0c2VjcmV0c2VjcmV0\"}")
                .json();
        live.ask(
                "PATCH",
                "/api/v1/sources/" + source.path("id").asString(),
                "application/json",
                "{\"secret\":\"whsec_b3RoZXJvdGhlcm90aGVyb3RoZXI\"}");
        user("Ada", live.access().setup().token(live.now()).orElseThrow());
        String all = live.get(AUDIT).body();
        assertThat(all).contains("key.made", "source.put", "user.made", "\"secret\":\"another\"");
        assertThat(all)
                .doesNotContain(
                        key.get("secret").asString(), "c2VjcmV0", "b3RoZXI", PASSWORD, "argon2id", "\"hash\"", "shown");
    }

    @Test
    void pagesAreOneListTheNewestFirst() throws Exception {
        for (int i = 0; i < 7; i++) {
            live.pass(Duration.ofMinutes(1));
            live.post("/api/v1/keys", "{\"name\":\"k%d\",\"scopes\":[\"customer:read\"]}".formatted(i));
        }
        List<JsonNode> whole = entries("?limit=500");
        List<JsonNode> paged = new ArrayList<>();
        String query = "?limit=2";
        for (String cursor = "-"; !cursor.isEmpty(); query = "?limit=2&cursor=" + cursor) {
            JsonNode page = live.get(AUDIT + query).json();
            page.get("entries").forEach(paged::add);
            cursor = page.path("next_cursor").asString("");
        }
        assertThat(paged).isEqualTo(whole);
        assertThat(whole).extracting(each -> -each.get("id").asLong()).isSorted();
        assertThat(entries("?since=" + live.now().minus(Duration.ofMinutes(2))))
                .extracting(each -> each.at("/after/name").asString())
                .containsExactly("k6", "k5", "k4");
        assertThat(entries("?who=nobody")).isEmpty();
        assertThat(live.get(AUDIT + "?since=soon").status()).isEqualTo(400);
        assertThat(live.get(AUDIT + "?cursor=soon").status()).isEqualTo(400);
    }

    @Test
    void whoTookAListIsThereWithoutTheNameThatWasSearchedFor() throws Exception {
        live.get("/api/v1/customers.csv?stage=fading&search=ada.lovelace&sort=pulse");
        JsonNode taken = entries("").getFirst();
        assertThat(taken.get("what").asString()).isEqualTo("list.taken");
        assertThat(taken.get("at").asString()).isEqualTo(live.now().toString());
        assertThat(taken.get("after").toString())
                .isEqualTo("{\"stage\":\"fading\",\"filtered_by\":[\"search\",\"stage\"],\"personal_data\":true}");
        assertThat(live.get(AUDIT).body()).doesNotContain("lovelace");
        live.get("/api/v1/customers.csv?stage=asleep");
        assertThat(entries("").getFirst()).as("nothing was given").isEqualTo(taken);
    }

    @Test
    void whoTookAPersonsDataIsThereUntilThePersonIsErased() throws Exception {
        live.send(live.track("ada", "Order Completed", live.now()));
        live.await("/api/v1/population", json -> json.get("customers").asInt() == 1);
        live.post(
                "/api/v1/customers/user_id:ada/consent",
                "{\"purpose\":\"marketing\",\"granted\":true,\"source\":\"phone\",\"at\":\"2026-01-01T00:00:00Z\"}");
        live.get("/api/v1/customers/user_id:ada/export");
        live.post("/api/v1/backups", "{}");
        List<JsonNode> entries = entries("?limit=3");
        assertThat(entries)
                .extracting(each -> each.get("what").asString())
                .containsExactly("backup.made", "export.made", "consent.set");
        assertThat(entries.get(1).get("subject").asString()).isEqualTo("user_id:ada");
        assertThat(entries)
                .allSatisfy(each -> assertThat(each.get("at").asString())
                        .isEqualTo(live.now().toString()));
        Got erasing = live.ask("DELETE", "/api/v1/customers/user_id:ada", "", "");
        live.await(
                "/api/v1/erasures/" + erasing.json().get("id").asString(),
                json -> json.toString().contains("done"));
        assertThat(entries(""))
                .extracting(each -> each.get("what").asString())
                .startsWith("erase.done", "erase.begun", "backup.made")
                .doesNotContain("export.made", "consent.set");
        assertThat(live.get(AUDIT).body()).doesNotContain("user_id:ada");
    }

    /// The server counts everybody once a day and writes that down; so it does for what it makes up.
    @Test
    void whatNobodyDidIsNotInIt() throws Exception {
        live.send(live.track("ada", "Order Completed", live.now()));
        live.await("/api/v1/population/history", json -> !json.get("days").isEmpty());
        assertThat(entries("?limit=500"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.get("who").asString()).isNotEmpty())
                .extracting(each -> each.get("what").asString())
                .doesNotContain("population", "sample.loaded");
    }

    @Test
    void allOfItIsAFileThatHoldsTheSameAndNoFormula() throws Exception {
        for (String name : List.of("=HYPERLINK(1)", "plain", "a \\\"quoted\\\", one")) {
            live.pass(Duration.ofMinutes(1));
            live.post("/api/v1/keys", "{\"name\":\"%s\",\"scopes\":[\"customer:read\"]}".formatted(name));
        }
        live.access()
                .keys()
                .make(
                        new Key.Wanted("-1+1", List.of("admin"), List.of(), Instant.MAX),
                        new Stamp("=who()", live.now()));
        Got file = live.get(AUDIT + ".csv");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"audit-log-2026-06-01.csv\"");
        List<String> lines = file.body().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("id,at,who,name,from,what,subject,before,after");
        assertThat(lines).hasSize(entries("?limit=500").size() + 1);
        assertThat(lines.get(1)).contains(",'=who(),").contains("\"{\"\"name\"\":\"\"-1+1\"\"");
        assertThat(file.body()).doesNotContain(",=").contains("=HYPERLINK(1)\"\"");
        assertThat(live.get(AUDIT + ".csv?what=source.put").body().lines()).hasSize(2);
        assertThat(live.get(AUDIT + ".csv?who=nobody").body().lines()).hasSize(1);
        assertThat(live.get(AUDIT + ".csv?since=" + live.now()).body().lines()).hasSize(3);
        assertThat(live.get(AUDIT + ".csv?limit=1").status()).isEqualTo(400);
        assertThat(entries("?what=source.put")).hasSize(1);
    }

    private User user(String name, String token) {
        Setup.Claim claim = new Setup.Claim(token, name, PASSWORD);
        if (live.access().setup().claim(claim, "192.0.2.1", live.now()) instanceof Setup.Result.Claimed(User made)) {
            return made;
        }
        throw new AssertionError("not made");
    }

    private List<JsonNode> entries(String query) throws Exception {
        List<JsonNode> entries = new ArrayList<>();
        live.get(AUDIT + query).json().get("entries").forEach(entries::add);
        return entries;
    }
}
