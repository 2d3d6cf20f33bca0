package io.customerpulse.server.http.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/// The media type that the management API takes: JSON in UTF-8, not compressed. A browser cannot send it to another
/// site without asking first, and a form cannot send it at all.
final class JsonOnly {

    private static final Pattern JSON =
            Pattern.compile("application/json\\s*(?:;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

    private JsonOnly() {}

    /// Whether a request says that its body is JSON.
    static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && JSON.matcher(type.strip()).matches();
    }

    /// Whether what a request says of its body is something else than JSON; to say nothing is fine without a body.
    static boolean isRefused(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        boolean isCoded = encoding != null && !encoding.equalsIgnoreCase("identity");
        return isCoded || (request.getContentType() != null && !isJson(request));
    }
}
