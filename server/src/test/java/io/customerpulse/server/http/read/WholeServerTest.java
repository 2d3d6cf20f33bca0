package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.care.Restore;
import io.customerpulse.server.http.read.Live.Got;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What only the whole server shows.
class WholeServerTest {

    @TempDir
    Path folder;

    @Test
    void aBackupOverHttpIsTheServer() throws Exception {
        Path zip = folder.resolve("backup.zip");
        Path other = Files.createDirectory(folder.resolve("restored"));
        String ledger = "/api/v1/customers/ada/ledger";
        JsonNode before;
        try (Live live = new Live(folder.resolve("data"))) {
            live.send(live.weekly("ada", 5, 1));
            before = live.await(ledger, json -> json.get("entries_total").asInt() == 5)
                    .json();
            HttpResponse<Path> answer = live.client()
                    .send(
                            live.to("/api/v1/backups")
                                    .POST(BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofFile(zip));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        }
        Restore.journal(zip, other.resolve("journal"));
        try (Live live = new Live(other)) {
            assertThat(live.get(ledger).json()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "webhook | {'customer':'user_id:/id','signal':'/what'} | /options/customer | must be kind=/place",
                "webhook | {'customer':'user_id=/id'} | /options/signal | must be given",
                "webhook | {'customer':'user_id=/id','signal':'/what','time_unit':'weeks'} | /options/time_unit | must be one of",
                "webhook | {'customer':'user_id=/id','signal':'/what','tolerance_seconds':'0'} | /options/tolerance_seconds | from 1 to",
                "webhook | {'customer':'user_id=/id','signall':'/what'} | /options/signall | allowed:",
                "sendgrid | {} | /secret | public key",
            })
    void aSourceThatCouldNotReadIsRefusedWithTheKeyThatIsWrong(
            String kind, String options, String pointer, String message) throws Exception {
        try (Live live = new Live(folder.resolve("data"))) {
            Got got = live.post(
                    "/api/v1/sources",
                    "{\"kind\":\"%s\",\"name\":\"Hall\",\"secret\":\"s-0123456789\",\"options\":%s}"
                            .formatted(kind, options.replace('\'', '"')));
            assertThat(got.status()).isEqualTo(422);
            JsonNode errors = got.json().get("errors");
            assertThat(errors.get(0).get("pointer").asString()).isEqualTo(pointer);
            assertThat(errors.get(0).toString()).contains(message);
            assertThat(live.get("/api/v1/sources").json().get("sources").size()).isEqualTo(1);
        }
    }
}
