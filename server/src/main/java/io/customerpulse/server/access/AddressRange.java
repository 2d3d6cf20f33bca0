package io.customerpulse.server.access;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of IP addresses: one, or all that begin with the same bits, such as `10.1.0.0/16` or `2001:db8::/32`.
/// Names are never looked up.
///
/// @param text as it was written
public record AddressRange(String text) {

    private static final Pattern SHAPE = Pattern.compile("([0-9.]{7,15}|[0-9A-Fa-f:.]{2,45})(?:/(\\d{1,3}))?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    public AddressRange {
        if (!isRange(text)) throw new IllegalArgumentException("must be an IP address or a range of them: " + text);
    }

    /// The range that a text stands for, if it does.
    public static Optional<AddressRange> of(String text) {
        return isRange(text) ? Optional.of(new AddressRange(text)) : Optional.empty();
    }

    /// Whether an address lies in it. A text that is no address lies nowhere.
    public boolean holds(String address) {
        String[] parts = text.split("/", -1);
        Optional<byte[]> mine = bytes(parts[0]);
        Optional<byte[]> other = bytes(address);
        if (mine.isEmpty() || other.isEmpty() || mine.get().length != other.get().length) return false;
        int bits = parts.length == 1 ? mine.get().length * 8 : Integer.parseInt(parts[1]);
        return sameStart(mine.get(), other.get(), bits);
    }

    /// The network of an address, which stands for whoever has it: of IPv6 the first 64 bits, since one customer
    /// of a provider has them all; of IPv4 the address itself.
    static String network(String address) {
        return bytes(address)
                .filter(bytes -> bytes.length == 16)
                .map(bytes -> HexFormat.of().formatHex(bytes, 0, 8))
                .orElse(address);
    }

    private static boolean sameStart(byte[] left, byte[] right, int bits) {
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((left[i / 8] & mask) != (right[i / 8] & mask)) return false;
        }
        return true;
    }

    private static boolean isRange(String text) {
        var shape = SHAPE.matcher(text);
        if (!shape.matches()) return false;
        Optional<byte[]> bytes = bytes(shape.group(1));
        String bits = shape.group(2);
        return bytes.isPresent() && (bits == null || Integer.parseInt(bits) <= bytes.get().length * 8);
    }

    /// An address as bytes; one of IPv4 that is written as IPv6 counts as IPv4.
    private static Optional<byte[]> bytes(String address) {
        boolean isPlain = address.indexOf(':') < 0 ? IPV4.matcher(address).matches() : address.indexOf('%') < 0;
        if (!isPlain) return Optional.empty();
        try {
            return Optional.of(InetAddress.ofLiteral(address).getAddress());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
