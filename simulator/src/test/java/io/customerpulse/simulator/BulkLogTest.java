package io.customerpulse.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.simulator.BulkLog.Rows;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BulkLogTest {

    private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");
    private static final int CUSTOMERS = 10_000;
    private static final int ROWS = 200_000;
    private static final BulkLog LOG = new BulkLog(42, ROWS, CUSTOMERS, END);
    private static final long END_MICROS = END.getEpochSecond() * 1_000_000;
    private static final long START_MICROS = END.minus(BulkLog.SPAN).getEpochSecond() * 1_000_000;

    @Test
    void hasAsManyRowsAsAsked() {
        assertThat(rows(LOG)).isEqualTo(ROWS);
        assertThat(rows(new BulkLog(1, 0, 1, END))).isZero();
    }

    @Test
    void theSameSeedGivesTheSameRowsAndAnotherOthers() {
        assertThat(sum(LOG)).isEqualTo(sum(new BulkLog(42, ROWS, CUSTOMERS, END)));
        assertThat(sum(LOG)).isNotEqualTo(sum(new BulkLog(43, ROWS, CUSTOMERS, END)));
    }

    @Test
    void everyRowIsWithinTheYearAndItsLimits() {
        int[] signals = new int[BulkLog.signals().size()];
        for (Rows rows = LOG.read(); rows.next(); ) {
            assertThat(rows.atMicros()).isGreaterThanOrEqualTo(START_MICROS).isLessThan(END_MICROS);
            assertThat(rows.customer()).isBetween(0, CUSTOMERS - 1);
            assertThat(rows.outreach()).isBetween(BulkLog.NO_OUTREACH, BulkLog.OUTREACHES - 1);
            signals[rows.signal()]++;
            String signal = BulkLog.signals().get(rows.signal());
            assertThat(rows.valueMinor() != BulkLog.NO_VALUE).isEqualTo(signal.equals("Order Completed"));
            assertThat(rows.outreach() != BulkLog.NO_OUTREACH).isEqualTo(signal.startsWith("Email"));
        }
        assertThat(signals).hasSize(8);
        assertThat(Arrays.stream(signals).min().orElseThrow()).isGreaterThan(ROWS / 256);
    }

    @Test
    void timeRisesButForAnHourEitherWay() {
        long latest = START_MICROS;
        int backwards = 0;
        for (Rows rows = LOG.read(); rows.next(); ) {
            if (rows.atMicros() < latest) backwards++;
            assertThat(latest - rows.atMicros()).isLessThanOrEqualTo(7_200_000_000L);
            latest = Math.max(latest, rows.atMicros());
        }
        assertThat(backwards).isBetween(ROWS / 10, ROWS);
    }

    @Test
    void fewCustomersHaveManyRowsAndMostHaveFew() {
        int[] perCustomer = new int[CUSTOMERS];
        for (Rows rows = LOG.read(); rows.next(); ) perCustomer[rows.customer()]++;
        Arrays.sort(perCustomer);
        int mean = ROWS / CUSTOMERS;
        assertThat(perCustomer[CUSTOMERS / 2]).isLessThan(mean);
        assertThat(perCustomer[CUSTOMERS - 1]).isGreaterThan(15 * mean);
    }

    @Test
    void outreachesHaveNames() {
        assertThat(BulkLog.outreach(7)).isEqualTo("newsletter-07");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new BulkLog(1, -1, 1, END)).hasMessage("rows must be 0 or more: -1");
        assertThatThrownBy(() -> new BulkLog(1, 1, 0, END)).hasMessage("customers must be at least 1: 0");
    }

    private static long rows(BulkLog log) {
        long count = 0;
        for (Rows rows = log.read(); rows.next(); ) count++;
        return count;
    }

    private static long sum(BulkLog log) {
        long sum = 0;
        for (Rows rows = log.read(); rows.next(); ) {
            sum = 31 * sum + rows.customer();
            sum = 31 * sum + rows.atMicros();
            sum = 31 * sum + rows.signal();
            sum = 31 * sum + rows.valueMinor();
            sum = 31 * sum + rows.outreach();
        }
        return sum;
    }
}
