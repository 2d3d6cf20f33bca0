package io.customerpulse.server.journal;

/// A write or a sync has failed, so nobody knows what is on the disk. The journal takes nothing any more; the
/// process must end, and the next start finds out.
public final class JournalBroken extends JournalProblem {

    private static final long serialVersionUID = 1;

    public JournalBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
