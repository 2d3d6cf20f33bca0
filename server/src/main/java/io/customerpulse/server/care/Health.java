package io.customerpulse.server.care;

/// Whether a server can be used: what it tells whoever watches over it.
public final class Health {

    /// How a server is.
    public enum State {
        /// It is not open yet.
        STARTING,
        /// It takes in and answers.
        READY,
        /// It takes in nothing more, and finishes what is under way.
        STOPPING,
        /// Nothing can be written any more: the process is to be started again.
        BROKEN
    }

    private volatile State state = State.STARTING;

    public State state() {
        return state;
    }

    /// Whether requests may be sent here. A full disk does not change that: answers are given all the same.
    public boolean isReady() {
        return state == State.READY;
    }

    /// Whether the process is worth keeping.
    public boolean isAlive() {
        return state != State.BROKEN;
    }

    /// It is open.
    public void ready() {
        state = State.READY;
    }

    /// It is about to close; what is broken stays so.
    public void stopping() {
        if (state != State.BROKEN) state = State.STOPPING;
    }

    /// Nothing can be written any more.
    public void broken() {
        state = State.BROKEN;
    }
}
