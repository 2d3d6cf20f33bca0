package io.customerpulse.server.http.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;

/// The cookie that holds a session's token: for our own pages only, out of reach of scripts, gone with the browser.
final class SessionCookie {

    private SessionCookie() {}

    /// The token that a request brings; none if it brings two, which only somebody else's cookie can cause.
    static Optional<String> token(HttpServletRequest request, Front front) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        var ours = Stream.of(cookies)
                .filter(each -> each.getName().equals(front.cookie()))
                .map(Cookie::getValue)
                .toList();
        return ours.size() == 1 ? Optional.of(ours.getFirst()) : Optional.empty();
    }

    /// As a header: keeps a token.
    static String keeping(String token, Front front) {
        return written(token, front, "");
    }

    /// As a header: forgets the token.
    static String forgetting(Front front) {
        return written("", front, "; Max-Age=0");
    }

    private static String written(String token, Front front, String more) {
        String secure = front.isSecure() ? "; Secure" : "";
        return front.cookie() + "=" + token + "; Path=/; HttpOnly; SameSite=Strict" + secure + more;
    }
}
