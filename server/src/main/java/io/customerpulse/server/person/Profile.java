package io.customerpulse.server.person;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.codec.bytes.ByteSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What is known of a customer: for each trait the latest that was said of it.
///
/// It is a sum: [#merge] may be done in any order and any number of times. Of more than [#TRAITS_MAX] traits
/// those said last stay; as only a later word changes a trait, this too is the same in any order.
///
/// @param traits by name
public record Profile(SortedMap<String, Trait> traits) {

    /// Most traits of a profile.
    public static final int TRAITS_MAX = 500;

    /// Nothing is known.
    public static final Profile EMPTY = new Profile(new TreeMap<>());

    private static final Comparator<Map.Entry<String, Trait>> BY_AGE = Comparator.comparingLong(
                    (Map.Entry<String, Trait> each) -> each.getValue().atMicros())
            .thenComparingLong(each -> each.getValue().sequence())
            .thenComparing(Map.Entry::getKey);

    public Profile {
        TreeMap<String, Trait> kept = new TreeMap<>(traits);
        if (kept.size() > TRAITS_MAX) {
            kept.entrySet().stream()
                    .sorted(BY_AGE)
                    .limit(kept.size() - (long) TRAITS_MAX)
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(name -> kept.remove(name));
        }
        traits = Collections.unmodifiableSortedMap(kept);
    }

    /// What one event says.
    ///
    /// @param json a JSON object; what is none says nothing
    public static Profile of(String json, long atMicros, long sequence) {
        SortedMap<String, Trait> traits = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : object(json).properties()) {
            traits.put(each.getKey(), new Trait(each.getValue().toString(), atMicros, sequence));
        }
        return new Profile(traits);
    }

    /// What both say.
    public Profile merge(Profile other) {
        SortedMap<String, Trait> all = new TreeMap<>(traits);
        other.traits.forEach((name, trait) -> all.merge(name, trait, Trait::latest));
        return new Profile(all);
    }

    /// A trait that holds.
    ///
    /// @param value never null
    public record Holding(String name, JsonNode value, long atMicros) {}

    /// The traits that hold, by name: those whose latest word is not `null`.
    public List<Holding> holding() {
        List<Holding> holding = new ArrayList<>();
        traits.forEach((name, trait) -> {
            JsonNode value = Jsons.read(trait.json());
            if (!value.isNull()) holding.add(new Holding(name, value, trait.atMicros()));
        });
        return holding;
    }

    byte[] encode() {
        ByteSink sink = new ByteSink();
        sink.count(traits.size());
        traits.forEach((name, trait) -> {
            sink.text(name);
            sink.text(trait.json());
            sink.signed(trait.atMicros());
            sink.count(trait.sequence());
        });
        return sink.sealed();
    }

    static Optional<Profile> decode(byte[] bytes) {
        ByteSource source = new ByteSource(bytes);
        if (!source.isSealed()) return Optional.empty();
        SortedMap<String, Trait> traits = new TreeMap<>();
        int size = source.size();
        for (int i = 0; i < size; i++) {
            traits.put(source.text(), new Trait(source.text(), source.signed(), source.count()));
        }
        return source.isBroken() ? Optional.empty() : Optional.of(new Profile(traits));
    }

    private static JsonNode object(String json) {
        try {
            return Jsons.read(json);
        } catch (JacksonException notJson) {
            return Jsons.object();
        }
    }
}
