package io.customerpulse.cli.picture;

import java.util.List;

/// Forty texts that try to be more than text.
public final class Hostile {

    public static final List<String> PAYLOADS = List.of(
            "<script>alert(1)</script>",
            "</title><script>alert(1)</script>",
            "</text></svg><script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onload='alert(1)",
            "\" onload=\"alert(1)",
            "]]><script>alert(1)</script>",
            "<![CDATA[<script>]]>",
            "--><script>alert(1)</script><!--",
            "<!-- ",
            "<?xml version=\"1.0\"?>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
            "&e;",
            "&lt;script&gt;",
            "&#60;script&#62;",
            "&",
            "javascript:alert(1)",
            "</style><script>alert(1)</script>",
            "*/}body{display:none}/*",
            "url(http://example.org/x)",
            "\u0000",
            "a\u0000b",
            "\u0007\u0008\t\n\r",
            "\u001b[31mred\u001b[0m",
            "\u001b]0;owned\u0007",
            "\u001b]8;;http://example.org\u001b\\click\u001b]8;;\u001b\\",
            "\u009b31m",
            "\u009d0;owned\u009c",
            "\u007f",
            "line\u2028separator\u2029",
            "\u202egnp.exe",
            "\u2066\u2067\u2068\u2069",
            "\u200b\u200e\u200f\ufeff",
            "\ud800",
            "\udc00x",
            "\ufffe\uffff",
            "a" + "\u0301".repeat(500),
            "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
            "\u5ba2\u6237\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b".repeat(40),
            "x".repeat(100_000));

    private Hostile() {}
}
