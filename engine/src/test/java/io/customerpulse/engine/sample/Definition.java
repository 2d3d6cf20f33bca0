package io.customerpulse.engine.sample;

import static java.time.temporal.ChronoUnit.MICROS;

import io.customerpulse.engine.catalog.Answers;
import io.customerpulse.engine.catalog.Expectation;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Box;
import io.customerpulse.stats.decay.Kernel.Fading;
import io.customerpulse.stats.decay.Kernel.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The pulse by its definition, `Σ w · K(t − tₑ)`, pair by pair; it shares no arithmetic with the engine.
public final class Definition {

    private static final Map<String, Signal> BY_NAME =
            Samples.SIGNALS.stream().collect(Collectors.toUnmodifiableMap(Signal::name, signal -> signal));

    private final List<Interaction> interactions;
    private double level;
    private double investments;
    private double returns;
    private double noise;
    private double magnitudes;

    private Definition(List<Interaction> interactions, Instant at) {
        this.interactions = interactions;
        for (Interaction interaction : interactions) own(interaction, at);
        for (Interaction interaction : interactions) noise(interaction, at);
    }

    /// The pulse of these interactions at an instant; later ones do not count.
    public static Pulse pulse(List<Interaction> interactions, Instant at) {
        Definition sum = of(interactions, at);
        return new Pulse(sum.level, sum.investments, sum.returns, sum.noise);
    }

    /// The sum of all raw points, each without its sign: what rounding is measured against.
    public static double magnitudes(List<Interaction> interactions, Instant at) {
        return of(interactions, at).magnitudes;
    }

    private static Definition of(List<Interaction> interactions, Instant at) {
        Instant now = at.truncatedTo(MICROS);
        return new Definition(
                interactions.stream().filter(i -> !time(i).isAfter(now)).toList(), now);
    }

    private void own(Interaction interaction, Instant at) {
        Signal signal = signal(interaction.signal());
        Duration age = Duration.between(time(interaction), at);
        if (age.compareTo(signal.kernel().delay()) < 0) return;
        double points = signal.weight() * factor(signal, interaction.value());
        level += points * left(signal.kernel(), age);
        magnitudes += Math.abs(points);
        if (signal.side() == Side.INVESTMENT) investments += points;
        else returns += points;
    }

    private void noise(Interaction outreach, Instant at) {
        if (signal(outreach.signal()).response().expects().isEmpty()) return;
        Expectation expects = signal(outreach.signal()).response().expects().orElseThrow();
        Instant due = time(outreach).plus(expects.within());
        if (due.isAfter(at) || interactions.stream().anyMatch(response -> answers(response, outreach, due))) return;
        level -= expects.noise() * left(expects.fading(), Duration.between(due, at));
        magnitudes += expects.noise();
        returns -= expects.noise();
        noise -= expects.noise();
    }

    private static boolean answers(Interaction response, Interaction outreach, Instant due) {
        Answers answers = signal(response.signal()).response().answers();
        if (answers == Answers.NOTHING) return false;
        if (time(response).isBefore(time(outreach)) || time(response).isAfter(due)) return false;
        return same(response.about().outreach(), outreach.about().outreach())
                || same(response.about().content(), outreach.about().content())
                || (answers == Answers.CHANNEL && same(channel(response), channel(outreach)));
    }

    private static boolean same(String one, String other) {
        return !one.isEmpty() && one.equals(other);
    }

    private static String channel(Interaction interaction) {
        return interaction.about().channel().isEmpty()
                ? signal(interaction.signal()).habits().channel()
                : interaction.about().channel();
    }

    private static double left(Kernel kernel, Duration age) {
        return switch (kernel) {
            case Box box -> age.compareTo(box.duration()) < 0 ? 1 : 0;
            case Fading fading -> {
                double days = age.minus(fading.delay()).toNanos() / 86_400e9;
                double left = 0;
                for (Share share : fading.shares()) {
                    left += share.part()
                            * StrictMath.pow(2, -days / share.halfLife().days());
                }
                yield left;
            }
        };
    }

    private static double factor(Signal signal, Money money) {
        double dollars =
                switch (money.currency()) {
                    case "USD" -> money.minor() / 100.0;
                    case "EUR" -> money.minor() / 100.0 * 1.25;
                    default -> Double.NaN;
                };
        return Double.isNaN(dollars) ? 1 : signal.transform().factor(dollars);
    }

    private static Signal signal(String name) {
        return BY_NAME.getOrDefault(name, Samples.UNKNOWN);
    }

    private static Instant time(Interaction interaction) {
        return interaction.at().truncatedTo(MICROS);
    }
}
