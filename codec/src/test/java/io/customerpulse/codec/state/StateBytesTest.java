package io.customerpulse.codec.state;

import static io.customerpulse.codec.state.Histories.START;
import static io.customerpulse.codec.state.Histories.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.codec.catalog.CatalogFile;
import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateBytesTest {

    private static final int BYTES_MAX = 1024;
    private static final Catalog CATALOG = Histories.catalog();
    private static final Rules RULES = Rules.of(CATALOG);
    private static final List<String> SIGNALS = Stream.concat(
                    CATALOG.signals().stream().map(Signal::name), Stream.of("never heard of"))
            .toList();

    // ---- round trip --------------------------------------------------------------------------

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aStateComesBackToTheLastBit(long seed) {
        int count = new Random(seed).nextInt(200);
        CustomerState state = Histories.state(Histories.random(seed, SIGNALS, count), RULES);

        byte[] bytes = StateBytes.encode(state, RULES);

        assertThat(read(bytes, RULES).parts()).isEqualTo(state.parts());
        assertThat(StateBytes.encode(read(bytes, RULES), RULES)).isEqualTo(bytes);
    }

    @Test
    void theEmptyStateComesBack() {
        CustomerState empty = CustomerState.empty(RULES);

        assertThat(read(StateBytes.encode(empty, RULES), RULES).parts()).isEqualTo(empty.parts());
    }

    @Test
    void theFirstByteIsTheVersion() {
        assertThat(StateBytes.encode(CustomerState.empty(RULES), RULES)[0]).isEqualTo((byte) 1);
    }

    // ---- size --------------------------------------------------------------------------------

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void tenSignalsOfTheDefaultCatalogWithOpenOutreachesTakeLessThanAKilobyte(long seed) {
        Rules rules = Rules.of(DefaultCatalog.read());
        CustomerState state = Histories.state(busyYear(seed), rules);
        assertThat(state.parts().questions().open()).hasSize(7);
        assertThat(state.parts().questions().answers()).hasSize(6);
        assertThat(state.parts().balances()).hasSize(13);

        assertThat(StateBytes.encode(state, rules)).hasSizeLessThanOrEqualTo(BYTES_MAX);
    }

    /// A customer who is written to on three channels all year, answers some, and is in the middle of it.
    private static List<Interaction> busyYear(long seed) {
        List<String> signals = List.of(
                "Order Completed",
                "Page Viewed",
                "Social Content Viewed",
                "Wishlist Product Added to Cart",
                "Email Delivered",
                "Email Opened",
                "SMS Delivered",
                "Coupon Applied",
                "Push Notification Received",
                "Push Notification Tapped");
        List<Interaction> year = new ArrayList<>(Histories.random(seed, signals, 500));
        year.sort(Comparator.comparing(Interaction::at));
        Instant now = START.plus(Duration.ofDays(380)).plusNanos(123_456_000);
        for (int i = 0; i < 3; i++) {
            Instant sent = now.minusSeconds(80_000L * i + seed);
            year.add(at(sent, "Email Delivered", "newsletter " + i));
            year.add(at(sent.plusSeconds(7), "SMS Delivered", "reminder " + i));
            year.add(at(sent.plusSeconds(11), "Email Opened", "older " + i));
            year.add(at(sent.plusSeconds(13), "Push Notification Tapped", "even older " + i));
        }
        year.add(at(now, "Push Notification Received", "sale"));
        return year;
    }

    // ---- damage ------------------------------------------------------------------------------

    @Test
    void everyBitFlipIsRefused() {
        byte[] bytes = StateBytes.encode(Histories.state(Histories.random(7, SIGNALS, 120), RULES), RULES);
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThat(StateBytes.decode(flipped, RULES)).as("bit " + bit).isInstanceOf(StateBytes.Refused.class);
        }
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] bytes = StateBytes.encode(Histories.state(Histories.random(7, SIGNALS, 120), RULES), RULES);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(StateBytes.decode(Arrays.copyOf(bytes, length), RULES))
                    .as("length " + length)
                    .isInstanceOf(StateBytes.Refused.class);
        }
    }

    /// The checksum finds damage; this is about bytes whose checksum is right and whose content is not.
    @Test
    void nonsenseWithARightChecksumIsRefusedOrReadButNeverFails() {
        byte[] bytes = StateBytes.encode(Histories.state(Histories.random(7, SIGNALS, 120), RULES), RULES);
        Random random = new Random(20260301);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] nonsense = Arrays.copyOf(bytes, bytes.length - random.nextInt(3) * random.nextInt(bytes.length / 3));
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                nonsense[9 + random.nextInt(nonsense.length - 9)] = (byte) random.nextInt();
            }
            if (StateBytes.decode(resealed(nonsense), RULES) instanceof StateBytes.Refused) refused++;
        }
        assertThat(refused).isGreaterThan(5_000);
    }

    @Test
    void nothingMayStandBehindTheState() {
        byte[] bytes = StateBytes.encode(Histories.state(Histories.random(7, SIGNALS, 12), RULES), RULES);

        assertThat(StateBytes.decode(resealed(Arrays.copyOf(bytes, bytes.length + 1)), RULES))
                .isEqualTo(new StateBytes.Refused("got bytes in another layout, allowed: version 1 as it was written"));
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] bytes = StateBytes.encode(CustomerState.empty(RULES), RULES);
        bytes[0] = 2;

        assertThat(StateBytes.decode(resealed(bytes), RULES))
                .isEqualTo(new StateBytes.Refused("got format version 2, allowed: 1"));
    }

    @Test
    void noBytesAreRefused() {
        assertThat(StateBytes.decode(new byte[0], RULES))
                .isEqualTo(new StateBytes.Refused(
                        "got 0 bytes that do not match their checksum, allowed: a state as it was written"));
    }

    // ---- other catalogs ----------------------------------------------------------------------

    private static final String ANOTHER =
            "got sums of another catalog, allowed: those of the catalog in use; rebuild the state";

    @Test
    void aCatalogWithMoreSignalsStillReadsIt() {
        CustomerState state = Histories.state(
                List.of(at(START, "purchase", ""), at(START.plusSeconds(5), "email_sent", "spring")), RULES);
        Rules more = changed("signals:", "signals:\n  aardvark: {side: return, weight: 1, half_life: 1d}");

        CustomerState read = read(StateBytes.encode(state, RULES), more);

        assertThat(read.parts().balances().getFirst().signal()).isEqualTo(more.signal("email_sent"));
        assertThat(read.parts().questions().open().getFirst().signal()).isEqualTo(more.signal("email_sent"));
        assertThat(read.parts().summary()).isEqualTo(state.parts().summary());
    }

    @Test
    void aCatalogThatSpellsANameInAnotherWayStillReadsIt() {
        CustomerState state = Histories.state(List.of(at(START, "page_viewed", "")), RULES);

        assertThat(read(StateBytes.encode(state, RULES), changed("page_viewed", "Page Viewed"))
                        .parts()
                        .summary())
                .isEqualTo(state.summary());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "half_life: 7d, channel: web => half_life: 8d, channel: web",
                "weight: 0.1 => weight: 0.2",
                "side: return, weight: 0.1 => side: investment, weight: 0.1",
                "half_life: 7d, channel: web => half_life: 7d, delay: 1h, channel: web",
                "1.5h: 0.2, 4d: 0.3 => 1.5h: 0.3, 4d: 0.2",
                "scale: 50 => scale: 60",
                "within: 7d, noise: 0.5 => within: 7d, noise: 0.6",
                "within: 7d, noise: 0.5 => within: 6d, noise: 0.5",
                "noise: 0.5, half_life: 14d => noise: 0.5, half_life: 13d",
                "delay: 18h, duration: 7d => delay: 18h, duration: 8d",
                "answers: channel => answers: outreach",
                "signals: => thresholds: {momentum: {fast: 15d}}\nsignals:",
                "signals: => rates: {EUR: 1.08}\nsignals:",
                "signals: => signals:\n  aardvark: {side: return, weight: 1, half_life: 1d}"
            })
    void aCatalogThatNeedsOtherSumsRefusesIt(String change) {
        List<Interaction> all = new ArrayList<>();
        for (String signal : SIGNALS) all.add(at(START.plusSeconds(all.size()), signal, ""));
        byte[] bytes = StateBytes.encode(Histories.state(all, RULES), RULES);
        String[] parts = change.split(" => ", 2);

        assertThat(StateBytes.decode(bytes, changed(parts[0], parts[1]))).isEqualTo(new StateBytes.Refused(ANOTHER));
    }

    @Test
    void aChangeToASignalTheCustomerNeverHadDoesNotMatter() {
        CustomerState state = Histories.state(List.of(at(START, "page_viewed", "")), RULES);
        Rules other = changed("weight: -4", "weight: -5");

        assertThat(read(StateBytes.encode(state, RULES), other).parts()).isEqualTo(state.parts());
    }

    @Test
    void aCatalogWithoutOneOfItsSignalsRefusesIt() {
        CustomerState state = Histories.state(List.of(at(START, "page_viewed", "")), RULES);

        assertThat(StateBytes.decode(StateBytes.encode(state, RULES), changed("page_viewed", "page_seen")))
                .isEqualTo(new StateBytes.Refused(
                        "got the signal \"page_viewed\", allowed: those of the catalog; rebuild the state"));
    }

    // ---- the world these tests live in -------------------------------------------------------

    private static Rules changed(String from, String to) {
        String text = Histories.resource("v1-catalog.yaml");
        assertThat(text).contains(from);
        CatalogFile file = CatalogFile.read("changed.yaml", text.replace(from, to));
        assertThat(file).isInstanceOf(CatalogFile.Read.class);
        return Rules.of(((CatalogFile.Read) file).catalog());
    }

    private static CustomerState read(byte[] bytes, Rules rules) {
        StateBytes read = StateBytes.decode(bytes, rules);
        assertThat(read).isInstanceOf(StateBytes.Read.class);
        return ((StateBytes.Read) read).state();
    }

    /// The bytes with the right checksum in place of their last four.
    private static byte[] resealed(byte[] bytes) {
        byte[] sealed = bytes.clone();
        int length = sealed.length - 4;
        long sum = ByteSink.checksum(sealed, length);
        for (int i = 0; i < 4; i++) sealed[length + i] = (byte) (sum >>> (24 - 8 * i));
        return sealed;
    }
}
