package io.customerpulse.server.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// A folder of files as the journal needs it: the seam at which every fault of a disk can be played.
///
/// What was written or changed survives a loss of power only when it was synced; what was not may be there, be
/// missing or be torn. After [java.nio.channels.ClosedChannelException] from a reading the file may have been
/// replaced; any other failure is the disk's own.
public interface Disk extends Closeable {

    /// The names of all files, sorted.
    List<String> names() throws IOException;

    /// Opens a file for reading; many threads may read from it at once.
    Reading reading(String name) throws IOException;

    /// Opens a file for writing, and makes an empty one if it is not there.
    Writing writing(String name) throws IOException;

    /// Gives a file another name, and takes the place of a file that has it, in one step.
    void rename(String from, String to) throws IOException;

    /// Removes a file; it is fine if there is none.
    void delete(String name) throws IOException;

    /// Brings what was made, renamed and deleted to the disk.
    void syncNames() throws IOException;

    /// How many bytes there is room for.
    long freeBytes() throws IOException;

    @Override
    void close() throws IOException;

    /// A file that is read.
    interface Reading extends Closeable {

        long size() throws IOException;

        /// Reads some of the bytes there is room for, at least one.
        ///
        /// @return how many; −1 at the end of the file
        int read(ByteBuffer into, long at) throws IOException;
    }

    /// A file that is written, by one thread.
    interface Writing extends Closeable {

        /// Writes some of the bytes, at least one.
        ///
        /// @return how many
        /// @throws DiskFull if there is no room; bytes may have been written before
        int write(ByteBuffer bytes, long at) throws IOException;

        /// Cuts the file off.
        void truncate(long size) throws IOException;

        /// Brings all that was written to the disk. After a failure nothing is known of what was written since
        /// the last success, and syncing again proves nothing.
        void sync() throws IOException;
    }
}
