package io.customerpulse.server.http;

import io.customerpulse.server.sample.Samples;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The sample shop: look at how it is with it, load it, remove it.
@RestController
@RequestMapping(SampleResource.PATH)
public final class SampleResource {

    public static final String PATH = "/api/v1/sample";

    private static final Problem NOBODY = Problem.of(
            409, "no_sample_shop", "No sample shop", "This server was put together without anybody who makes one up.");

    private static final Problem REMOVING = Problem.of(
            409, "being_removed", "Being removed", "The sample is being removed: load it when that is done.");

    private static final Problem ABSENT = Problem.of(409, "no_sample", "No sample", "There is no sample to remove.");

    private final Optional<Samples> samples;

    /// @param samples empty where nobody makes one up
    public SampleResource(Optional<Samples> samples) {
        this.samples = samples;
    }

    /// How it is with the sample.
    @GetMapping
    public SampleJson one() {
        return samples.map(each -> SampleJson.of(each.status())).orElse(SampleJson.NONE);
    }

    /// Begins to load the sample, and has it go on; one that is in only goes on.
    @PostMapping
    public ResponseEntity<Object> load(HttpServletRequest request) {
        if (samples.isEmpty()) return Problems.answer(request, NOBODY);
        Samples.Status begun = samples.get().load(Requests.caller(request).id());
        if (begun.state() == Samples.State.REMOVING) return Problems.answer(request, REMOVING);
        return accepted(begun);
    }

    /// Begins to remove all of the sample.
    @DeleteMapping
    public ResponseEntity<Object> remove(HttpServletRequest request) {
        if (samples.isEmpty()) return Problems.answer(request, ABSENT);
        Samples.Status begun = samples.get().remove(Requests.caller(request).id());
        return begun.state() == Samples.State.ABSENT ? Problems.answer(request, ABSENT) : accepted(begun);
    }

    private static ResponseEntity<Object> accepted(Samples.Status status) {
        return ResponseEntity.accepted().location(URI.create(PATH)).body(SampleJson.of(status));
    }
}
