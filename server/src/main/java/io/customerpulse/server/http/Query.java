package io.customerpulse.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The parameters of an address. The servlet's own would read the body too.
final class Query {

    private static final int PARAMETERS_MAX = 100;

    private Query() {}

    /// The first value of each parameter; what cannot be read is left out.
    ///
    /// @param query may be null, as servlets give it
    static Map<String, String> of(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query == null) return parameters;
        for (String pair : query.split("&", PARAMETERS_MAX)) {
            int equals = pair.indexOf('=');
            Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isPresent() && value.isPresent()) parameters.putIfAbsent(name.get(), value.get());
        }
        return parameters;
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
