package io.customerpulse.server.read;

import io.customerpulse.engine.identity.Identifier;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Identifiers as the path of an address has them: as they are, or, since no path may hold signs such as `/` that two
/// readers take for different things, `~` and the UTF-8 of `kind:value` in base64url (RFC 4648, without padding).
public final class Addressed {

    private static final String MARK = "~";

    private Addressed() {}

    /// What is meant by a segment of a path. What begins with `~` and is nothing in base64url is meant as it is.
    public static String meant(String segment) {
        if (!segment.startsWith(MARK)) return segment;
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(segment.substring(MARK.length()));
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return isWhole(text) ? text : segment;
        } catch (IllegalArgumentException | CharacterCodingException asItIs) {
            return segment;
        }
    }

    /// Whether a text is `kind:value`.
    public static boolean isWhole(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && Identifier.isKind(text.substring(0, colon))
                && Identifier.isValue(text.substring(colon + 1));
    }
}
