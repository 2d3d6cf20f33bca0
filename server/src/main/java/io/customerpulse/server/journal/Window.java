package io.customerpulse.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;

/// A stretch of a file in memory that moves on through it.
///
/// Blocks that the disk cannot read are taken for zeros, which are no entry: so what stands around them is still
/// found. That many of them are not, is no damage but a disk that is gone, and fails.
final class Window {

    private static final int BLOCK_BYTES = 4096;

    /// As many bytes as one entry may have.
    static final int UNREADABLE_BLOCKS_MAX = Frame.PAYLOAD_BYTES_MAX / BLOCK_BYTES;

    private final Disk.Reading file;
    private long limit;
    private byte[] bytes;
    private long from;
    private int size;
    private int unreadableBlocksLeft;

    /// Nothing is read yet.
    ///
    /// @param limit                what lies behind is not looked at
    /// @param ahead                how much is read at once
    /// @param unreadableBlocksLeft how many blocks may be unreadable
    Window(Disk.Reading file, long limit, int ahead, int unreadableBlocksLeft) {
        this.file = file;
        this.limit = limit;
        this.bytes = new byte[(int) Math.min(ahead, Math.max(limit, 0))];
        this.unreadableBlocksLeft = unreadableBlocksLeft;
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
            int read = read(wanted - size);
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

    /// Reads as much as it can get, or else as the block that cannot be read.
    private int read(int length) throws IOException {
        long at = from + size;
        try {
            return file.read(ByteBuffer.wrap(bytes, size, length), at);
        } catch (ClosedChannelException closed) {
            throw closed;
        } catch (IOException unreadable) {
            int block = (int) Math.min(length, BLOCK_BYTES - at % BLOCK_BYTES);
            return block < length ? read(block) : zeros(block, unreadable);
        }
    }

    private int zeros(int length, IOException unreadable) throws IOException {
        if (unreadableBlocksLeft-- <= 0) throw unreadable;
        Arrays.fill(bytes, size, size + length, (byte) 0);
        return length;
    }
}
