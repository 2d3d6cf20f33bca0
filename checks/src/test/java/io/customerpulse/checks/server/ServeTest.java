package io.customerpulse.checks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeTest {

    private static final int SENDERS = 4;
    private static final int BEFORE_THE_END = 100;

    /// More than the native library that is unpacked at the start, and little for a journal.
    private static final int FILE_KIBIBYTES = 18_000;

    @TempDir
    private Path folder;

    /// Sends until nothing is answered any more, and returns which events were acknowledged.
    private static List<String> sendUntil(ServedProcess served, Runnable end) throws InterruptedException {
        List<String> acknowledged = new ArrayList<>();
        AtomicInteger next = new AtomicInteger();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofVirtual().start(() -> {
                try {
                    for (int status = 200; status != 0; ) {
                        String id = "m" + next.incrementAndGet();
                        status = served.track(id);
                        synchronized (acknowledged) {
                            if (status == 200) acknowledged.add(id);
                            if (acknowledged.size() == BEFORE_THE_END) end.run();
                        }
                    }
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread sender : senders) sender.join();
        return acknowledged;
    }

    /// R29, R32.
    @Test
    void askedToEndUnderLoadItFinishesAndLosesNothing() throws Exception {
        Path data = folder.resolve("data");
        ServedProcess.prepare(data);
        try (ServedProcess served = ServedProcess.start(data, folder.resolve("errors"))) {
            assertThat(served.get("/actuator/health/readiness")).isEqualTo(200);
            assertThat(served.get("/actuator/health/liveness")).isEqualTo(200);
            try (ServedProcess second = ServedProcess.start(data, folder.resolve("errors2"))) {
                assertThat(second.status()).isEqualTo(1);
                assertThat(second.errors()).hasLineCount(1).contains("in use by another process");
            }
            List<String> acknowledged = sendUntil(served, served::terminate);
            assertThat(served.status()).isZero();
            assertThat(served.errors().lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
            assertThat(ServedProcess.kept(data)).containsAll(acknowledged).doesNotHaveDuplicates();
        }
    }

    @Test
    void killedUnderLoadItLosesNothingThatWasAcknowledged() throws Exception {
        Path data = folder.resolve("data");
        ServedProcess.prepare(data);
        try (ServedProcess served = ServedProcess.start(data, folder.resolve("errors"))) {
            List<String> acknowledged = sendUntil(served, served::kill);
            assertThat(served.status()).isNotZero();
            assertThat(ServedProcess.kept(data)).containsAll(acknowledged).doesNotHaveDuplicates();
        }
    }

    @Test
    void whenNothingCanBeWrittenItSaysSoAndEndsAndLosesNothing() throws Exception {
        Path data = folder.resolve("data");
        ServedProcess.prepare(data);
        try (ServedProcess served = ServedProcess.startOnABadDisk(data, folder.resolve("errors"), FILE_KIBIBYTES)) {
            List<String> acknowledged = new ArrayList<>();
            String text = "x".repeat(30_000);
            int status = 200;
            for (int i = 1; i <= FILE_KIBIBYTES && status == 200; i++) {
                status = served.track("m" + i, text);
                if (status == 200) acknowledged.add("m" + i);
            }
            assertThat(status).isEqualTo(503);
            assertThat(served.status()).isEqualTo(1);
            assertThat(served.errors()).contains("nothing can be written any more");
            assertThat(acknowledged).isNotEmpty();
            assertThat(ServedProcess.kept(data)).containsAll(acknowledged).doesNotHaveDuplicates();
        }
    }
}
