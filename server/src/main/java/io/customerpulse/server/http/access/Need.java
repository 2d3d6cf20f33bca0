package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Caller;
import io.customerpulse.server.access.Role;
import io.customerpulse.server.access.Scope;

/// What a caller needs for a door.
public sealed interface Need {

    /// Whether a caller has it.
    boolean isMetBy(Caller caller);

    /// In a word: a scope, `administrator`, `person`, `known` or `open`.
    String word();

    /// Nothing: the endpoint looks for itself.
    record Open() implements Need {

        @Override
        public boolean isMetBy(Caller caller) {
            return true;
        }

        @Override
        public String word() {
            return "open";
        }
    }

    /// To be known, whatever one may do.
    record Known() implements Need {

        @Override
        public boolean isMetBy(Caller caller) {
            return !(caller instanceof Caller.Nobody);
        }

        @Override
        public String word() {
            return "known";
        }
    }

    /// To be a person who is logged in.
    record APerson() implements Need {

        @Override
        public boolean isMetBy(Caller caller) {
            return caller instanceof Caller.Person;
        }

        @Override
        public String word() {
            return "person";
        }
    }

    /// To be a person who is logged in, and an administrator: no key makes users.
    record AnAdministrator() implements Need {

        @Override
        public boolean isMetBy(Caller caller) {
            return caller instanceof Caller.Person person && person.user().role() == Role.ADMINISTRATOR;
        }

        @Override
        public String word() {
            return "administrator";
        }
    }

    /// A scope.
    record Scoped(Scope scope) implements Need {

        @Override
        public boolean isMetBy(Caller caller) {
            return caller.may(scope);
        }

        @Override
        public String word() {
            return scope.word();
        }
    }
}
