package io.customerpulse.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.customerpulse.server.sample.Samples;
import java.util.Locale;
import java.util.Optional;

/// How it is with the sample, as it is answered.
///
/// @param present           whether anything of it is in: then what is shown is not the brand's alone
/// @param state             `absent`, `loading`, `present` or `removing`
/// @param customers         how many are in; those who came while it went on are not counted
/// @param expectedCustomers how many are in when it is loaded
/// @param interactions      records that are in and count: what happened, and for each customer who they are
/// @param source            the id of its source; left out if there is none
/// @param running           whether more is happening at this moment
public record SampleJson(
        boolean present,
        String state,
        int customers,
        int expectedCustomers,
        long interactions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> source,
        boolean running) {

    /// Where nobody makes a sample up.
    static final SampleJson NONE = new SampleJson(false, "absent", 0, 0, 0, Optional.empty(), false);

    static SampleJson of(Samples.Status status) {
        return new SampleJson(
                status.state() != Samples.State.ABSENT,
                status.state().name().toLowerCase(Locale.ROOT),
                status.customers(),
                status.expected(),
                status.interactions(),
                status.source(),
                status.running());
    }
}
