package io.customerpulse.server.intake;

import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Where whoever sets something is, for as long as they are answered. It is bound once, at the door, and stands in
/// every control entry that is written meanwhile on the same thread, so that nothing that can be set has to pass it on
/// and none can forget to.
///
/// | field | of an entry |
/// |---|---|
/// | `from` | the address that was bound |
/// | `entered_at` | when it was written, by our clock; `at` may be when it counts from |
public final class Whereabouts {

    private static final ScopedValue<String> ADDRESS = ScopedValue.newInstance();

    private Whereabouts() {}

    /// Something that is done while an address is bound.
    ///
    /// @param <X> what it may throw
    public interface Deed<X extends Exception> {
        void run() throws X;
    }

    /// Does something for somebody at an address.
    public static <X extends Exception> void at(String address, Deed<X> deed) throws X {
        ScopedValue.where(ADDRESS, address).<Boolean, X>call(() -> {
            deed.run();
            return true;
        });
    }

    /// An entry with where it comes from, if that is known.
    ///
    /// @param json an object
    static String in(String json, Instant now) {
        if (!ADDRESS.isBound()) return json;
        if (!(JsonMapper.shared().readTree(json) instanceof ObjectNode fields)) return json;
        return fields.put("entered_at", now.toString())
                .put("from", ADDRESS.get())
                .toString();
    }
}
