package io.customerpulse.server.http;

import io.customerpulse.server.source.Accounts;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.segment.WriteKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which source a request is for.
///
/// | address | source | known by |
/// |---|---|---|
/// | `/v1/{call}`, `/batch` | segment | write key |
/// | `/cloudevents` | cloudevents | write key |
/// | `/hooks/{kind}/{id}` | the kind | its id |
final class Routes {

    private static final Pattern SETTINGS = Pattern.compile("/v1/projects/([A-Za-z0-9_-]{1,256})/settings/?");
    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";

    private final Accounts accounts;
    private final Map<String, Source> sources;

    Routes(Accounts accounts, Map<String, Source> sources) {
        this.accounts = accounts;
        this.sources = Map.copyOf(sources);
    }

    /// What an address says.
    ///
    /// @param kind  of the source
    /// @param id    of the source; empty if a write key tells
    /// @param route what stands behind
    record Way(String kind, String id, String route) {}

    /// What became of looking for a source.
    sealed interface Search {}

    record Found(Source source, Source.Account account) implements Search {}

    record Unknown(int status, String code, String detail) implements Search {}

    Way way(String path) {
        String bare = bare(path);
        String[] parts = bare.split("/", 4);
        return switch (parts[0]) {
            case "hooks" -> new Way(part(parts, 1), part(parts, 2), part(parts, 3));
            case "cloudevents" -> new Way("cloudevents", "", "");
            case "batch" -> new Way("segment", "", "posthog");
            default -> new Way("segment", "", bare.startsWith("v1/") ? bare.substring(3) : bare);
        };
    }

    /// A path without the slashes before and behind it.
    private static String bare(String path) {
        int begin = 0;
        int end = path.length();
        while (begin < end && path.charAt(begin) == '/') begin++;
        while (end > begin && path.charAt(end - 1) == '/') end--;
        return path.substring(begin, end);
    }

    /// The write key whose settings a browser asks for before it sends anything; empty if it asks for none.
    Optional<String> settingsOf(String path) {
        Matcher settings = SETTINGS.matcher(path);
        return settings.matches() ? Optional.of(settings.group(1)) : Optional.empty();
    }

    Search find(Way way, Delivery delivery) {
        Source source = sources.get(way.kind());
        if (source == null) {
            return new Unknown(404, "unknown_source", "there is no kind of source called " + way.kind());
        }
        Optional<Source.Account> account = way.id().isEmpty() ? byKey(delivery) : accounts.byId(way.kind(), way.id());
        if (account.isPresent()) return new Found(source, account.get());
        return way.id().isEmpty()
                ? new Unknown(401, "unknown_write_key", "the write key is missing, unknown or revoked")
                : new Unknown(404, "unknown_source", "there is no such source, or it is switched off");
    }

    private Optional<Source.Account> byKey(Delivery delivery) {
        Optional<String> stated = inHeader(delivery)
                .filter(key -> !key.isEmpty())
                .or(() -> Optional.ofNullable(delivery.target().query().get("writeKey")))
                .or(() -> WriteKey.inBody(delivery.body()));
        return stated.flatMap(accounts::byWriteKey);
    }

    private static Optional<String> inHeader(Delivery delivery) {
        String header = delivery.header("authorization").orElse("");
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith(BEARER))
            return Optional.of(header.substring(BEARER.length()).strip());
        if (!lower.startsWith(BASIC)) return Optional.empty();
        try {
            byte[] pair =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            return Optional.of(new String(pair, StandardCharsets.UTF_8).split(":", 2)[0]);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String part(String[] parts, int at) {
        return parts.length > at ? parts[at] : "";
    }
}
