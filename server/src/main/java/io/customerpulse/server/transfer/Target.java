package io.customerpulse.server.transfer;

import java.io.IOException;
import java.util.List;

/// Where calls go: a server, or the way in of this one.
public interface Target extends AutoCloseable {

    /// What became of a body.
    ///
    /// @param stored    how many of its calls count now
    /// @param duplicate how many counted before
    /// @param rejected  those that cannot be used, kept there as failed events
    record Reply(long stored, long duplicate, List<Rejected> rejected) {
        public Reply {
            rejected = List.copyOf(rejected);
        }
    }

    /// A call that cannot be used.
    ///
    /// @param index  its place in the body
    /// @param id     of its failed event; 0 where it is not told
    /// @param detail what is wrong
    record Rejected(int index, long id, String detail) {}

    /// A body was refused as a whole, and will be again: nothing of it is in.
    final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        private final String detail;

        /// @param told   who refused it, and why
        /// @param detail why
        public Refused(String told, String detail) {
            super(told);
            this.detail = detail;
        }

        /// What is wrong with it.
        public String detail() {
            return detail;
        }
    }

    /// Has a body of calls taken in; when this returns they are on disk.
    ///
    /// @param body as `/v1/import` takes it
    /// @throws Refused     if nothing of it can be used
    /// @throws IOException if they could not be taken in; sending the same again is right
    Reply send(byte[] body) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
