package io.customerpulse.server.http.read;

import io.customerpulse.server.person.PersonalData;
import io.customerpulse.server.person.Profile;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// The traits that a customer is to have, as `trait.plan=gold` asks for them.
///
/// @param traits value by name
record Wanted(SortedMap<String, String> traits) {

    /// What the names of such parameters begin with.
    static final String PREFIX = "trait.";

    private static final int TRAITS_MAX = 10;

    /// Those of a question. By a trait that is personal data nobody may ask who may not see it: the answer would tell.
    static Wanted of(Asked asked, Sight sight) {
        SortedMap<String, String> traits = new TreeMap<>();
        for (String parameter : asked.names(PREFIX)) {
            String name = parameter.substring(PREFIX.length());
            if (name.isEmpty()) throw Declined.parameter(PREFIX, "", "followed by the name of a trait");
            if (!sight.isOpen() && PersonalData.isPersonal(name)) {
                throw new Declined(
                        403, "personal_trait", "%s is personal data: it needs the scope pii:read".formatted(name));
            }
            traits.put(name, asked.text(parameter).orElse(""));
        }
        if (traits.size() > TRAITS_MAX) {
            throw Declined.parameter(PREFIX, traits.size() + " times", "given at most %d times".formatted(TRAITS_MAX));
        }
        return new Wanted(traits);
    }

    boolean isAnything() {
        return traits.isEmpty();
    }

    /// Whether all of it holds: a text is the same, a number as large, `true` and `false` as written.
    boolean holds(Profile profile) {
        Map<String, JsonNode> known = new HashMap<>();
        for (Profile.Holding each : profile.holding()) known.put(each.name(), each.value());
        return traits.entrySet().stream()
                .allMatch(each -> Optional.ofNullable(known.get(each.getKey()))
                        .filter(value -> isSame(value, each.getValue()))
                        .isPresent());
    }

    private static boolean isSame(JsonNode value, String wanted) {
        if (value.isString()) return value.asString().equals(wanted);
        if (!value.isNumber()) return value.isBoolean() && value.toString().equals(wanted);
        return number(wanted)
                .filter(number -> number.compareTo(value.decimalValue()) == 0)
                .isPresent();
    }

    private static Optional<BigDecimal> number(String written) {
        try {
            return Optional.of(new BigDecimal(written));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
