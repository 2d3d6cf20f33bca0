package io.customerpulse.server.source.webhook;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.source.webhook.item.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where things stand in the records of a webhook that we know nothing about, as its source's options say.
///
/// A place is a JSON pointer such as `/user/id`; a text behind `=` stands for itself.
///
/// @param options by name
record Mapping(Map<String, String> options) {

    /// The options there are.
    static final List<String> KNOWN = List.of(
            "verify",
            "header",
            "prefix",
            "encoding",
            "timestamp_header",
            "tolerance_seconds",
            "records",
            "customer",
            "signal",
            "signals",
            "time",
            "time_unit",
            "value",
            "value_unit",
            "currency",
            "id",
            "outreach",
            "content",
            "channel");

    private static final Map<String, Set<String>> WORDS = Map.of(
            "verify", Set.of("secret", "hmac", "standard"),
            "encoding", Set.of("hex", "base64"),
            "time_unit", Set.of("iso", "seconds", "milliseconds"),
            "value_unit", Set.of("major", "minor"));

    /// What is wrong with the options, a line each; none if they will do.
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (String name : List.of("customer", "signal")) {
            if (option(name).isEmpty()) problems.add("%s: must be given".formatted(name));
        }
        WORDS.forEach((name, words) -> {
            boolean isFine = option(name).isEmpty() || words.contains(option(name));
            if (!isFine)
                problems.add("%s: must be one of %s"
                        .formatted(name, words.stream().sorted().toList()));
        });
        for (String pair : pairs("customer")) {
            boolean isFine = pair.matches("[a-z0-9_]{1,32}=/.*");
            if (!isFine) problems.add("customer: must be kind=/place, got %s".formatted(pair));
        }
        for (String pair : pairs("signals")) {
            boolean isFine = pair.indexOf('=') > 0 && pair.indexOf('=') < pair.length() - 1;
            if (!isFine) problems.add("signals: must be name=signal, got %s".formatted(pair));
        }
        for (String name : List.of("records", "time", "value", "id")) {
            if (has(name) && !option(name).startsWith("/"))
                problems.add("%s: must be a place such as /a/b".formatted(name));
        }
        for (String name : List.of("signal", "currency", "outreach", "content", "channel")) {
            boolean isFine =
                    !has(name) || option(name).startsWith("/") || option(name).startsWith("=");
            if (!isFine) problems.add("%s: must be a place such as /a/b, or =text".formatted(name));
        }
        return problems;
    }

    String option(String name) {
        return options.getOrDefault(name, "").strip();
    }

    /// One of the words of an option; the given one if it is not stated.
    String word(String name, String otherwise) {
        return option(name).isEmpty() ? otherwise : option(name);
    }

    boolean has(String name) {
        return !option(name).isEmpty();
    }

    /// What an option says stands in a record.
    String text(String name, Field record) {
        String place = option(name);
        if (place.isEmpty()) return "";
        return place.startsWith("=")
                ? place.substring(1).strip()
                : record.find(place).text();
    }

    /// Where an option says that something stands.
    Field field(String name, Field record) {
        return record.find(option(name));
    }

    /// The kinds of identifiers, best first, and where they stand.
    Map<String, String> customer() {
        return map("customer");
    }

    /// Their word for something in ours.
    String signal(String theirs) {
        return map("signals").getOrDefault(theirs, theirs);
    }

    private Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String pair : pairs(name)) {
            int equals = pair.indexOf('=');
            if (equals > 0)
                map.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
        }
        map.keySet().removeIf(key -> name.equals("customer") && !Identifier.isKind(key));
        return map;
    }

    private List<String> pairs(String name) {
        return List.of(option(name).split("[,\n]", -1)).stream()
                .map(String::strip)
                .filter(pair -> !pair.isEmpty())
                .toList();
    }
}
