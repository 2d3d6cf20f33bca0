package io.customerpulse.server.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// How one entry stands in a segment: a head of 24 bytes, then the payload.
///
/// | byte | what |
/// |---|---|
/// | 0 | sum of the bytes 4 to 23 |
/// | 4 | sum of the payload |
/// | 8 | length of the payload, 3 bytes; kind, 1 byte |
/// | 12 | sequence, 8 bytes |
/// | 20 | how many bytes of the same group stand before it |
///
/// A sum is the CRC-32C, exclusive-or the journal's salt. As the head is summed up on its own, a head can be known
/// for one wherever it stands, so that behind damage the next entry is found; as senders do not know the salt, no
/// payload can pretend to hold a head.
///
/// Everything before the begin of a group was synced before the group was written. So a head whose group begins
/// behind a damage proves that the damage is no tear of a last write.
final class Frame {

    static final int HEAD_BYTES = 24;

    /// The kind of a mark: a frame without an entry, whose sequence is that of the next entry. Written alone in
    /// its group, it proves all before it.
    static final int MARK = 0;

    static final int KIND_MAX = 255;

    /// The largest payload: 4 MiB.
    static final int PAYLOAD_BYTES_MAX = 4 << 20;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int PAYLOAD_SUM = 4;
    private static final int LENGTH_AND_KIND = 8;
    private static final int SEQUENCE = 12;
    private static final int GROUP = 20;

    private final int salt;
    private final CRC32C crc = new CRC32C();

    Frame(int salt) {
        this.salt = salt;
    }

    /// Writes a head before a payload that stands in its place already.
    ///
    /// @param at where the head begins
    void seal(byte[] bytes, int at, Head head) {
        INT.set(bytes, at + LENGTH_AND_KIND, head.length() << 8 | head.kind());
        LONG.set(bytes, at + SEQUENCE, head.sequence());
        INT.set(bytes, at + GROUP, head.group());
        INT.set(bytes, at + PAYLOAD_SUM, sum(bytes, at + HEAD_BYTES, head.length()));
        INT.set(bytes, at, sum(bytes, at + PAYLOAD_SUM, HEAD_BYTES - PAYLOAD_SUM));
    }

    /// Whether a head of ours stands here.
    boolean isHead(byte[] bytes, int at) {
        return integer(bytes, at) == sum(bytes, at + PAYLOAD_SUM, HEAD_BYTES - PAYLOAD_SUM)
                && length(bytes, at) <= PAYLOAD_BYTES_MAX;
    }

    /// Whether the payload behind a head is what was written.
    boolean isWhole(byte[] bytes, int at) {
        return integer(bytes, at + PAYLOAD_SUM) == sum(bytes, at + HEAD_BYTES, length(bytes, at));
    }

    static int length(byte[] bytes, int at) {
        return integer(bytes, at + LENGTH_AND_KIND) >>> 8;
    }

    static int kind(byte[] bytes, int at) {
        return integer(bytes, at + LENGTH_AND_KIND) & 0xff;
    }

    static long sequence(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at + SEQUENCE);
    }

    static int group(byte[] bytes, int at) {
        return integer(bytes, at + GROUP);
    }

    private static int integer(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    private int sum(byte[] bytes, int at, int length) {
        crc.reset();
        crc.update(bytes, at, length);
        return (int) crc.getValue() ^ salt;
    }

    /// What a head says.
    ///
    /// @param group how many bytes of the same group stand before it
    record Head(long sequence, int kind, int length, int group) {}
}
