package io.customerpulse.engine.state;

import io.customerpulse.engine.catalog.Answers;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.stats.time.Micros;
import java.util.List;
import java.util.PriorityQueue;

/// The fold of interactions into a customer's state: the one place where points are booked.
///
/// **The number.** `pulse(t) = Σ wₑ · Kₑ(t − tₑ)` over all entries booked by `t`. An interaction is one
/// entry; an outreach that nobody answered in time is a second one, negative, at the end of that time.
///
/// **Why it is a sum.** Points that fade go into decayed sums, which add in any order. Points that
/// start late or expire at once wait in `pending`. An outreach waits in `open` until a response that
/// *happened* in time takes it away, or until it is due and final; a response waits in `answers` for
/// an outreach that arrives after it. All three are sets, and what is booked out of them depends on
/// the sets alone; so order and lateness do not matter within the [Patience] given, and [#merge] of
/// two halves is the fold of the whole.
///
/// **Cost.** O(accounts of the customer) per interaction with a tiny factor, one [io.customerpulse.stats.decay.Exp2]
/// per half-life of its signal; no allocation beyond the summary. What waits stands in heaps, so that a
/// customer with thousands of coupons is no slower; only a response looks through all open outreaches.
/// A working copy: make one with [#of] or [#clear] it, add, read, and [#state] gives it back at rest.
public final class Fold {

    private final Rules rules;
    private final Patience patience;
    private final long latenessMicros;
    private Balances balances;
    /// Whether a state at rest has the balances now, so that they must not change any more.
    private boolean given;
    private final Tally tally = new Tally();
    private long seenMicros = Long.MIN_VALUE;
    /// Nothing has to be settled before this instant is seen.
    private long nextMicros = Long.MAX_VALUE;
    /// What waits, each with what is final first on top.
    private final PriorityQueue<Open> open = new PriorityQueue<>(1, Open::byDue);
    private final PriorityQueue<Answer> answers = new PriorityQueue<>(1, Answer::inOrder);
    private final PriorityQueue<Pending> pending = new PriorityQueue<>(1, Pending::byFinal);

    public Fold(Rules rules, Patience patience) {
        this(rules, patience, new Balances(rules));
    }

    private Fold(Rules rules, Patience patience, Balances balances) {
        this.rules = rules;
        this.patience = patience;
        this.latenessMicros = Micros.of(patience.lateness());
        this.balances = balances;
    }

    /// A fold that goes on from a state; the state stays as it is.
    public static Fold of(CustomerState state, Rules rules, Patience patience) {
        Fold fold = new Fold(rules, patience, new Balances(state.balances()));
        fold.tally.set(state.summary());
        fold.seenMicros = state.seenMicros();
        if (!state.questions().isEmpty()) fold.take(state.questions());
        return fold;
    }

    /// Forgets the customer, to begin with the next.
    public void clear() {
        if (given) balances = new Balances(rules);
        else balances.clear();
        given = false;
        tally.set(Summary.EMPTY);
        seenMicros = Long.MIN_VALUE;
        nextMicros = Long.MAX_VALUE;
        open.clear();
        answers.clear();
        pending.clear();
    }

    /// The state at rest. The fold must not be used after it, but for [#clear].
    public CustomerState state() {
        Questions questions = open.isEmpty() && answers.isEmpty() && pending.isEmpty()
                ? Questions.NONE
                : new Questions(List.copyOf(open), List.copyOf(answers), List.copyOf(pending));
        given = true;
        return new CustomerState(balances, questions, tally.summary(), seenMicros);
    }

    public Summary summary() {
        return tally.summary();
    }

    /// What the vitals are read from, without the copy that a summary takes.
    public Signs signs() {
        return tally.signs();
    }

    public long interactions() {
        return tally.interactions();
    }

    /// The latest instant seen: the fold can be read from here on.
    public long seenMicros() {
        return seenMicros;
    }

    /// Takes in one interaction.
    public void add(Timeline timeline, int row) {
        int number = timeline.signal(row);
        long at = timeline.atMicros(row);
        Signal signal = rules.signal(number);
        double points = timeline.points(row);
        tally.add(at);
        if (signal.side() == Side.RETURN && signal.weight() > 0) {
            tally.addReturn(at, Math.max(0, points), rules.thresholds().momentum());
        }
        if (at > seenMicros) seenMicros = at;
        book(Rules.own(number), at, points);
        if (rules.answers(number)) answer(timeline, row);
        if (rules.expects(number)) ask(timeline, row, at + rules.withinMicros(number));
        if (seenMicros >= nextMicros) settle();
    }

    /// Takes in all that another state of the same customer has: the union of both.
    public void merge(CustomerState other) {
        balances.merge(other.balances());
        tally.set(tally.summary().merge(other.summary(), rules.thresholds().momentum()));
        seenMicros = Math.max(seenMicros, other.seenMicros());
        take(other.questions());
        open.removeIf(asked -> answers.stream().anyMatch(asked::isAnsweredBy));
        if (seenMicros >= nextMicros) settle();
        boundOpen();
        boundAnswers();
        boundPending();
    }

    /// The pulse at an instant, not before the latest interaction.
    public Pulse pulse(long atMicros) {
        if (atMicros < seenMicros) {
            throw new IllegalArgumentException("cannot read a state of %s back at %s: use the ledger"
                    .formatted(Micros.instant(seenMicros), Micros.instant(atMicros)));
        }
        Reading reading = new Reading();
        for (int at = 0; at < balances.end(); at = balances.next(at)) {
            reading.add(rules.account(balances.account(at)), balances.points(at), balances.left(at, atMicros));
        }
        for (Pending later : pending) {
            if (later.startMicros() > atMicros) continue;
            Account account = rules.account(later.account());
            double left = later.fades()
                    ? later.points() * account.left(atMicros - later.startMicros())
                    : atMicros < later.endMicros() ? later.points() : 0;
            reading.add(account, later.points(), left);
        }
        for (Open asked : open) {
            if (asked.dueMicros() > atMicros) continue;
            Account account = rules.account(Rules.noise(asked.signal()));
            double points = -noise(asked.signal());
            reading.add(account, points, points * account.left(atMicros - asked.dueMicros()));
        }
        return new Pulse(reading.level, reading.investments, reading.returns, reading.noise);
    }

    private static final class Reading {
        private double level;
        private double investments;
        private double returns;
        private double noise;

        void add(Account account, double points, double left) {
            level += left;
            switch (account.side()) {
                case INVESTMENT -> investments += points;
                case RETURN -> returns += points;
            }
            if (account.isNoise()) noise += points;
        }
    }

    private double noise(int signal) {
        return rules.noisePoints(signal);
    }

    private void book(int number, long atMicros, double points) {
        Account account = rules.account(number);
        if (account.isSimple()) {
            balances.add(number, atMicros, points);
        } else {
            long end = account.fades() ? Long.MAX_VALUE : atMicros + account.endMicros();
            later(new Pending(number, atMicros + account.delayMicros(), end, points));
        }
    }

    private void later(Pending booking) {
        pending.add(booking);
        nextMicros = Math.min(nextMicros, booking.finalMicros());
        boundPending();
    }

    private void answer(Timeline timeline, int row) {
        Answer answer = new Answer(
                timeline.atMicros(row),
                timeline.outreach(row),
                timeline.content(row),
                timeline.channel(row),
                rules.signal(timeline.signal(row)).response().answers() == Answers.CHANNEL);
        if (answer.fitsNothing()) return;
        open.removeIf(asked -> asked.isAnsweredBy(answer));
        if (answer.atMicros() < seenMicros - latenessMicros) return;
        answers.add(answer);
        nextMicros = Math.min(nextMicros, afterLateness(answer.atMicros()));
        boundAnswers();
    }

    private void ask(Timeline timeline, int row, long dueMicros) {
        Open asked = new Open(
                timeline.signal(row),
                timeline.atMicros(row),
                dueMicros,
                timeline.outreach(row),
                timeline.content(row),
                timeline.channel(row));
        for (Answer answer : answers) {
            if (asked.isAnsweredBy(answer)) return;
        }
        open.add(asked);
        nextMicros = Math.min(nextMicros, afterLateness(dueMicros));
        boundOpen();
    }

    private void boundOpen() {
        while (open.size() > patience.openMax()) {
            Open oldest = open.stream().min(Open.ORDER).orElseThrow();
            open.remove(oldest);
            later(new Pending(
                    Rules.noise(oldest.signal()), oldest.dueMicros(), Long.MAX_VALUE, -noise(oldest.signal())));
        }
    }

    private void boundAnswers() {
        while (answers.size() > patience.openMax()) answers.remove();
    }

    private void boundPending() {
        while (pending.size() > patience.openMax()) {
            Pending oldest = pending.stream().min(Pending.ORDER).orElseThrow();
            pending.remove(oldest);
            settle(oldest);
        }
    }

    private void take(Questions questions) {
        open.addAll(questions.open());
        answers.addAll(questions.answers());
        pending.addAll(questions.pending());
        rememberNext();
    }

    /// The first instant at which a question of this instant is final.
    private long afterLateness(long micros) {
        return micros + latenessMicros + 1;
    }

    /// Books what is final by now.
    private void settle() {
        long finalMicros = seenMicros - latenessMicros;
        for (Open next = open.peek(); next != null && next.dueMicros() < finalMicros; next = open.peek()) {
            Open asked = open.remove();
            balances.add(Rules.noise(asked.signal()), asked.dueMicros(), -noise(asked.signal()));
        }
        for (Answer next = answers.peek(); next != null && next.atMicros() < finalMicros; next = answers.peek()) {
            answers.remove();
        }
        for (Pending next = pending.peek(); next != null && next.finalMicros() <= seenMicros; next = pending.peek()) {
            settle(pending.remove());
        }
        rememberNext();
    }

    /// Books a pending entry now; one that is not due yet is booked early, as of the latest instant seen.
    private void settle(Pending later) {
        if (later.fades()) balances.add(later.account(), Math.min(later.startMicros(), seenMicros), later.points());
        else balances.addExpired(later.account(), later.endMicros(), later.points());
    }

    private void rememberNext() {
        nextMicros = Long.MAX_VALUE;
        Open asked = open.peek();
        if (asked != null) nextMicros = afterLateness(asked.dueMicros());
        Answer answer = answers.peek();
        if (answer != null) nextMicros = Math.min(nextMicros, afterLateness(answer.atMicros()));
        Pending later = pending.peek();
        if (later != null) nextMicros = Math.min(nextMicros, later.finalMicros());
    }
}
