package io.customerpulse.cli.transfer;

import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.Core;
import io.customerpulse.server.Index;
import io.customerpulse.server.export.CsvExport;
import io.customerpulse.server.export.JsonExport;
import io.customerpulse.server.export.Kept;
import io.customerpulse.server.person.Erasure;
import io.customerpulse.server.read.Customers.Customer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;

/// The data folder of a server that is stopped.
public final class PersonFolder implements PersonStore {

    private static final String BY = "command line";

    private final Core core;
    private final InstantSource clock;

    /// @param core closed with this
    public PersonFolder(Core core, InstantSource clock) {
        this.core = core;
        this.clock = clock;
    }

    @Override
    public Erased erase(String identifier) throws IOException, InterruptedException, UserMistake {
        Erasure erasure = core.index().erasures().erase(person(identifier), BY);
        return new Erased(
                erasure.tombstone().id(),
                erasure.done().map(Erasure.Certificate::counts).orElseGet(TreeMap::new));
    }

    @Override
    public void export(String identifier, boolean csv, Path to) throws IOException, UserMistake {
        Index index = core.index();
        Customer customer = index.customers().find(identifier).orElseThrow(() -> PersonServer.unknown(identifier));
        Kept.Parts parts =
                new Kept.Parts(index.customers(), index.persons(), index.journal(), index.store(), index.people());
        Kept kept = new Kept(parts, customer, clock.instant());
        try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
            if (csv) CsvExport.write(kept, out);
            else JsonExport.write(kept, out);
        }
    }

    @Override
    public void close() throws IOException {
        core.close();
    }

    /// A customer, or, written with its kind, anybody: there may be a consent or a refused record of somebody who is
    /// no customer.
    private List<Identifier> person(String written) throws UserMistake {
        List<Identifier> known = core.index()
                .customers()
                .find(written)
                .map(Customer::identifiers)
                .orElse(List.of());
        if (!known.isEmpty()) return known;
        int colon = written.indexOf(':');
        boolean isWhole = colon > 0
                && Identifier.isKind(written.substring(0, colon))
                && Identifier.isValue(written.substring(colon + 1));
        if (!isWhole) throw PersonServer.unknown(written);
        return core.index().people().members(Identifier.parse(written));
    }
}
