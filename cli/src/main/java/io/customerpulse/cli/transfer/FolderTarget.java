package io.customerpulse.cli.transfer;

import io.customerpulse.server.Core;
import io.customerpulse.server.transfer.IntakeTarget;
import io.customerpulse.server.transfer.Target;
import java.io.IOException;
import java.time.InstantSource;

/// The data folder of a server that is stopped.
public final class FolderTarget implements Target {

    private final Core core;
    private final Target intake;

    public FolderTarget(Core core, InstantSource clock) {
        this.core = core;
        this.intake = new IntakeTarget(core.index().intake(), clock);
    }

    @Override
    public Reply send(byte[] body) throws IOException, InterruptedException {
        return intake.send(body);
    }

    @Override
    public void close() throws IOException {
        core.close();
    }
}
