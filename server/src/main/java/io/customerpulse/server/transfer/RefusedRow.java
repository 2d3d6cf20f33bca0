package io.customerpulse.server.transfer;

import io.customerpulse.codec.event.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A row of a file that could not be used, read off its failed event.
///
/// @param reason why
/// @param record as it stood in the file; a call, as it went on from there
public record RefusedRow(String reason, String record) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Of the failed event of a row.
    public static RefusedRow of(Refusal refusal) {
        RefusedRow asItIs = new RefusedRow(refusal.why().detail(), refusal.raw());
        if (!refusal.raw().startsWith("{\"type\":\"" + CallText.REFUSED)) return asItIs;
        try {
            JsonNode call = JSON.readTree(refusal.raw());
            return new RefusedRow(
                    call.path("reason").asString(asItIs.reason()),
                    call.path("original").asString(asItIs.record()));
        } catch (JacksonException cut) {
            return asItIs;
        }
    }
}
