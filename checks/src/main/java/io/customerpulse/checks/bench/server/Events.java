package io.customerpulse.checks.bench.server;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;

/// The events of the load: page views and orders of a hundred thousand customers, numbered.
final class Events {

    static final int CUSTOMERS = 100_000;

    private static final String[] SIGNALS = {"Page Viewed", "Product Viewed", "Product Added", "Order Completed"};
    private static final Clock CLOCK = Clock.systemUTC();
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private Events() {}

    static String customer(long number) {
        return "c" + Long.remainderUnsigned(mix(number), CUSTOMERS);
    }

    static String signal(long number) {
        return SIGNALS[(int) (mix(number + 1) >>> 62)];
    }

    /// As in live traffic, things happen when they are sent.
    static Instant at() {
        return CLOCK.instant();
    }

    /// The events as a batch call of the Segment protocol.
    static byte[] json(long first, int count) {
        StringBuilder text = new StringBuilder(64 + 240 * count).append("{\"batch\":[");
        for (long number = first; number < first + count; number++) {
            if (number > first) text.append(',');
            text.append("{\"type\":\"track\",\"messageId\":\"m-")
                    .append(Long.toHexString(number))
                    .append("\",\"userId\":\"")
                    .append(customer(number))
                    .append("\",\"event\":\"")
                    .append(signal(number))
                    .append("\",\"timestamp\":\"")
                    .append(at())
                    .append("\",\"properties\":{\"revenue\":19.99,\"currency\":\"USD\",\"product_id\":\"p")
                    .append(number & 1023)
                    .append("\"}}");
        }
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /// An event of a customer, of now.
    static byte[] json(String customer) {
        return """
                {"type": "track", "messageId": "%s", "userId": "%s", "event": "Order Completed",
                 "properties": {"revenue": 19.99, "currency": "USD"}}
                """.formatted(customer, customer).getBytes(StandardCharsets.UTF_8);
    }

    private static long mix(long number) {
        long z = number * MIX;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
