package io.customerpulse.server;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.state.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;

/// A core without HTTP, small enough that states have to give way, for which any damage is a failure.
public final class Alone {

    private Alone() {}

    static Index.Making making(InstantSource clock) {
        return new Index.Making(
                Rules.of(DefaultCatalog.read()),
                new Settings.Memory(2, 100),
                clock,
                control -> {},
                damage -> {
                    throw new AssertionError(damage.sentence());
                },
                broken -> {
                    throw new AssertionError(broken);
                });
    }

    public static Core open(Path data, InstantSource clock) throws IOException, InterruptedException {
        return Core.open(data, making(clock), new Random(1));
    }
}
