package io.customerpulse.server.source.cloudevents;

import io.customerpulse.engine.identity.Identifier;

/// The subject of an event as a way to know a customer.
final class Subject {

    private Subject() {}

    /// `kind:value`, or a user id. What follows a colon with `//`, as in an address of the web, is no value.
    static Identifier identifier(String subject) {
        int colon = subject.indexOf(':');
        boolean isPair = colon > 0
                && Identifier.isKind(subject.substring(0, colon))
                && Identifier.isValue(subject.substring(colon + 1))
                && !subject.startsWith("//", colon + 1);
        return isPair ? Identifier.parse(subject) : new Identifier(Identifier.USER_ID, subject);
    }
}
