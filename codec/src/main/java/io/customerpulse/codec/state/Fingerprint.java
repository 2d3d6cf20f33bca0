package io.customerpulse.codec.state;

import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Expectation;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.engine.state.Ref;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Share;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.util.List;

/// A 64-bit stand-in for everything in a catalog that a state's sums were made with: the kernels of the
/// signals it has, the points they book, what they expect and answer, the scales of momentum; the
/// rates, if a value counted; the list of names, if something in it was unknown.
///
/// Two catalogs with the same fingerprint give the same sums for the same interactions, but for a chance
/// of 5e-20. It does not depend on where signals stand in a catalog, nor on those the state has none of.
final class Fingerprint {

    private static final long START = 0x2545f4914f6cdd1dL;
    private static final long MIX = 0x9e3779b97f4a7c15L;
    private static final long FINISH = 0xbf58476d1ce4e5b9L;

    private long value = START;

    private Fingerprint() {}

    /// The fingerprint for these signals.
    ///
    /// @param signals their numbers in the rules, each once, in an order that no catalog changes
    static long of(Rules rules, List<Integer> signals) {
        Fingerprint mixed = new Fingerprint();
        mixed.add(rules.thresholds().momentum().fast().micros());
        mixed.add(rules.thresholds().momentum().slow().micros());
        boolean valued = false;
        for (int number : signals) {
            Signal signal = rules.signal(number);
            mixed.add(signal, number == rules.unknown() ? "" : Catalog.key(signal.name()));
            valued |= !(signal.transform() instanceof ValueTransform.None);
            if (number == rules.unknown()) {
                for (Signal known : rules.catalog().signals()) mixed.add(Ref.of(known.name()));
            }
        }
        if (valued) mixed.addRates(rules.catalog());
        return mixed.value;
    }

    private void addRates(Catalog catalog) {
        add(Ref.of(catalog.rates().currency()));
        catalog.rates().perUnit().forEach((code, rate) -> {
            add(Ref.of(code));
            add(rate);
        });
    }

    private void add(Signal signal, String key) {
        add(Ref.of(key));
        add(Ref.of(signal.side().name()));
        add(signal.weight());
        add(signal.kernel());
        add(signal.transform());
        add(Ref.of(signal.habits().channel()));
        add(Ref.of(signal.response().answers().name()));
        add(signal.response().expects().isPresent() ? 1L : 0L);
        signal.response().expects().ifPresent(this::add);
    }

    private void add(Expectation expects) {
        add(expects.within());
        add(expects.noise());
        add(expects.fading());
    }

    private void add(Kernel kernel) {
        add(kernel.delay());
        switch (kernel) {
            case Kernel.Fading fading -> {
                add(fading.shares().size());
                for (Share share : fading.shares()) {
                    add(share.halfLife().micros());
                    add(share.part());
                }
            }
            case Kernel.Box box -> {
                add(0L);
                add(box.duration());
            }
        }
    }

    private void add(ValueTransform transform) {
        switch (transform) {
            case ValueTransform.None none -> add(0L);
            case ValueTransform.Linear linear -> {
                add(1L);
                add(linear.scale());
                add(linear.cap());
            }
            case ValueTransform.Log1p log1p -> {
                add(2L);
                add(log1p.scale());
            }
        }
    }

    private void add(Duration duration) {
        add(Micros.of(duration));
    }

    private void add(double number) {
        add(Double.doubleToLongBits(number));
    }

    private void add(long bits) {
        long mixed = (value ^ bits) * MIX;
        mixed = (mixed ^ (mixed >>> 32)) * FINISH;
        value = mixed ^ (mixed >>> 29);
    }
}
