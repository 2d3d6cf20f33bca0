package io.customerpulse.server.people;

import io.customerpulse.engine.identity.IdentityRules;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Store;
import io.customerpulse.server.store.StoreProblem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Which rules of identity an index was made by. Who is who depends on them from the first event on, so an index of
/// other rules is made anew.
public final class RulesKept {

    private static final byte[] KEY = "identity".getBytes(StandardCharsets.UTF_8);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RulesKept() {}

    /// The rules an index was made by; empty for a new one.
    public static Optional<IdentityRules> in(Store store) {
        return store.get(Family.META, KEY).map(RulesKept::read);
    }

    /// Whether an index is of these rules; a new one becomes so.
    public static boolean fit(Store store, IdentityRules rules) {
        Optional<IdentityRules> kept = in(store);
        if (kept.isPresent()) return kept.get().equals(rules);
        try (Batch batch = store.batch()) {
            batch.put(Family.META, KEY, JSON.writeValueAsBytes(rules)).write();
        }
        return true;
    }

    private static IdentityRules read(byte[] bytes) {
        try {
            return JSON.readValue(bytes, IdentityRules.class);
        } catch (JacksonException damaged) {
            throw new StoreProblem("the rules of identity are damaged", damaged);
        }
    }
}
