package io.customerpulse.checks.clients;

import com.rudderstack.sdk.java.analytics.RudderAnalytics;
import com.segment.analytics.Analytics;
import com.segment.analytics.messages.TrackMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Six client libraries as they come from their registries. Each sends `count` events, of which the n-th is
/// `Client Event` of user `u(n mod 50)` with the same properties, and returns when its library says it is done.
enum Clients {
    SEGMENT_NODE("segment-node"),
    RUDDER_NODE("rudder-node"),
    POSTHOG_NODE("posthog-node"),
    SEGMENT_BROWSER("segment-browser"),
    SEGMENT_JAVA("segment-java"),
    RUDDER_JAVA("rudder-java");

    private static final int USERS = 50;
    private static final int BATCH = 250;
    private static final long PATIENCE_SECONDS = 180;

    private final String word;

    Clients(String word) {
        this.word = word;
    }

    /// What it is called, and its source and write key.
    String word() {
        return word;
    }

    void send(String url, int count) throws IOException, InterruptedException {
        switch (this) {
            case SEGMENT_NODE, RUDDER_NODE, POSTHOG_NODE, SEGMENT_BROWSER -> sendByNode(url, count);
            case SEGMENT_JAVA -> sendBySegment(url, count);
            case RUDDER_JAVA -> sendByRudder(url, count);
        }
    }

    /// The properties of the n-th event.
    static Map<String, Object> properties(int n) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("n", n);
        properties.put("text", "grüße, \"quotes\" \\ and 🥾");
        properties.put("price", 12.5);
        Map<String, Object> nested = new LinkedHashMap<>();
        nested.put("yes", true);
        nested.put("none", null);
        properties.put("nested", nested);
        properties.put("list", List.of(1, "two"));
        return properties;
    }

    static String user(int n) {
        return "u" + n % USERS;
    }

    private void sendByNode(String url, int count) throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("pulse.root", "..")).resolve("checks/clients");
        Process process = new ProcessBuilder("node", "send.mjs", word, url, word, Integer.toString(count))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        if (process.exitValue() != 0) throw new IOException(word + " failed:\n" + said);
    }

    private void sendBySegment(String url, int count) throws IOException, InterruptedException {
        CountDownLatch sent = new CountDownLatch(count);
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        Analytics analytics = Analytics.builder(word)
                .endpoint(url)
                .flushQueueSize(BATCH)
                .callback(new com.segment.analytics.Callback() {
                    @Override
                    public void success(com.segment.analytics.messages.Message message) {
                        sent.countDown();
                    }

                    @Override
                    public void failure(com.segment.analytics.messages.Message message, Throwable why) {
                        failures.add(why);
                    }
                })
                .build();
        for (int n = 0; n < count; n++) {
            analytics.enqueue(
                    TrackMessage.builder("Client Event").userId(user(n)).properties(properties(n)));
        }
        analytics.flush();
        finish(sent, failures);
        analytics.shutdown();
    }

    private void sendByRudder(String url, int count) throws IOException, InterruptedException {
        CountDownLatch sent = new CountDownLatch(count);
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        RudderAnalytics analytics = RudderAnalytics.builder(word)
                .setDataPlaneUrl(url)
                .flushQueueSize(BATCH)
                .callback(new com.rudderstack.sdk.java.analytics.Callback() {
                    @Override
                    public void success(com.rudderstack.sdk.java.analytics.messages.Message message) {
                        sent.countDown();
                    }

                    @Override
                    public void failure(com.rudderstack.sdk.java.analytics.messages.Message message, Throwable why) {
                        failures.add(why);
                    }
                })
                .build();
        for (int n = 0; n < count; n++) {
            analytics.enqueue(com.rudderstack.sdk.java.analytics.messages.TrackMessage.builder("Client Event")
                    .userId(user(n))
                    .properties(properties(n)));
        }
        analytics.flush();
        finish(sent, failures);
        analytics.shutdown();
    }

    private void finish(CountDownLatch sent, List<Throwable> failures) throws IOException, InterruptedException {
        boolean done = sent.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!failures.isEmpty()) throw new IOException(word + " failed", failures.getFirst());
        if (!done) throw new IOException(word + " was not done in time: " + sent.getCount() + " events are missing");
    }
}
