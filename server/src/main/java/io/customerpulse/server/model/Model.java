package io.customerpulse.server.model;

import io.customerpulse.codec.model.ModelFile;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.server.store.Key;
import java.time.Instant;

/// A model that was put into the server.
///
/// @param id   made of what the model says: the same model has the same id, wherever it is put in
/// @param pulse what it says
/// @param by   who put it in
/// @param at   when
public record Model(String id, LearnedPulse pulse, String by, Instant at) {

    /// What the pulse of a model counts.
    public static final String UNIT = "expected occasions in the next 30 days";

    /// What the pulse counts without a model.
    public static final String UNIT_WITHOUT = "points";

    private static final String PREFIX = "mod_";

    /// A model that is put in.
    public static Model of(LearnedPulse pulse, String by, Instant at) {
        return new Model(
                PREFIX + "%016x".formatted(Key.of(ModelFile.text(pulse)).high()), pulse, by, at);
    }
}
