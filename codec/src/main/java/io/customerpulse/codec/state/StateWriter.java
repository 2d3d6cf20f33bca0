package io.customerpulse.codec.state;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.engine.state.Answer;
import io.customerpulse.engine.state.Balance;
import io.customerpulse.engine.state.CustomerState.Parts;
import io.customerpulse.engine.state.Open;
import io.customerpulse.engine.state.Pending;
import io.customerpulse.engine.state.Questions;
import io.customerpulse.engine.state.Ref;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Summary;
import io.customerpulse.stats.decay.DecayedSum;
import io.customerpulse.stats.rhythm.DayWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes version 1. Instants are distances to a nearby one, in microseconds; a distance wraps around
/// like any `long`, so even the end of time comes back exactly. Names and stand-ins that stand in
/// several places are written once.
final class StateWriter {

    /// Stands in a list of names for the unknown signal, which has none.
    static final String UNKNOWN = "";

    static final int FADES = 1;
    static final int ANY_ON_CHANNEL = 1;

    private final Parts parts;
    private final Rules rules;
    private final ByteSink sink = new ByteSink();
    /// Numbers of the signals in the rules, by name.
    private final TreeMap<String, Integer> signals = new TreeMap<>();
    private final List<String> names;
    private final List<Long> refs;

    StateWriter(Parts parts, Rules rules) {
        this.parts = parts;
        this.rules = rules;
        parts.balances().forEach(balance -> use(balance.signal()));
        parts.questions().open().forEach(asked -> use(asked.signal()));
        parts.questions().pending().forEach(later -> use(later.account() / 2));
        this.names = List.copyOf(signals.keySet());
        this.refs = refs(parts.questions());
    }

    byte[] bytes() {
        sink.oneByte(StateBytes.VERSION);
        sink.fixed(Fingerprint.of(rules, List.copyOf(signals.values())));
        sink.count(names.size());
        names.forEach(sink::text);
        sink.count(refs.size());
        refs.forEach(sink::fixed);
        sink.signed(parts.seenMicros());
        summary(parts.summary());
        sink.count(parts.balances().size());
        parts.balances().forEach(this::balance);
        questions(parts.questions());
        return sink.sealed();
    }

    private void use(int signal) {
        signals.put(signal == rules.unknown() ? UNKNOWN : rules.signal(signal).name(), signal);
    }

    private static List<Long> refs(Questions questions) {
        TreeSet<Long> refs = new TreeSet<>();
        for (Open asked : questions.open()) refs.addAll(List.of(asked.outreach(), asked.content(), asked.channel()));
        for (Answer answer : questions.answers()) {
            refs.addAll(List.of(answer.outreach(), answer.content(), answer.channel()));
        }
        refs.remove(Ref.NOTHING);
        return new ArrayList<>(refs);
    }

    private void summary(Summary summary) {
        sink.count(summary.interactions());
        instant(summary.firstMicros());
        instant(summary.lastMicros());
        instant(summary.latestReturnMicros());
        days(summary.returnDays());
        sum(summary.recent());
        sum(summary.usual());
    }

    /// The latest day, and the words of the window up to the last that has a day.
    private void days(DayWindow days) {
        long[] bits = days.bits();
        int words = bits.length;
        while (words > 0 && bits[words - 1] == 0) words--;
        sink.count(words);
        if (words > 0) sink.signed(days.latest());
        for (int i = 0; i < words; i++) sink.fixed(bits[i]);
    }

    private void sum(DecayedSum sum) {
        sink.fixed(Double.doubleToRawLongBits(sum.value()));
        instant(sum.asOfMicros());
    }

    private void balance(Balance balance) {
        account(balance.account());
        instant(balance.asOfMicros());
        sink.number(balance.points());
        balance.sums().forEach(sink::number);
    }

    private void questions(Questions questions) {
        sink.count(questions.open().size());
        for (Open asked : questions.open()) {
            sink.count(place(asked.signal()));
            instant(asked.atMicros());
            sink.signed(asked.dueMicros() - asked.atMicros());
            about(asked.outreach(), asked.content(), asked.channel());
        }
        sink.count(questions.answers().size());
        for (Answer answer : questions.answers()) {
            instant(answer.atMicros());
            about(answer.outreach(), answer.content(), answer.channel());
            sink.oneByte(answer.anyOnChannel() ? ANY_ON_CHANNEL : 0);
        }
        sink.count(questions.pending().size());
        for (Pending later : questions.pending()) {
            boolean fades = later.endMicros() == Long.MAX_VALUE;
            account(later.account());
            instant(later.startMicros());
            sink.oneByte(fades ? FADES : 0);
            if (!fades) sink.signed(later.endMicros() - later.startMicros());
            sink.number(later.points());
        }
    }

    private void instant(long micros) {
        sink.signed(parts.seenMicros() - micros);
    }

    private void account(int account) {
        sink.count(2L * place(account / 2) + account % 2);
    }

    private int place(int signal) {
        return names.indexOf(
                signal == rules.unknown() ? UNKNOWN : rules.signal(signal).name());
    }

    private void about(long outreach, long content, long channel) {
        sink.count(refs.indexOf(outreach) + 1);
        sink.count(refs.indexOf(content) + 1);
        sink.count(refs.indexOf(channel) + 1);
    }
}
