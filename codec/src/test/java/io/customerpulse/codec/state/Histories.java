package io.customerpulse.codec.state;

import io.customerpulse.codec.catalog.CatalogFile;
import io.customerpulse.engine.Engine;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Made-up histories of one customer, and the states they lead to.
final class Histories {

    static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final int YEAR_SECONDS = 365 * 86_400;

    private Histories() {}

    /// The catalog the kept images were written under.
    static Catalog catalog() {
        CatalogFile file = CatalogFile.read("v1-catalog.yaml", resource("v1-catalog.yaml"));
        return switch (file) {
            case CatalogFile.Read read -> read.catalog();
            case CatalogFile.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    static String resource(String name) {
        try (InputStream in = Histories.class.getResourceAsStream("/state/" + name)) {
            if (in == null) throw new IllegalStateException("no resource " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// So many interactions over a year, in no order, to the microsecond.
    static List<Interaction> random(long seed, List<String> signals, int count) {
        Random random = new Random(seed);
        List<Interaction> history = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String signal = signals.get(random.nextInt(signals.size()));
            Instant at = START.plusSeconds(random.nextInt(YEAR_SECONDS)).plusNanos(1_000L * random.nextInt(1_000_000));
            Money value = random.nextBoolean() ? Money.NONE : new Money(random.nextInt(20_000), "USD");
            String outreach = random.nextInt(3) == 0 ? "" : "campaign " + random.nextInt(20);
            history.add(new Interaction("", "ada", signal, at, value, new About(outreach, "", "")));
        }
        return history;
    }

    static Interaction at(Instant at, String signal, String outreach) {
        return new Interaction("", "ada", signal, at, Money.NONE, new About(outreach, "", ""));
    }

    static CustomerState state(List<Interaction> history, Rules rules) {
        Engine engine = new Engine(rules, new Patience(Duration.ofDays(3), 64));
        CustomerState state = engine.empty();
        for (Interaction interaction : history) state = engine.step(state, interaction);
        return state;
    }
}
