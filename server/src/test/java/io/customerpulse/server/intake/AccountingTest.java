package io.customerpulse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.codec.bytes.ByteSource;
import io.customerpulse.server.intake.Accounting.Counts;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountingTest {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00.000001Z");

    private final Accounting accounting = new Accounting(Map::of);

    @Test
    void theLatestOfASourceStaysWhateverOrderRecordsComeIn() {
        accounting.received(Map.of("a", NOON, "b", NOON.minusSeconds(9)));
        accounting.received(Map.of("a", NOON.minusSeconds(1), "b", NOON));
        assertThat(accounting.latest()).containsExactly(Map.entry("a", NOON), Map.entry("b", NOON));
    }

    @Test
    void whatIsWrittenIsReadAgainToTheMicrosecond() {
        accounting.add(Map.of("a", new Counts(3, 1, 1, 1), "never", new Counts(2, 0, 2, 0)));
        accounting.received(Map.of("a", NOON, "before 1970", Instant.EPOCH.minusSeconds(5)));
        ByteSink sink = new ByteSink();
        accounting.write(sink);
        ByteSource source = new ByteSource(sink.sealed());
        assertThat(Accounting.read(source)).isEqualTo(accounting.counts());
        assertThat(Accounting.readLatest(source)).isEqualTo(accounting.latest());
        assertThat(source.isBroken()).isFalse();
        assertThat(source.isAtEnd()).isTrue();
    }

    /// As checkpoints were before it was kept when records came.
    @Test
    void anOlderImageTellsTheCountsAndNoInstant() {
        ByteSink sink = new ByteSink();
        sink.count(1);
        sink.text("a");
        for (long count : new long[] {3, 1, 1, 1}) sink.count(count);
        ByteSource source = new ByteSource(sink.sealed());
        assertThat(Accounting.read(source)).containsExactly(Map.entry("a", new Counts(3, 1, 1, 1)));
        assertThat(Accounting.readLatest(source)).isEmpty();
        assertThat(source.isBroken()).isFalse();
    }
}
