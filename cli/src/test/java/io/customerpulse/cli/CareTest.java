package io.customerpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands by which the data of a server are cared for.
class CareTest {

    @TempDir
    private Path folder;

    private Path data = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        data = folder.resolve("data");
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            calls.append("{\"type\":\"track\",\"event\":\"Order Completed\",\"userId\":\"ada%d\",\"messageId\":\"m%d\""
                            .formatted(i % 9, i))
                    .append(",\"timestamp\":\"2026-01-05T10:00:00Z\"}\n");
        }
        Path file = Files.writeString(folder.resolve("calls.jsonl"), calls.toString());
        assertThat(Program.run("import", file, "--data", data).status()).isZero();
    }

    @Test
    void aBackupRestoredElsewhereIsVerified() {
        Path backup = folder.resolve("b.zip");
        Path fresh = folder.resolve("fresh");
        assertThat(Program.run("backup", "--data", data, "--to", backup).err())
                .contains("written: " + backup)
                .contains("everything acknowledged until");
        Program restore = Program.run("restore", backup, "--data", fresh, "--erasures", data);
        assertThat(restore.err())
                .contains("restored: 200 entries, 200 stored events; every checksum agrees")
                .contains("recovery point: ")
                .contains("recovery time: ");
        assertThat(restore.status()).isZero();
        Program verify = Program.run("verify", "--data", fresh);
        assertThat(verify.err())
                .contains("journal: 200 entries")
                .contains("states 9")
                .contains("the index is what the journal says");
        assertThat(verify.status()).isZero();
    }

    @Test
    void anIndexIsMadeAnew() {
        Program rebuild = Program.run("rebuild", "--data", data);
        assertThat(rebuild.err()).contains("made anew from 200 entries in ");
        assertThat(Program.run("verify", "--data", data).status()).isZero();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path there = Files.createDirectory(folder.resolve("there"));
        Program onto = Program.run("backup", "--data", data, "--to", there);
        assertThat(onto.status()).isEqualTo(1);
        assertThat(onto.err()).contains("is there already");
        Path backup = folder.resolve("b");
        assertThat(Program.run("backup", "--data", data, "--to", backup).status())
                .isZero();
        Program into = Program.run("restore", backup, "--data", data);
        assertThat(into.status()).isEqualTo(1);
        assertThat(into.err()).contains("there is a journal in").contains("restore into a new folder");
    }

    @Test
    void aFolderThatIsNoneOfAServersIsNotMadeOne() {
        for (String command : new String[] {"verify", "rebuild"}) {
            Program run = Program.run(command, "--data", folder);
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("there is no journal in it");
        }
        assertThat(folder.resolve("lock")).doesNotExist();
    }

    /// R34.
    @Test
    void aWrongKeyOfTheConfigurationIsNamedWithItsLine() throws IOException {
        Path config = Files.writeString(folder.resolve("pulse.yaml"), "data: d\nprot: 8080\nmemory:\n  states: few\n");
        Program serve = Program.run("serve", "--config", config);
        assertThat(serve.status()).isEqualTo(2);
        assertThat(serve.err())
                .contains("pulse.yaml:2: prot: got an unknown key (did you mean port?)")
                .contains("pulse.yaml:4: memory.states: got \"few\"");
        assertThat(folder.resolve("d")).doesNotExist();
    }

    @Test
    void anAddressThatIsNotForBrowsersIsNamedWithItsLine() throws IOException {
        Path config = Files.writeString(folder.resolve("pulse.yaml"), """
                data: d
                origin: http://pulse.example.com
                proxies: [10.0.0.0/8, proxy.example.com]
                """);
        Program serve = Program.run("serve", "--config", config);
        assertThat(serve.status()).isEqualTo(2);
        assertThat(serve.err())
                .contains("pulse.yaml:2: origin: got \"http://pulse.example.com\", allowed: an https:// address")
                .contains("pulse.yaml:3: proxies: got \"proxy.example.com\", allowed: IP addresses or ranges")
                .doesNotContain("10.0.0.0/8\"");
        assertThat(folder.resolve("d")).doesNotExist();
    }

    @Test
    void whatIsWrongWithAProviderToSignOnAtIsNamedWithItsLine() throws IOException {
        Path config = Files.writeString(folder.resolve("pulse.yaml"), """
                data: d
                sign_on:
                  issuer: http://login.example.com
                  secret_file: nowhere
                  newcomers: kings
                  passwords: none
                """);
        Program serve = Program.run("serve", "--config", config);
        assertThat(serve.status()).isEqualTo(2);
        assertThat(serve.err())
                .contains(
                        "pulse.yaml:3: sign_on.issuer: got \"http://login.example.com\", allowed: an https:// address")
                .contains("sign_on.client: got nothing, allowed: a text")
                .contains("pulse.yaml:4: sign_on.secret_file: got ")
                .contains("nowhere, which cannot be read, allowed: a file that holds the secret of this server")
                .contains("pulse.yaml:5: sign_on.newcomers: got \"kings\", allowed: refused, viewer, marketer")
                .contains("pulse.yaml:6: sign_on.passwords: got \"none\", allowed: everybody, administrators");
        assertThat(folder.resolve("d")).doesNotExist();
    }

    @Test
    void whatIsWrongWithTheRulesOfIdentityIsNamedWithItsLine() throws IOException {
        Path config = Files.writeString(folder.resolve("pulse.yaml"), """
                data: d
                identity:
                  limits: {email: 0, "E-Mail": 3}
                  other_limits: 3
                  priorities: [user_id, user_id]
                  blocked: nobody
                """);
        Program serve = Program.run("serve", "--config", config);
        assertThat(serve.status()).isEqualTo(2);
        assertThat(serve.err())
                .contains("pulse.yaml:3: identity.limits.email: got \"0\", allowed: a whole number from 1 to 100000")
                .contains("E-Mail")
                .contains("pulse.yaml:4: identity.other_limits: got an unknown key (did you mean other_limit?)")
                .contains("pulse.yaml:5: identity.priorities: got user_id twice, allowed: each kind once")
                .contains("pulse.yaml:6: identity.blocked: got \"nobody\", allowed: a list of texts");
        assertThat(folder.resolve("d")).doesNotExist();
    }

    @Test
    void aPersonIsExportedAndThenErasedAndTheIndexIsStillWhatTheJournalSays() throws IOException {
        Path json = folder.resolve("ada3.json");
        assertThat(Program.run("export", "user_id:ada3", "--data", data, "--to", json)
                        .err())
                .contains("written: " + json);
        assertThat(Files.readString(json)).contains("\"user_id:ada3\"").doesNotContain("ada4");
        assertThat(Program.run("export", "ada3", "--data", data, "--to", json).err())
                .contains("is there already");
        Program erase = Program.run("erase", "user_id:ada3", "--data", data);
        assertThat(erase.err()).contains("erased: ers_").contains("journal.events 22");
        assertThat(erase.status()).isZero();
        Program verify = Program.run("verify", "--data", data);
        assertThat(verify.err()).contains("the index is what the journal says");
        assertThat(verify.status()).isZero();
        Program gone = Program.run("export", "ada3", "--data", data, "--to", folder.resolve("gone.json"));
        assertThat(gone.status()).isEqualTo(2);
        assertThat(gone.err()).contains("nothing is known of \"ada3\"");
        assertThat(Program.run("erase", "nobody", "--data", data).status()).isEqualTo(2);
        assertThat(Program.run("erase", "user_id:a", "--data", folder).err()).contains("there is no journal in it");
    }

    /// R33.
    @Test
    void aPlaceThatCannotBeADataFolderIsToldInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Program serve = Program.run("serve", "--data", file);
        assertThat(serve.status()).isEqualTo(1);
        assertThat(serve.err()).hasLineCount(1).contains("is a file: choose another place");
    }
}
