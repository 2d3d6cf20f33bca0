package io.customerpulse.checks.bench.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The events of many customers, numbered. They come in waves of a hundred thousand: each of a wave once, in an order
/// without rule, then each again with the next signal, and then the next wave.
///
/// @param waves  how many hundred thousand customers
/// @param rounds events of each; at most ten signals are told apart
public record Crowd(long waves, int rounds) {

    /// Customers of a wave.
    static final long WAVE = 100_000;

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

    long customers() {
        return waves * WAVE;
    }

    long events() {
        return customers() * rounds;
    }

    /// Some events as a batch call of the Segment protocol.
    byte[] json(long first, int count) {
        StringBuilder text = new StringBuilder(64 + 240 * count).append("{\"batch\":[");
        for (long number = first; number < first + count; number++) {
            if (number > first) text.append(',');
            text.append("{\"type\":\"track\",\"messageId\":\"m-")
                    .append(Long.toHexString(number))
                    .append("\",\"userId\":\"c")
                    .append(customer(number))
                    .append("\",\"event\":\"")
                    .append(SIGNALS[(int) (number / WAVE % rounds % SIGNALS.length)])
                    .append("\",\"timestamp\":\"")
                    .append(at(number))
                    .append("\",\"properties\":{\"revenue\":19.99,\"currency\":\"USD\",\"product_id\":\"p")
                    .append(number & 1023)
                    .append("\"}}");
        }
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Behind the last wave the first one comes again.
    private long customer(long number) {
        long wave = number / WAVE / rounds % waves;
        return wave * WAVE + number % WAVE * STRIDE % WAVE;
    }

    private Instant at(long number) {
        long round = number / WAVE % rounds;
        return BEGIN.plusSeconds(round * SECONDS_A_ROUND + number % WAVE * SECONDS_A_ROUND / WAVE);
    }
}
