package io.customerpulse.server.model;

import java.time.Instant;

/// Something else to count everybody by: another model, or another catalog.
public sealed interface Change permits Adoption, CatalogChange {

    /// Who asked for it.
    String by();

    /// When it was asked for.
    Instant at();
}
