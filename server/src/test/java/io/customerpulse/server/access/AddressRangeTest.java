package io.customerpulse.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressRangeTest {

    @Test
    void aRangeHoldsWhatBeginsWithTheSameBits() {
        assertThat(holds("192.0.2.7", "192.0.2.7")).isTrue();
        assertThat(holds("192.0.2.7", "192.0.2.8")).isFalse();
        assertThat(holds("192.0.2.128/25", "192.0.2.255")).isTrue();
        assertThat(holds("192.0.2.128/25", "192.0.2.127")).isFalse();
        assertThat(holds("0.0.0.0/0", "203.0.113.9")).isTrue();
        assertThat(holds("0.0.0.0/0", "::1")).isFalse();
        assertThat(holds("::1", "0:0:0:0:0:0:0:1")).isTrue();
        assertThat(holds("2001:db8::/33", "2001:db8:7fff::1")).isTrue();
        assertThat(holds("2001:db8::/33", "2001:db8:8000::1")).isFalse();
        assertThat(holds("10.0.0.0/8", "::ffff:10.2.3.4")).isTrue();
    }

    @Test
    void whatIsNoAddressIsNoRangeAndLiesInNone() {
        for (String text : List.of(
                "",
                "localhost",
                "10.1",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.256",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/-1",
                "0x7f.0.0.1",
                "fe80::1%eth0",
                "1.2.3.4/8/8",
                " 10.0.0.1",
                "example.com/8",
                "[::1]")) {
            assertThat(AddressRange.of(text)).as(text).isEmpty();
            assertThat(holds("0.0.0.0/0", text)).as(text).isFalse();
        }
    }

    @Test
    void oneNetworkOfIpv6CountsAsOne() {
        assertThat(AddressRange.network("2001:db8:0:1::1")).isEqualTo(AddressRange.network("2001:db8:0:1:ffff::2"));
        assertThat(AddressRange.network("2001:db8:0:1::1")).isNotEqualTo(AddressRange.network("2001:db8:0:2::1"));
        assertThat(AddressRange.network("192.0.2.7")).isEqualTo("192.0.2.7");
    }

    private static boolean holds(String range, String address) {
        return AddressRange.of(range).orElseThrow().holds(address);
    }
}
