package io.customerpulse.cli.transfer;

import java.io.IOException;
import java.util.List;

/// Where calls go: a server, or the folder of one that is stopped.
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
    /// @param detail what is wrong
    record Rejected(int index, String detail) {}

    /// Has a body of calls taken in; when this returns they are on disk.
    ///
    /// @param body as `/v1/import` takes it
    /// @throws IOException if they could not be; sending the same again is right
    Reply send(byte[] body) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
