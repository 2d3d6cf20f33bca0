package io.customerpulse.checks.bench.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The events of many customers, numbered: each of them once, in an order without rule, then each again with the next
/// signal.
///
/// @param customers how many
record Crowd(long customers) {

    private static final String[] SIGNALS = {
        "Page Viewed",
        "Product Viewed",
        "Product Added",
        "Order Completed",
        "Products Searched",
        "Email Opened",
        "Email Link Clicked",
        "Product Added to Wishlist",
        "Checkout Started",
        "Form Submitted"
    };

    /// A prime that divides no number of customers anybody would ask for.
    private static final long STRIDE = 2_147_483_647L;

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SECONDS_A_ROUND = 6 * 86_400L;

    /// Some events as a batch call of the Segment protocol.
    byte[] json(long first, int count) {
        StringBuilder text = new StringBuilder(64 + 240 * count).append("{\"batch\":[");
        for (long number = first; number < first + count; number++) {
            if (number > first) text.append(',');
            text.append("{\"type\":\"track\",\"messageId\":\"m-")
                    .append(Long.toHexString(number))
                    .append("\",\"userId\":\"c")
                    .append(number % customers * STRIDE % customers)
                    .append("\",\"event\":\"")
                    .append(SIGNALS[(int) (number / customers % SIGNALS.length)])
                    .append("\",\"timestamp\":\"")
                    .append(at(number))
                    .append("\",\"properties\":{\"revenue\":19.99,\"currency\":\"USD\",\"product_id\":\"p")
                    .append(number & 1023)
                    .append("\"}}");
        }
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private Instant at(long number) {
        long round = number / customers;
        return BEGIN.plusSeconds(round * SECONDS_A_ROUND + number % customers * SECONDS_A_ROUND / customers);
    }
}
