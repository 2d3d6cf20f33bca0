package io.customerpulse.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Writing all of something to a file that may take only some at once.
final class Writes {

    /// Handed to the disk at once, so that no large copy is made on the way.
    private static final int CHUNK_BYTES = 1 << 20;

    private Writes() {}

    static void all(Disk.Writing file, ByteBuffer bytes, long at) throws IOException {
        int end = bytes.limit();
        long place = at;
        while (bytes.position() < end) {
            bytes.limit(Math.min(end, bytes.position() + CHUNK_BYTES));
            int written = file.write(bytes, place);
            if (written <= 0) throw new IOException("the disk took nothing of a write, and gave no reason");
            place += written;
        }
    }
}
