package io.customerpulse.server.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// The first 32 bytes of a segment: `PULSELOG`, the version of the format, the salt, the first sequence, four bytes
/// of nothing, and the CRC-32C of all before. In every version to come, what it is, the version and the sum stay
/// where they are.
final class Header {

    static final int BYTES = 32;

    /// The version written.
    static final int VERSION = 1;

    private static final long MAGIC =
            ByteBuffer.wrap("PULSELOG".getBytes(StandardCharsets.US_ASCII)).getLong();
    private static final int SUMMED_BYTES = BYTES - Integer.BYTES;

    private Header() {}

    static byte[] of(SegmentName name) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(MAGIC)
                .putInt(VERSION)
                .putInt(name.salt())
                .putLong(name.first())
                .putInt(0);
        return bytes.putInt(sum(bytes.array())).array();
    }

    /// Whether these bytes are the header that a segment of this name has; not so if they are damaged.
    ///
    /// @throws JournalProblem if it is sound, but of a newer format or of another segment
    static boolean isSound(byte[] header, SegmentName name) throws JournalProblem {
        ByteBuffer bytes = ByteBuffer.wrap(header);
        if (header.length < BYTES || bytes.getLong() != MAGIC || bytes.getInt(SUMMED_BYTES) != sum(header)) {
            return false;
        }
        int version = bytes.getInt();
        if (version > VERSION) {
            throw new JournalProblem(
                    "the journal file %s has format version %d, and this program knows versions up to %d: use a newer program"
                            .formatted(name.file(), version, VERSION));
        }
        if (bytes.getInt() != name.salt() || bytes.getLong() != name.first()) {
            throw new JournalProblem(
                    "the journal file %s was given another name than it was written under".formatted(name.file()));
        }
        return true;
    }

    private static int sum(byte[] header) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, SUMMED_BYTES);
        return (int) crc.getValue();
    }
}
