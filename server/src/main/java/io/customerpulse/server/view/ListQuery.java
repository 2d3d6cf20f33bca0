package io.customerpulse.server.view;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The text of an address behind `?`, and the parameters it stands for.
public final class ListQuery {

    private ListQuery() {}

    /// The parameters, the first of each name; empty if the text cannot be decoded.
    public static Optional<SortedMap<String, String>> read(String query) {
        SortedMap<String, String> asked = new TreeMap<>();
        try {
            for (String pair : query.split("&", -1)) {
                if (pair.isEmpty()) continue;
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                asked.putIfAbsent(name, decoded(equals < 0 ? "" : pair.substring(equals + 1)));
            }
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
        return Optional.of(asked);
    }

    /// The text, in the order of the names: one view has one text.
    public static String of(Map<String, String> asked) {
        return new TreeMap<>(asked)
                .entrySet().stream()
                        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
