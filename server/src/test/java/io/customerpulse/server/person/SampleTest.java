package io.customerpulse.server.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.sample.SampleShop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The sample shop over real HTTP.
class SampleTest {

    private static final String SAMPLE = "/api/v1/sample";
    private static final int CUSTOMERS = 40;

    /// Each buys once and has an address; then one after the other comes back, without an end.
    private static final SampleShop SHOP = new SampleShop() {
        @Override
        public int customers() {
            return CUSTOMERS;
        }

        @Override
        public Life tell(Instant now, String run, Past past) {
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                past.body(
                        batch(
                                call(
                                        "identify",
                                        run + "-i" + customer,
                                        customer,
                                        now,
                                        "\"traits\":{\"email\":\"sample-%d@example.org\"}".formatted(customer)),
                                call(
                                        "track",
                                        run + "-o" + customer,
                                        customer,
                                        now.minusSeconds(customer * 3_600L + 60),
                                        "\"event\":\"Order Completed\"")),
                        customer + 1);
            }
            AtomicInteger number = new AtomicInteger();
            return () -> Optional.of(new Visit(number.incrementAndGet()));
        }
    };

    @TempDir
    private Path folder;

    @BeforeEach
    void aShopHasCustomersOfItsOwn() throws Exception {
        try (Brand brand = new Brand(folder, Optional.of(SHOP))) {
            brand.send(
                    call("identify", "r1", "ada", Brand.NOW, "\"traits\":{\"email\":\"ada@shop.test\"}"),
                    call("track", "r2", "ada", Brand.NOW.minusSeconds(9_000), "\"event\":\"Order Completed\""));
            assertThat(brand.get(SAMPLE).json().path("present").asBoolean(true)).isFalse();
            assertThat(brand.delete(SAMPLE, "none").status()).isEqualTo(409);
        }
    }

    private record Visit(int number) implements SampleShop.Happening {
        @Override
        public Duration after() {
            return Duration.ofMillis(5);
        }

        @Override
        public byte[] body(Instant at, String run) {
            return batch(call("track", run + "-v" + number, number % CUSTOMERS, at, "\"event\":\"Page Viewed\""));
        }
    }

    private static byte[] batch(String... calls) {
        return "{\"batch\":[%s]}".formatted(String.join(",", calls)).getBytes(StandardCharsets.UTF_8);
    }

    private static String call(String type, String id, int customer, Instant at, String rest) {
        return call(type, id, "sample-" + customer, at, rest);
    }

    private static String call(String type, String id, String user, Instant at, String rest) {
        return "{\"type\":\"%s\",\"messageId\":\"%s\",\"userId\":\"%s\",\"timestamp\":\"%s\",%s}"
                .formatted(type, id, user, at, rest);
    }

    private static JsonNode loaded(Brand brand) throws Exception {
        Brand.Got begun = brand.post(SAMPLE, "{}");
        assertThat(begun.status()).isEqualTo(202);
        return brand.await(
                SAMPLE,
                json -> json.path("state").asString("").equals("present")
                        && json.path("running").asBoolean(false)
                        && json.path("interactions").asLong(0) > 2 * CUSTOMERS + 3);
    }

    private static void removed(Brand brand, String once) throws Exception {
        assertThat(brand.delete(SAMPLE, once).status()).isEqualTo(202);
        brand.await(SAMPLE, json -> !json.path("present").asBoolean(true));
    }

    private static List<JsonNode> real(Brand brand) throws Exception {
        List<JsonNode> answers = new ArrayList<>();
        for (String what : List.of("pulse", "ledger", "profile", "identity")) {
            answers.add(brand.await("/api/v1/customers/ada/" + what, json -> true));
        }
        return answers;
    }

    private static void addsUp(Brand brand) throws Exception {
        JsonNode total = brand.get("/api/v1/accounting").json().path("total");
        assertThat(total.path("accepted").asLong(-1))
                .isEqualTo(total.path("stored").asLong(0)
                        + total.path("duplicate").asLong(0)
                        + total.path("failed").asLong(0));
    }

    @Test
    void itComesInGoesOnAndGoesWithoutTouchingWhatIsReal() throws Exception {
        try (Brand brand = new Brand(folder, Optional.of(SHOP))) {
            List<JsonNode> before = real(brand);
            JsonNode sample = loaded(brand);
            assertThat(sample.path("customers").asInt(0)).isEqualTo(CUSTOMERS);
            assertThat(sample.path("expected_customers").asInt(0)).isEqualTo(CUSTOMERS);
            brand.await("/api/v1/customers/sample-3/pulse", json -> true);
            brand.await("/api/v1/customers/email:sample-3@example.org/pulse", json -> true);
            removed(brand, "first");
            assertThat(brand.get("/api/v1/customers/sample-3/pulse").status()).isEqualTo(404);
            assertThat(brand.get("/api/v1/customers/email:sample-3@example.org/pulse")
                            .status())
                    .isEqualTo(404);
            brand.await("/api/v1/customers?limit=5", json -> json.path("total").asLong(0) == 1);
            assertThat(real(brand)).isEqualTo(before);
            addsUp(brand);
            assertThat(brand.get("/api/v1/sources").text()).doesNotContain("Sample shop");
        }
        try (Brand brand = new Brand(folder, Optional.of(SHOP))) {
            assertThat(brand.get(SAMPLE).json().path("present").asBoolean(true)).isFalse();
            assertThat(brand.get("/api/v1/customers/sample-3/pulse").status()).isEqualTo(404);
            addsUp(brand);
        }
    }

    @Test
    void itComesAgainAfterItWent() throws Exception {
        try (Brand brand = new Brand(folder, Optional.of(SHOP))) {
            String first = loaded(brand).path("source").asString("");
            removed(brand, "one");
            assertThat(loaded(brand).path("source").asString("")).isNotEqualTo(first);
            brand.await("/api/v1/customers/sample-3/pulse", json -> true);
            removed(brand, "two");
            assertThat(brand.get("/api/v1/customers/sample-3/pulse").status()).isEqualTo(404);
        }
    }

    @Test
    void afterAStartItIsThereAndGoesOnWhenAsked() throws Exception {
        String source;
        try (Brand brand = new Brand(folder, Optional.of(SHOP))) {
            source = loaded(brand).path("source").asString("");
        }
        try (Brand brand = new Brand(folder, Optional.of(SHOP))) {
            JsonNode sample = brand.get(SAMPLE).json();
            assertThat(sample.path("state").asString("")).isEqualTo("present");
            assertThat(sample.path("running").asBoolean(true)).isFalse();
            assertThat(sample.path("customers").asInt(0)).isEqualTo(CUSTOMERS);
            assertThat(loaded(brand).path("source").asString("")).isEqualTo(source);
            assertThat(brand.delete("/api/v1/sources/" + source, "x").status()).isEqualTo(409);
            assertThat(brand.post("/api/v1/sources", "{\"kind\":\"sample\",\"name\":\"mine\"}")
                            .status())
                    .isEqualTo(422);
            brand.await("/api/v1/customers?limit=5", json -> json.path("total").asLong(0) == CUSTOMERS + 1);
        }
    }

    @Test
    void aServerWithoutAShopSaysSo() throws Exception {
        try (Brand brand = new Brand(folder)) {
            assertThat(brand.get(SAMPLE).json().path("state").asString("")).isEqualTo("absent");
            assertThat(brand.post(SAMPLE, "{}").status()).isEqualTo(409);
            assertThat(brand.delete(SAMPLE, "x").status()).isEqualTo(409);
        }
    }
}
