package io.customerpulse.server;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.identity.IdentityRules;
import io.customerpulse.server.access.Rate;
import io.customerpulse.server.http.access.Front;
import io.customerpulse.server.model.Nights;
import io.customerpulse.server.signon.Provider;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;

/// How a server is set up.
///
/// @param data    the one folder with everything that is kept
/// @param address where it listens; loopback unless told otherwise
/// @param port    where it listens; 0 for any free one
/// @param memory  how much of it is used
/// @param catalog what interactions mean
/// @param identity what may be an identifier, and how many of them a customer may have
/// @param ingest   how many requests each source may send
/// @param learning what is done for models each night
/// @param front    how browsers see it
/// @param signOn   a provider of identities to sign on at, if there is one
public record Settings(
        Path data,
        InetAddress address,
        int port,
        Memory memory,
        Catalog catalog,
        IdentityRules identity,
        Rate ingest,
        Nights.Wanted learning,
        Front front,
        Optional<Provider> signOn) {

    /// For browsers on this machine.
    public Settings(
            Path data,
            InetAddress address,
            int port,
            Memory memory,
            Catalog catalog,
            IdentityRules identity,
            Rate ingest,
            Nights.Wanted learning) {
        this(data, address, port, memory, catalog, identity, ingest, learning, Front.loopback(), Optional.empty());
    }

    /// With nothing done for models.
    public Settings(
            Path data,
            InetAddress address,
            int port,
            Memory memory,
            Catalog catalog,
            IdentityRules identity,
            Rate ingest) {
        this(data, address, port, memory, catalog, identity, ingest, Nights.Wanted.NOTHING);
    }

    /// With the built-in catalog, the usual rules of identity, and as many requests as is usual.
    public Settings(Path data, InetAddress address, int port, Memory memory) {
        this(data, address, port, memory, DefaultCatalog.read(), IdentityRules.DEFAULT, Rate.USUAL_INGEST);
    }

    /// How much memory is used.
    ///
    /// @param shards how many threads keep states
    /// @param states how many states are in memory, some 1 KB each; all others are on disk
    public record Memory(int shards, int states) {

        private static final int STATE_BYTES = 1_000;

        /// As fits this machine: a shard for each processor, and states in half of the heap.
        public static Memory usual(int processors, long heapBytes) {
            long states = heapBytes / 2 / STATE_BYTES;
            return new Memory(processors, Math.clamp(states, 10_000, 5_000_000));
        }
    }

    public Settings {
        if (port < 0 || port > 65_535) throw new IllegalArgumentException("port must be 0 to 65535: " + port);
    }
}
