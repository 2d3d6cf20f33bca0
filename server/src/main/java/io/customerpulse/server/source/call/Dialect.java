package io.customerpulse.server.source.call;

import io.customerpulse.codec.event.Reading;
import io.customerpulse.tables.segment.Part;
import io.customerpulse.tables.segment.Places;

/// One protocol's way of writing calls.
public interface Dialect {

    /// Where it keeps what a call says.
    Places places();

    /// The id of a call, unique over all sources; blank if it has none.
    default String id(Item item) {
        return places().of(Part.ID, item.found());
    }

    /// The longest id of a call, in characters.
    int idMax();

    /// The event of a call that is within all limits and misshapen nowhere, or why it is none.
    Reading read(Item item, CallReader reader);
}
