package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Sessions;
import io.customerpulse.server.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/// Tells changes that a page of ours asks for from those that another site makes a browser ask for (CSRF).
///
/// A browser sends the session's cookie by itself, so a cookie shows who somebody is, and not that they meant it.
/// Three things show that: the cookie is for our own pages only (`SameSite=Strict`), the browser says that one of
/// our pages asks (`Sec-Fetch-Site`, `Origin`), and the page sends the proof that it was given.
final class OwnPages {

    /// Where a page sends the proof.
    static final String PROOF = "X-CSRF-Token";

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private static final Problem FOREIGN = Problem.of(
            403, "cross_site", "Cross-site request", "A browser may change something from pages of this server only.");

    private static final Problem UNPROVED = Problem.of(
            403,
            "csrf_token",
            "Missing proof",
            "Send the csrf_token that /api/v1/caller gives as the header X-CSRF-Token.");

    private OwnPages() {}

    /// Whether a request is of a method that changes something.
    static boolean changes(HttpServletRequest request) {
        return !HARMLESS.contains(request.getMethod());
    }

    /// Why a change is not believed, if it is not.
    ///
    /// @param hasSession whether it is the cookie of a session that says who asks
    static Optional<Problem> refusal(HttpServletRequest request, Front front, boolean hasSession) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        if (site != null && !site.equals("same-origin")) return Optional.of(FOREIGN);
        if (origin != null && (host == null || !front.isOurs(origin, host))) return Optional.of(FOREIGN);
        if (!hasSession) return Optional.empty();
        if (site == null && origin == null) return Optional.of(FOREIGN);
        String proof = request.getHeader(PROOF);
        boolean isProved = proof != null
                && OwnCookie.SESSION
                        .value(request, front)
                        .filter(token -> Sessions.isProof(proof, token))
                        .isPresent();
        return isProved ? Optional.empty() : Optional.of(UNPROVED);
    }
}
