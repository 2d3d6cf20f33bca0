package io.customerpulse.server.http;

import java.util.concurrent.atomic.AtomicLong;

/// The memory for bodies of requests, from their first byte until what they say is on disk or they are refused.
///
/// A body takes as much as has come of it, so a client that sends slowly keeps none from the others.
public final class Room {

    /// Enough for some batches at once in any heap.
    private static final long LEAST = 8L << 20;

    /// Of the heap: what is read from a body takes some times its bytes.
    private static final long PART = 16;

    private final long bytesMax;
    private final AtomicLong taken = new AtomicLong();

    /// @param bytesMax of all bodies at a time
    public Room(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// As fits a heap.
    public static Room usual(long heapBytes) {
        return new Room(Math.max(LEAST, heapBytes / PART));
    }

    /// A place for one body, empty yet.
    public Place place() {
        return new Place();
    }

    /// Bytes that are taken now.
    long taken() {
        return taken.get();
    }

    /// What one body takes; for one thread at a time.
    public final class Place {
        private long bytes;

        private Place() {}

        /// Takes some more, if there is room.
        boolean grow(long more) {
            if (taken.addAndGet(more) > bytesMax) {
                taken.addAndGet(-more);
                return false;
            }
            bytes += more;
            return true;
        }

        /// Gives all of it back.
        public void leave() {
            taken.addAndGet(-bytes);
            bytes = 0;
        }
    }
}
