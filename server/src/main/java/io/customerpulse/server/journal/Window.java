package io.customerpulse.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A stretch of a file in memory that moves on through it.
final class Window {

    private final Disk.Reading file;
    private long limit;
    private byte[] bytes;
    private long from;
    private int size;

    /// Nothing is read yet.
    ///
    /// @param limit what lies behind is not looked at
    /// @param ahead how much is read at once
    Window(Disk.Reading file, long limit, int ahead) {
        this.file = file;
        this.limit = limit;
        this.bytes = new byte[ahead];
    }

    /// Brings bytes into memory.
    ///
    /// @return whether they are there; they are not if they lie behind the limit or the end of the file
    boolean holds(long at, int length) throws IOException {
        if (at + length > limit) return false;
        if (at >= from && at + length <= from + size) return true;
        move(at);
        if (length > bytes.length) bytes = Arrays.copyOf(bytes, length);
        int wanted = (int) Math.min(bytes.length, limit - from);
        while (size < length) {
            int read = file.read(ByteBuffer.wrap(bytes, size, wanted - size), from + size);
            if (read <= 0) {
                limit = from + size;
                return false;
            }
            size += read;
        }
        return true;
    }

    /// The bytes in memory; the one at an offset in the file stands at [#index].
    byte[] bytes() {
        return bytes;
    }

    int index(long at) {
        return (int) (at - from);
    }

    private void move(long at) {
        int kept = at >= from && at < from + size ? (int) (from + size - at) : 0;
        if (kept > 0) System.arraycopy(bytes, index(at), bytes, 0, kept);
        from = at;
        size = kept;
    }
}
