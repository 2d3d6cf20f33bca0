package io.customerpulse.server.http.read;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;

/// An answer that may go on: says so in the header `Link`, as RFC 8288 has it.
final class Page {

    private Page() {}

    static <T> ResponseEntity<T> of(T body, String path, Map<String, String> parameters, Optional<String> next) {
        if (next.isEmpty()) return ResponseEntity.ok(body);
        Map<String, String> onward = new TreeMap<>(parameters);
        onward.put("cursor", next.get());
        String query = onward.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return ResponseEntity.ok()
                .header("Link", "<%s?%s>; rel=\"next\"".formatted(path, query))
                .body(body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
