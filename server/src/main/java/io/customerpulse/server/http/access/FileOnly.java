package io.customerpulse.server.http.access;

import io.customerpulse.server.http.Problem;
import jakarta.servlet.http.HttpServletRequest;

/// The media type of files that are sent to the management API: bytes, not compressed on the way. A browser cannot
/// send it to another site without asking first, and a form cannot send it at all.
final class FileOnly {

    static final Problem REFUSED = Problem.of(
            415,
            "file_only",
            "Unsupported media type",
            "Send the bytes of the file as application/octet-stream, without Content-Encoding.");

    private FileOnly() {}

    /// Whether a request says that its body is a file.
    static boolean isFile(HttpServletRequest request) {
        String type = request.getContentType();
        String encoding = request.getHeader("Content-Encoding");
        boolean isPlain = encoding == null || encoding.equalsIgnoreCase("identity");
        return isPlain && type != null && type.strip().equalsIgnoreCase("application/octet-stream");
    }
}
