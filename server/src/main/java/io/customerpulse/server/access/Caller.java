package io.customerpulse.server.access;

/// Who asks.
public sealed interface Caller {

    /// Nobody we know.
    Caller NOBODY = new Nobody();

    /// Whether they may do what a scope allows.
    boolean may(Scope scope);

    /// What they are called in entries of the journal.
    String id();

    /// Nobody we know. They may do what is open to all, and nothing else.
    record Nobody() implements Caller {

        @Override
        public boolean may(Scope scope) {
            return false;
        }

        @Override
        public String id() {
            return "";
        }
    }

    /// A person who is logged in. They may do what their role allows.
    record Person(User user, Session session) implements Caller {

        @Override
        public boolean may(Scope scope) {
            return user.role().may(scope);
        }

        @Override
        public String id() {
            return user.id();
        }
    }

    /// A program with a secret key.
    record Program(Key key) implements Caller {

        @Override
        public boolean may(Scope scope) {
            return key.may(scope);
        }

        @Override
        public String id() {
            return key.id();
        }
    }
}
