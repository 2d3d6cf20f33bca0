package io.customerpulse.server.source.segment;

import io.customerpulse.engine.identity.Identifier;
import java.util.List;

/// Whom an alias names as what its user was called before.
final class Previous {

    private static final List<String> KINDS =
            List.of(Identifier.USER_ID, Identifier.ANONYMOUS_ID, Identifier.EMAIL, Identifier.PHONE);

    private Previous() {}

    /// An anonymous id, as the libraries send it, unless it begins with its kind: `user_id:ada`.
    static Identifier identifier(String previous) {
        int colon = previous.indexOf(':');
        boolean isKind = colon > 0 && KINDS.contains(previous.substring(0, colon));
        return isKind && Identifier.isValue(previous.substring(colon + 1))
                ? Identifier.parse(previous)
                : new Identifier(Identifier.ANONYMOUS_ID, previous);
    }
}
