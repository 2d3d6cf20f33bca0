package io.customerpulse.codec.catalog;

import io.customerpulse.codec.yaml.Problem;
import io.customerpulse.codec.yaml.YamlFile;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Rates;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.stats.decay.Kernel;
import java.time.Duration;
import java.util.List;

/// What came of reading a catalog file: a catalog, or everything that is wrong with the file.
///
/// The schema is in `docs/reference/catalog.md`. A file that says `extends: default` starts from
/// [DefaultCatalog]: what it states replaces or adds, signal by signal and threshold by threshold.
public sealed interface CatalogFile {

    /// What a file is read on top of, when it does not extend another: no signals, dollars, usual thresholds.
    Catalog EMPTY = new Catalog(
            List.of(),
            new Signal(
                    "unknown",
                    Side.RETURN,
                    1,
                    Kernel.halfLife(Duration.ofDays(30)),
                    ValueTransform.NONE,
                    Signal.Habits.UNSTATED,
                    Signal.Response.NO_PART),
            Thresholds.USUAL,
            Rates.DOLLARS);

    /// It was read.
    record Read(Catalog catalog) implements CatalogFile {}

    /// It was refused.
    ///
    /// @param problems at least one, in the order of lines
    record Refused(List<Problem> problems) implements CatalogFile {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// Reads a catalog.
    ///
    /// @param fileName for messages
    static CatalogFile read(String fileName, String text) {
        return switch (YamlFile.read(fileName, text, CatalogFields::catalog)) {
            case YamlFile.Read<Catalog> read -> new Read(read.value());
            case YamlFile.Refused<Catalog> refused -> new Refused(refused.problems());
        };
    }

    /// Writes a catalog in the one canonical form, every threshold stated; it reads back equal if its
    /// values keep the ranges of the schema.
    static String write(Catalog catalog) {
        return CatalogText.of(catalog);
    }
}
