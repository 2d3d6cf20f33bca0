package io.customerpulse.server.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.ControlLog;
import io.customerpulse.server.access.Key;
import io.customerpulse.server.access.Scope;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Keys and sources over HTTP, and changes that are sent twice.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysAndSourcesTest {

    private static final String READER = "{\"name\":\"reader\",\"scopes\":[\"customer:read\"]}";

    private final Waiting waiting = new Waiting();
    private final Site site =
            new Site(Site.Plan.usual().with(List.of(Door.scoped("POST", "/api/v1/test/wait", Scope.ADMIN)), waiting));
    private final Key.Made admin = site.key(Scope.ADMIN);

    /// An endpoint that takes as long as a test needs.
    @RestController
    static final class Waiting {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        @PostMapping("/api/v1/test/wait")
        ResponseEntity<Object> waits() throws InterruptedException {
            begun.countDown();
            mayEnd.await();
            return ResponseEntity.noContent().build();
        }
    }

    @AfterAll
    void close() {
        site.close();
    }

    @Test
    void aSecretIsShownOnceAndRevokedAtOnce() {
        JsonNode made = post("/api/v1/keys", READER).json();
        String id = made.path("id").asString();
        String secret = made.path("secret").asString();
        assertThat(secret).startsWith("pk_live_");
        assertThat(site.ask("GET", "/api/v1/keys/" + id).by(admin).send().body())
                .doesNotContain(secret);
        assertThat(site.ask("GET", "/api/v1/keys").by(admin).send().body())
                .contains(id)
                .doesNotContain(secret);
        assertThat(bearer(secret)).isEqualTo(200);
        Site.Answer revoked = site.ask("DELETE", "/api/v1/keys/" + id).by(admin).send();
        assertThat(revoked.json().path("good").asBoolean()).isFalse();
        assertThat(bearer(secret)).isEqualTo(401);
        assertThat(site.ask("DELETE", "/api/v1/keys/nobodys").by(admin).send().status())
                .isEqualTo(404);
        assertThat(site.log().bytes()).doesNotContain(secret);
    }

    @Test
    void aKeyIsReplacedWithAnOverlap() {
        JsonNode old = post("/api/v1/keys", READER).json();
        JsonNode fresh = post("/api/v1/keys/" + old.path("id").asString() + "/rotate", "{\"overlap_seconds\":60}")
                .json();
        assertThat(bearer(old.path("secret").asString())).isEqualTo(200);
        site.pass(Duration.ofSeconds(60));
        assertThat(bearer(old.path("secret").asString())).isEqualTo(401);
        assertThat(bearer(fresh.path("secret").asString())).isEqualTo(200);
    }

    @Test
    void aSourceIsSetUpChangedAndRemovedAndItsSecretIsNeverShown() {
        Site.Answer made = post(
                "/api/v1/sources",
                "{\"kind\":\"sendgrid\",\"name\":\"Mail\",\"secret\":\"whsec_5iFvq0\",\"options\":{\"region\":\"eu\"}}");
        assertThat(made.status()).isEqualTo(201);
        String place = "/api/v1/sources/" + made.json().path("id").asString();
        Site.Answer changed =
                site.ask("PATCH", place).by(admin).json("{\"enabled\":false}").send();
        assertThat(changed.json().path("enabled").asBoolean()).isFalse();
        assertThat(changed.json().path("options").path("region").asString()).isEqualTo("eu");
        Site.Answer turned = site.ask("PATCH", place)
                .by(admin)
                .json("{\"secret\":\"whsec_other\",\"options\":{}}")
                .send();
        assertThat(turned.json().path("has_secret").asBoolean()).isTrue();
        Site.Answer wrong = site.ask("PATCH", place)
                .by(admin)
                .json("{\"kind\":\"segment\",\"secret\":\"\"}")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        for (Site.Answer answer : List.of(
                made,
                changed,
                turned,
                wrong,
                site.ask("GET", place).by(admin).send(),
                site.ask("GET", "/api/v1/sources").by(admin).send())) {
            assertThat(answer.body()).doesNotContain("whsec_");
        }
        var kept = site.access().sources().find(made.json().path("id").asString());
        assertThat(kept)
                .hasValueSatisfying(each -> assertThat(each.account().secret()).isEqualTo("whsec_other"));
        assertThat(site.ask("DELETE", place).by(admin).send().status()).isEqualTo(204);
        assertThat(site.ask("GET", place).by(admin).send().status()).isEqualTo(404);
        assertThat(site.ask("PATCH", place).by(admin).json("{}").send().status())
                .isEqualTo(404);
    }

    @Test
    void aWriteKeyIsShownBecauseItIsPublic() {
        JsonNode made = post("/api/v1/sources", "{\"kind\":\"segment\",\"name\":\"Shop\"}")
                .json();
        String writeKey = made.path("write_key").asString();
        assertThat(writeKey).startsWith("wk_");
        assertThat(site.ask("GET", "/api/v1/sources").by(admin).send().body()).contains(writeKey);
        assertThat(bearer(writeKey)).isEqualTo(401);
    }

    @Test
    void aChangeThatIsSentTwiceIsDoneOnce() {
        Site.Answer first = keyed("one", READER).send();
        Site.Answer second = keyed("one", READER).send();
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("content-type")).isEqualTo(first.header("content-type"));
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
        assertThat(first.header("idempotency-replayed")).isEmpty();
        assertThat(site.ask("DELETE", "/api/v1/keys/" + first.json().path("id").asString())
                        .by(admin)
                        .with("Idempotency-Key", "one")
                        .send()
                        .code())
                .isEqualTo("idempotency_key_reused");
        Site.Answer other = keyed("one", READER.replace("reader", "writer")).send();
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(keyed("one", READER).by(site.key(Scope.ADMIN)).send().body()).isNotEqualTo(first.body());
        assertThat(site.log().bytes())
                .doesNotContain(first.json().path("secret").asString());
    }

    @Test
    void aRefusedChangeMayBeMendedUnderTheSameKey() {
        assertThat(keyed("mended", "{\"name\":\"reader\"}").send().status()).isEqualTo(422);
        assertThat(keyed("mended", "{").send().status()).isEqualTo(400);
        assertThat(keyed("mended", READER).send().status()).isEqualTo(201);
    }

    @Test
    void aChangeThatIsStillRunningIsNotBegunAgain() throws Exception {
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Site.Answer> first = other.submit(() -> waitingAsk().send());
            waiting.begun.await();
            Site.Answer second = waitingAsk().send();
            waiting.mayEnd.countDown();
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.code()).isEqualTo("still_running");
            assertThat(second.header("retry-after")).isEqualTo("1");
            assertThat(first.get().status()).isEqualTo(204);
            assertThat(waitingAsk().send().status()).isEqualTo(204);
        }
    }

    @Test
    void aKeyOfTheCallersOwnHasAShape() {
        assertThat(keyed("x".repeat(255), READER).send().status()).isEqualTo(201);
        assertThat(keyed("x".repeat(256), READER).send().code()).isEqualTo("bad_idempotency_key");
        assertThat(keyed("", READER).send().code()).isEqualTo("bad_idempotency_key");
    }

    @Test
    void theJournalMakesTheSameStateAgain() {
        post("/api/v1/keys", READER);
        post("/api/v1/sources", "{\"kind\":\"segment\",\"name\":\"Shop\"}");
        ControlLog restarted = site.log().restarted();
        assertThat(restarted.access().keys().list())
                .isEqualTo(site.access().keys().list());
        assertThat(restarted.access().sources().list())
                .isEqualTo(site.access().sources().list());
    }

    private Site.Ask waitingAsk() {
        return site.ask("POST", "/api/v1/test/wait").by(admin).with("Idempotency-Key", "waiting");
    }

    private Site.Ask keyed(String key, String body) {
        return site.ask("POST", "/api/v1/keys")
                .by(admin)
                .with("Idempotency-Key", key)
                .json(body);
    }

    private Site.Answer post(String path, String body) {
        return site.ask("POST", path).by(admin).json(body).send();
    }

    private int bearer(String secret) {
        return site.ask("GET", "/api/v1/caller")
                .with("Authorization", "Bearer " + secret)
                .send()
                .status();
    }
}
