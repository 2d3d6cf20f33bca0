package io.customerpulse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A plain log of any size, for benchmarks: nobody in it feels anything.
///
/// Rows rise in time but for a jitter of an hour either way, so that they are almost, not quite, in
/// order. Few customers have many rows and most have few: customer shares `x` follow
/// `x = u·(1 + 31·u)/32`, so the busiest have 32 times the mean and half of all have less than 0.7 of it.
/// A pure function of its components; a row costs two draws and no allocation.
///
/// @param seed      all chance comes from it
/// @param rows      how many, 0 or more
/// @param customers how many there may be, at least 1; with few rows each, some have none
/// @param end       the first instant after the span
public record BulkLog(long seed, long rows, int customers, Instant end) {

    /// Twelve months.
    public static final Duration SPAN = Duration.ofDays(365);

    /// The value of a row without one.
    public static final long NO_VALUE = -1;

    /// The outreach of a row without one.
    public static final int NO_OUTREACH = -1;

    /// Outreaches are weekly letters, numbered from 0.
    public static final int OUTREACHES = 53;

    private static final List<String> SIGNALS = List.of(
            "Page Viewed",
            "Product Viewed",
            "Email Delivered",
            "Email Opened",
            "Social Content Viewed",
            "Product Added",
            "Order Completed",
            "Ticket Opened");
    private static final int EMAIL_DELIVERED = 2;
    private static final int EMAIL_OPENED = 3;
    private static final int ORDER_COMPLETED = 6;
    /// Of 256 rows, how many have this signal or one before it.
    private static final int[] UP_TO = {64, 116, 180, 200, 228, 242, 254, 256};
    private static final long SECOND_MICROS = 1_000_000;
    private static final long JITTER_MICROS = 2 * 3_600 * SECOND_MICROS;
    private static final double UNIT = 0x1.0p-53;
    private static final int SKEW = 31;

    public BulkLog {
        if (rows < 0) throw new IllegalArgumentException("rows must be 0 or more: " + rows);
        if (customers < 1) throw new IllegalArgumentException("customers must be at least 1: " + customers);
    }

    /// The eight signals, by their numbers.
    public static List<String> signals() {
        return SIGNALS;
    }

    /// The name of an outreach, such as `newsletter-07`.
    public static String outreach(int number) {
        return "newsletter-" + Names.padded(number, 2);
    }

    /// A cursor before the first row. One cursor belongs to one thread.
    public Rows read() {
        return new Rows(this);
    }

    /// One row at a time: [#next] goes to it, the rest read it.
    public static final class Rows {

        private final BulkLog log;
        private final byte[] signals = new byte[256];
        private final long fromMicros;
        private final double stepMicros;
        private final Dice dice;
        private long done;
        private int customer;
        private long atMicros;
        private int signal;
        private long valueMinor = NO_VALUE;
        private int outreach = NO_OUTREACH;

        private Rows(BulkLog log) {
            this.log = log;
            this.dice = Dice.of(log.seed, Dice.Purpose.BULK, 0);
            Instant start = log.end.minus(SPAN);
            this.fromMicros = start.getEpochSecond() * SECOND_MICROS + start.getNano() / 1_000;
            this.stepMicros = SPAN.toSeconds() * (double) SECOND_MICROS / Math.max(1, log.rows);
            for (int share = 0, number = 0; share < signals.length; share++) {
                if (share == UP_TO[number]) number++;
                signals[share] = (byte) number;
            }
        }

        /// Goes to the next row; false, and nothing to read, after the last.
        public boolean next() {
            if (done == log.rows) return false;
            long who = dice.bits();
            long what = dice.bits();
            double u = (who >>> 11) * UNIT;
            customer = (int) (u * (1 + SKEW * u) / (1 + SKEW) * log.customers);
            signal = signals[(int) (what & 0xff)];
            long jitter = ((what >>> 8) & 0xffff) * JITTER_MICROS / 0x10000 - JITTER_MICROS / 2;
            long offset = (long) (done * stepMicros) + jitter;
            long last = SPAN.toSeconds() * SECOND_MICROS - 1;
            offset = offset < 0 ? -offset : offset > last ? 2 * last - offset : offset;
            atMicros = fromMicros + offset;
            valueMinor =
                    signal == ORDER_COMPLETED ? 500 + ((what >>> 24) & 0xfff) + ((what >>> 36) & 0x3fff) : NO_VALUE;
            outreach = signal == EMAIL_DELIVERED || signal == EMAIL_OPENED
                    ? (int) (offset / (7 * 86_400 * SECOND_MICROS))
                    : NO_OUTREACH;
            done++;
            return true;
        }

        /// From 0, below the log's number of customers.
        public int customer() {
            return customer;
        }

        /// Microseconds since 1970-01-01T00:00:00Z.
        public long atMicros() {
            return atMicros;
        }

        /// The number of the signal in [BulkLog#signals].
        public int signal() {
            return signal;
        }

        /// In US cents, or [#NO_VALUE].
        public long valueMinor() {
            return valueMinor;
        }

        /// From 0, below [#OUTREACHES], or [#NO_OUTREACH].
        public int outreach() {
            return outreach;
        }
    }
}
