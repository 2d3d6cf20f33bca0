package io.customerpulse.checks.scenario;

import io.customerpulse.engine.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A file of stories, read: either all of it can be used, or nothing is and each reason is stated.
/// `docs/reference/scenarios.md` describes the language.
public sealed interface ScenarioFile {

    /// Every line was understood.
    ///
    /// @param scenarios at least one
    record Read(List<Scenario> scenarios) implements ScenarioFile {
        public Read {
            scenarios = List.copyOf(scenarios);
        }
    }

    /// Some lines were not.
    record Refused(List<Problem> problems) implements ScenarioFile {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// What is wrong with one line.
    ///
    /// @param line from 1
    record Problem(String file, int line, String reason) {
        @Override
        public String toString() {
            return "%s:%d: %s".formatted(file, line, reason);
        }
    }

    /// Reads a file.
    ///
    /// @param name     for messages
    /// @param catalogs the catalogs that a `Catalog:` line can name
    static ScenarioFile read(String name, String text, Function<String, Optional<Catalog>> catalogs) {
        return new ScenarioReader(name, catalogs).read(text);
    }
}
