package io.customerpulse.codec.state;

import io.customerpulse.codec.bytes.ByteSource;
import io.customerpulse.engine.state.Answer;
import io.customerpulse.engine.state.Balance;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.CustomerState.Parts;
import io.customerpulse.engine.state.Open;
import io.customerpulse.engine.state.Pending;
import io.customerpulse.engine.state.Questions;
import io.customerpulse.engine.state.Ref;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Summary;
import io.customerpulse.stats.decay.DecayedSum;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Fading;
import io.customerpulse.stats.rhythm.DayWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads version 1, from behind the version on; [StateWriter] has the layout.
final class StateReader {

    private final ByteSource source;
    private final Rules rules;
    /// Numbers of the signals in the rules, in the order of the names.
    private final List<Integer> signals = new ArrayList<>();
    private final List<Long> refs = new ArrayList<>();
    private long seenMicros;

    StateReader(ByteSource source, Rules rules) {
        this.source = source;
        this.rules = rules;
    }

    StateBytes read() {
        long fingerprint = source.fixed();
        int names = source.size();
        for (int i = 0; i < names; i++) {
            String name = source.text();
            int signal = name.equals(StateWriter.UNKNOWN) ? rules.unknown() : rules.signal(name);
            if (signal == rules.unknown() && !name.equals(StateWriter.UNKNOWN) && !source.isBroken()) {
                return new StateBytes.Refused(
                        "got the signal \"%s\", allowed: those of the catalog; rebuild the state".formatted(name));
            }
            signals.add(signal);
        }
        if (!source.isBroken() && fingerprint != Fingerprint.of(rules, signals)) {
            return new StateBytes.Refused(
                    "got sums of another catalog, allowed: those of the catalog in use; rebuild the state");
        }
        int refCount = source.size();
        for (int i = 0; i < refCount; i++) refs.add(source.fixed());
        seenMicros = source.signed();
        Summary summary = summary();
        List<Balance> balances = balances();
        Questions questions = new Questions(opens(), answers(), pendings());
        if (source.isBroken() || !source.isAtEnd()) {
            return new StateBytes.Refused(
                    "got bytes in another layout, allowed: version %d as it was written".formatted(StateBytes.VERSION));
        }
        return new StateBytes.Read(CustomerState.of(new Parts(balances, questions, summary, seenMicros), rules));
    }

    private Summary summary() {
        long interactions = source.count();
        long first = instant();
        long last = instant();
        long latestReturn = instant();
        return new Summary(interactions, first, last, latestReturn, days(), sum(), sum());
    }

    private DayWindow days() {
        int words = source.size();
        if (words == 0) return new DayWindow();
        long latest = source.signed();
        long[] bits = new long[DayWindow.DAYS / Long.SIZE];
        for (int i = 0; i < words && i < bits.length; i++) bits[i] = source.fixed();
        if (words <= bits.length && (bits[0] & 1) == 1) return DayWindow.of(latest, bits);
        source.refuse();
        return new DayWindow();
    }

    private DecayedSum sum() {
        double value = source.fixedNumber();
        return new DecayedSum(value, instant());
    }

    private List<Balance> balances() {
        List<Balance> balances = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        int count = source.size();
        for (int i = 0; i < count; i++) {
            int account = account();
            long asOf = instant();
            double points = source.number();
            List<Double> sums = new ArrayList<>();
            int sumCount = sums(account);
            for (int k = 0; k < sumCount; k++) sums.add(source.number());
            if (seen.add(account)) balances.add(new Balance(account, points, asOf, sums));
            else source.refuse();
        }
        balances.sort(Comparator.comparingInt(Balance::account));
        return balances;
    }

    /// How many sums an account keeps.
    private int sums(int account) {
        Kernel own = rules.signal(account / 2).kernel();
        Kernel kernel = account % 2 == 0
                ? own
                : rules.signal(account / 2)
                        .response()
                        .expects()
                        .<Kernel>map(expects -> expects.fading())
                        .orElse(own);
        return kernel instanceof Fading fading ? fading.shares().size() : 0;
    }

    private List<Open> opens() {
        List<Open> opens = new ArrayList<>();
        int count = source.size();
        for (int i = 0; i < count; i++) {
            int signal = signal(source.count());
            long at = instant();
            opens.add(new Open(signal, at, at + source.signed(), ref(), ref(), ref()));
        }
        return opens;
    }

    private List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        int count = source.size();
        for (int i = 0; i < count; i++) {
            answers.add(new Answer(instant(), ref(), ref(), ref(), isSet(StateWriter.ANY_ON_CHANNEL)));
        }
        return answers;
    }

    private List<Pending> pendings() {
        List<Pending> pendings = new ArrayList<>();
        int count = source.size();
        for (int i = 0; i < count; i++) {
            int account = account();
            long start = instant();
            long end = isSet(StateWriter.FADES) ? Long.MAX_VALUE : start + source.signed();
            pendings.add(new Pending(account, start, end, source.number()));
        }
        return pendings;
    }

    private boolean isSet(int flag) {
        int flags = source.oneByte();
        if (flags > flag) source.refuse();
        return flags == flag;
    }

    private long instant() {
        return seenMicros - source.signed();
    }

    private int account() {
        long account = source.count();
        return 2 * signal(account >>> 1) + (int) (account & 1);
    }

    private int signal(long place) {
        if (place >= 0 && place < signals.size()) return signals.get((int) place);
        source.refuse();
        return rules.unknown();
    }

    private long ref() {
        long place = source.count();
        if (place == 0) return Ref.NOTHING;
        if (place > 0 && place <= refs.size()) return refs.get((int) place - 1);
        source.refuse();
        return Ref.NOTHING;
    }
}
