package io.customerpulse.codec.catalog;

import io.customerpulse.engine.catalog.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The catalog that is built in, for who has none yet and for those that extend it: the semantic
/// events of shops, e-mail, apps, chat and video, social and service events, and common plain names.
public final class DefaultCatalog {

    private static final String NAME = "default-catalog.yaml";

    private DefaultCatalog() {}

    /// The catalog; a few milliseconds, so ask once.
    public static Catalog read() {
        return switch (CatalogFile.read(NAME, text())) {
            case CatalogFile.Read read -> read.catalog();
            case CatalogFile.Refused refused ->
                throw new IllegalStateException("the built-in catalog is broken: " + refused.problems());
        };
    }

    /// The file as it is, with its comments: a good start for an own catalog.
    public static String text() {
        try (InputStream in = DefaultCatalog.class.getResourceAsStream(NAME)) {
            if (in == null) throw new IllegalStateException("missing from the program: " + NAME);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + NAME, unreadable);
        }
    }
}
