package io.customerpulse.server.person;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An erasure as it can be shown to anybody: what was done, when, and how much of it, and nothing of the person.
///
/// @param tombstone of the person
/// @param done      the certificate, when it is done
public record Erasure(Tombstone tombstone, Optional<Certificate> done) {

    /// That an erasure is done.
    ///
    /// @param at     when
    /// @param counts how many things were erased, by where they were kept
    public record Certificate(Instant at, SortedMap<String, Long> counts) {

        ObjectNode json(String id) {
            ObjectNode json = Jsons.object().put("id", id).put("at", at.toString());
            ObjectNode numbers = json.putObject("counts");
            counts.forEach(numbers::put);
            return json;
        }

        static Certificate of(JsonNode json) {
            SortedMap<String, Long> counts = new TreeMap<>();
            json.path("counts")
                    .properties()
                    .forEach(each -> counts.put(each.getKey(), each.getValue().asLong(0)));
            return new Certificate(Instant.parse(json.path("at").asString("")), counts);
        }
    }
}
