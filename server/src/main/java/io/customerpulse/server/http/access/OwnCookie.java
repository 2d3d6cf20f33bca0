package io.customerpulse.server.http.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;

/// The cookies of this server: for our own pages only, out of reach of scripts, gone with the browser.
enum OwnCookie {
    /// Holds a session's token. No other site's page makes a browser send it.
    SESSION("", "Strict", ""),
    /// Holds the ticket of a sign-on that has begun. It comes along when the provider sends the browser back.
    SIGN_ON("-sign-on", "Lax", "; Max-Age=600");

    private final String suffix;
    private final String sameSite;
    private final String age;

    OwnCookie(String suffix, String sameSite, String age) {
        this.suffix = suffix;
        this.sameSite = sameSite;
        this.age = age;
    }

    /// What a request brings; nothing if it brings two, which only somebody else's cookie can cause.
    Optional<String> value(HttpServletRequest request, Front front) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        var ours = Stream.of(cookies)
                .filter(each -> each.getName().equals(name(front)))
                .map(Cookie::getValue)
                .toList();
        return ours.size() == 1 ? Optional.of(ours.getFirst()) : Optional.empty();
    }

    /// As a header: keeps a value.
    String keeping(String value, Front front) {
        return written(value, front, age);
    }

    /// As a header: forgets it.
    String forgetting(Front front) {
        return written("", front, "; Max-Age=0");
    }

    private String name(Front front) {
        return front.cookie() + suffix;
    }

    private String written(String value, Front front, String more) {
        String secure = front.isSecure() ? "; Secure" : "";
        return name(front) + "=" + value + "; Path=/; HttpOnly; SameSite=" + sameSite + secure + more;
    }
}
