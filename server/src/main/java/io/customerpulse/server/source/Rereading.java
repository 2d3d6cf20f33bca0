package io.customerpulse.server.source;

import java.util.Optional;

/// Has records read again by the source they came from.
public interface Rereading {

    /// What the source makes of a record now; empty if there is no such source any more.
    ///
    /// @param source its id
    Optional<Response> again(String source, Delivery record);
}
