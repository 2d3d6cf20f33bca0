package io.customerpulse.server.survey;

import io.customerpulse.engine.catalog.Expectation;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.server.survey.Totals.Move;
import io.customerpulse.stats.time.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What happened since some days ago, over everybody, and what changed by it.
final class Lately {

    /// How many days ago; each is one of [Frame#AGO] too.
    static final List<Integer> SINCE = List.of(1, 7);

    /// Stages that it is worth a sentence to enter.
    private static final List<Stage> TOLD =
            List.of(Stage.FADING, Stage.DORMANT, Stage.LOST, Stage.GROWING, Stage.THRIVING);

    /// Names told apart; what comes later is rare, as customers come in the order of a hash.
    private static final int NAMES_MAX = 5_000;

    /// A difference of two counts that chance makes once in twenty times, in roots of their sum.
    private static final double SURE = 2;

    private final Frame frame;
    private final int daysAgo;
    private final long then;
    private final long before;
    private final Map<String, Count> noise = new TreeMap<>();
    private final Map<String, Count> channels = new TreeMap<>();

    Lately(Frame frame, int daysAgo) {
        this.frame = frame;
        this.daysAgo = daysAgo;
        this.then = frame.ago(daysAgo);
        this.before = frame.ago(2 * daysAgo);
    }

    /// Counts since then, and in as many days before.
    private static final class Count {
        private long now;
        private long before;
        private double points;
        private double pointsBefore;

        void add(boolean isNow, double more) {
            if (isNow) {
                now++;
                points += more;
            } else {
                before++;
                pointsBefore += more;
            }
        }

        /// In roots of both counts: a difference of Poisson counts over its standard deviation.
        double rise() {
            return (now - before) / Math.sqrt((double) Math.max(1, now + before));
        }
    }

    int daysAgo() {
        return daysAgo;
    }

    void add(List<Told> told) {
        for (Told each : told) {
            if (each.isNoise()) noise(each);
            if (each.isInvestment() || each.points() == 0 || each.atMicros() <= before) continue;
            count(channels, By.CHANNEL.name(each.interaction(), frame.rules()))
                    .ifPresent(count -> count.add(each.atMicros() > then, each.points()));
        }
    }

    private void noise(Told unanswered) {
        long booked = unanswered.atMicros()
                + unanswered
                        .signal()
                        .response()
                        .expects()
                        .map(Expectation::within)
                        .map(Micros::of)
                        .orElse(0L);
        if (booked <= then) return;
        count(noise, unanswered.interaction().about().outreach())
                .ifPresent(count -> count.add(true, unanswered.noise()));
    }

    /// What changed, in the order of importance.
    List<Change> changes(Totals totals) {
        int place = Frame.AGO.indexOf(daysAgo);
        List<Change> changes = new ArrayList<>();
        changes.add(moved(totals.then(place), totals.now()));
        List<Move> moves = totals.moves(place);
        for (Stage stage : TOLD) {
            Move sum = sum(moves.stream()
                    .filter(move -> move.from().isPresent() && move.isInto(stage))
                    .toList());
            if (sum.customers() > 0) changes.add(new Change.Became(stage, sum.customers(), sum.then(), sum.now()));
        }
        Move revived =
                sum(moves.stream().filter(move -> move.isInto(Stage.REVIVED)).toList());
        if (revived.customers() > 0) {
            changes.add(new Change.Revived(revived.customers(), revived.then(), revived.now()));
        }
        Move fresh = sum(moves.stream().filter(move -> move.from().isEmpty()).toList());
        if (fresh.customers() > 0) changes.add(new Change.NewCustomers(fresh.customers(), fresh.now()));
        noise.entrySet().stream()
                .filter(each -> each.getValue().points < 0)
                .min(Comparator.comparingDouble(each -> each.getValue().points))
                .ifPresent(each -> changes.add(
                        new Change.NoisiestCampaign(each.getKey(), each.getValue().now, each.getValue().points)));
        channels(changes);
        changes.sort(Comparator.comparingDouble((Change change) -> -change.weight()));
        return changes;
    }

    private void channels(List<Change> changes) {
        Comparator<Map.Entry<String, Count>> rise =
                Comparator.comparingDouble(each -> each.getValue().rise());
        channels.entrySet().stream()
                .max(rise)
                .filter(each -> each.getValue().rise() >= SURE)
                .ifPresent(each -> {
                    Count count = each.getValue();
                    changes.add(new Change.ChannelRose(
                            each.getKey(), count.now, count.before, count.points, count.pointsBefore));
                });
        channels.entrySet().stream()
                .min(rise)
                .filter(each -> each.getValue().rise() <= -SURE)
                .ifPresent(each -> {
                    Count count = each.getValue();
                    changes.add(new Change.ChannelFell(
                            each.getKey(), count.now, count.before, count.points, count.pointsBefore));
                });
    }

    private static Change moved(Pulse then, Pulse now) {
        return new Change.PulseMoved(
                then.level(),
                now.level(),
                now.investments() - then.investments(),
                (now.returns() - now.noise()) - (then.returns() - then.noise()),
                now.noise() - then.noise(),
                then.decay() - now.decay());
    }

    private static Move sum(List<Move> moves) {
        long customers = 0;
        double then = 0;
        double now = 0;
        for (Move each : moves) {
            customers += each.customers();
            then += each.then();
            now += each.now();
        }
        return new Move(Optional.empty(), Stage.NEW, customers, then, now);
    }

    private static Optional<Count> count(Map<String, Count> names, String name) {
        if (name.isEmpty()) return Optional.empty();
        if (names.size() == NAMES_MAX && !names.containsKey(name)) return Optional.empty();
        return Optional.of(names.computeIfAbsent(name, none -> new Count()));
    }
}
