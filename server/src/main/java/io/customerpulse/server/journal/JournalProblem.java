package io.customerpulse.server.journal;

import java.io.IOException;

/// Something is wrong with the journal or its folder; the message is one plain sentence for people.
public sealed class JournalProblem extends IOException permits DiskFull, JournalBroken {

    private static final long serialVersionUID = 1;

    public JournalProblem(String message) {
        super(message);
    }

    public JournalProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
