package io.customerpulse.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchesTest {

    /// Takes in what it is sent, as a server does: once. After some bodies it takes nothing more.
    private static final class Takes implements Target {

        private final Set<String> in = new HashSet<>();
        private final List<Integer> sizes = new ArrayList<>();
        private int bodiesLeft;

        Takes(int bodiesLeft) {
            this.bodiesLeft = bodiesLeft;
        }

        @Override
        public Reply send(byte[] body) throws IOException {
            if (bodiesLeft-- == 0) throw new IOException("gone");
            String text = new String(body, StandardCharsets.UTF_8);
            assertThat(text).startsWith("{\"batch\":[").endsWith("]}");
            sizes.add(body.length);
            List<String> calls = List.of(text.substring(10, text.length() - 2).split(","));
            long stored = calls.stream().filter(in::add).count();
            return new Reply(stored, calls.size() - stored, List.of());
        }

        @Override
        public void close() {}
    }

    private static void sendAll(Target target, int calls) {
        Batches batches = new Batches(target);
        for (int i = 0; i < calls; i++) batches.add(new Batches.Place("rows", i), "{\"n\":" + i + "}");
        batches.send();
        assertThat(batches.tally().rows()).isEqualTo(calls);
    }

    @Test
    void noBodyIsLargerThanAServerTakes() {
        Takes server = new Takes(1_000);
        Batches batches = new Batches(server);
        for (int i = 0; i < 40; i++)
            batches.add(new Batches.Place("rows", 0), "\"%d%s\"".formatted(i, "x".repeat(30_000)));
        batches.send();
        assertThat(server.sizes)
                .hasSizeGreaterThan(2)
                .allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(Batches.BYTES_MAX));
        assertThat(batches.tally().stored()).isEqualTo(40);
    }

    @Test
    void whatWasStoppedHalfWayGoesOnAndIsCountedOnce() {
        Takes server = new Takes(3);
        assertThatThrownBy(() -> sendAll(server, 20_000))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone");
        assertThat(server.in).hasSize(6_000);
        server.bodiesLeft = 1_000;
        sendAll(server, 20_000);
        assertThat(server.in).hasSize(20_000);
    }

    @Test
    void whoGoesOnPassesWhatWasAnsweredForUnlessTheFileIsReadInAnotherWayByNow() {
        Takes server = new Takes(1_000);
        Batches.Reached reached = new Batches.Reached(3, 2, new Tally(3, 0, 0, 0));
        Batches batches = new Batches(server, reached, (now, failed) -> {});
        for (int i = 0; i < 5; i++) batches.add(new Batches.Place("rows", i), "{\"n\":" + i + "}");
        batches.send();
        assertThat(server.in).containsExactlyInAnyOrder("{\"n\":3}", "{\"n\":4}");
        assertThat(batches.tally()).isEqualTo(new Tally(5, 0, 0, 0));
        Batches other = new Batches(server, reached, (now, failed) -> {});
        other.add(new Batches.Place("rows", 1), "{}");
        other.add(new Batches.Place("rows", 2), "{}");
        assertThatThrownBy(() -> other.add(new Batches.Place("rows", 4), "{}")).isInstanceOf(Batches.Moved.class);
    }
}
