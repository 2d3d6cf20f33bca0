package io.customerpulse.cli.sample;

import io.customerpulse.server.sample.SampleShop;
import io.customerpulse.simulator.Ahead;
import io.customerpulse.simulator.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The simulator's sample shop, as a server takes it in.
///
/// @param seed      which shop
/// @param customers how many
public record SimulatedShop(long seed, int customers) implements SampleShop {

    /// What a server is given unless told otherwise.
    public static final SimulatedShop USUAL = new SimulatedShop(42, 5_000);

    @Override
    public Life tell(Instant now, String run, Past past) {
        SampleCalls calls = new SampleCalls(run);
        int[] told = {0};
        Ahead ahead = new Sample(seed, customers, now).tell(tale -> {
            told[0]++;
            calls.add(tale.known());
            for (Sample.Moment moment : tale.moments()) {
                if (calls.isFull()) past.body(calls.body(), told[0]);
                calls.add(moment, moment.interaction().at());
            }
        });
        if (!calls.isEmpty()) past.body(calls.body(), told[0]);
        return () -> ahead.next().map(Coming::new);
    }

    /// What happens next.
    private record Coming(Ahead.Next next) implements Happening {

        @Override
        public Duration after() {
            return next.after();
        }

        @Override
        public byte[] body(Instant at, String run) {
            SampleCalls calls = new SampleCalls(run);
            Optional<Sample.Known> known = next.known();
            known.ifPresent(each -> calls.add(
                    new Sample.Known(each.userId(), each.email(), each.firstName(), each.plan(), each.country(), at)));
            calls.add(next.moment(), at);
            return calls.body();
        }
    }
}
