package io.customerpulse.server.journal;

/// There was no room on the disk. Nothing of the group was taken; the journal can be used on, and the same entries
/// may be appended again once there is room.
public final class DiskFull extends JournalProblem {

    private static final long serialVersionUID = 1;

    public DiskFull(String message, Throwable cause) {
        super(message, cause);
    }

    public DiskFull(String message) {
        super(message);
    }
}
