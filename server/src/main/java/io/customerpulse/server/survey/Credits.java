package io.customerpulse.server.survey;

import io.customerpulse.engine.state.Rules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which of one customer's returns are put down to which of their investments, by one kind of names.
///
/// A return within the time of an investment is put down to the latest one of that name, and to one of each name
/// whose time it is in: so within a name nothing is counted twice, and between names it may be. A return whose own
/// name had no investment in time came unprompted; by signal, where the two sides never share a name, if it was in
/// the time of none at all.
///
/// O(interactions · names whose time runs at once).
final class Credits {

    private final By by;
    private final List<Given> given = new ArrayList<>();
    private final List<Unprompted> unprompted = new ArrayList<>();

    /// An investment, and what came back on it.
    static final class Given {
        private final String name;
        private final Told told;
        private int returns;
        private double points;
        private long lastMicros = Long.MIN_VALUE;

        Given(String name, Told told) {
            this.name = name;
            this.told = told;
        }

        String name() {
            return name;
        }

        Told told() {
            return told;
        }

        /// How many returns are put down to it.
        int returns() {
            return returns;
        }

        /// Their raw points.
        double points() {
            return points;
        }
    }

    /// A return that no investment of its name came before.
    record Unprompted(String name, Told told) {}

    private Credits(By by) {
        this.by = by;
    }

    /// Puts returns down to investments.
    ///
    /// @param told in the order of time
    static Credits of(List<Told> told, By by, Rules rules) {
        Credits credits = new Credits(by);
        Map<String, Deque<Given>> open = new LinkedHashMap<>();
        for (Told each : told) {
            String name = by.name(each.interaction(), rules);
            if (!each.isInvestment()) credits.back(each, name, open);
            else if (!name.isEmpty()) credits.give(each, name, open);
        }
        return credits;
    }

    /// The investments that have a name, in the order of time.
    List<Given> given() {
        return given;
    }

    List<Unprompted> unprompted() {
        return unprompted;
    }

    private void give(Told told, String name, Map<String, Deque<Given>> open) {
        Given one = new Given(name, told);
        given.add(one);
        Deque<Given> ofName = open.computeIfAbsent(name, none -> new ArrayDeque<>());
        // An earlier one whose time ends no later is never again the latest in time.
        while (!ofName.isEmpty() && ofName.getLast().told.closesMicros() <= told.closesMicros()) ofName.removeLast();
        ofName.addLast(one);
    }

    private void back(Told told, String name, Map<String, Deque<Given>> open) {
        if (told.points() == 0) return;
        for (Iterator<Deque<Given>> all = open.values().iterator(); all.hasNext(); ) {
            Deque<Given> ofName = all.next();
            while (!ofName.isEmpty() && ofName.getLast().told.closesMicros() < told.atMicros()) ofName.removeLast();
            if (ofName.isEmpty()) {
                all.remove();
            } else {
                Given one = ofName.getLast();
                one.returns++;
                one.points += told.points();
                one.lastMicros = told.atMicros();
            }
        }
        boolean isPrompted = by == By.SIGNAL ? !open.isEmpty() : open.containsKey(name);
        if (!name.isEmpty() && !isPrompted) unprompted.add(new Unprompted(name, told));
    }

    /// By name, what is worked out of a customer for an interval of time.
    Map<String, Own> since(long fromMicros, long nowMicros) {
        Map<String, Own> own = new HashMap<>();
        for (Given one : given) {
            if (one.told.atMicros() <= fromMicros) continue;
            own.computeIfAbsent(one.name, none -> new Own()).add(one, nowMicros);
        }
        for (Unprompted one : unprompted) {
            if (one.told().atMicros() <= fromMicros) continue;
            Own of = own.computeIfAbsent(one.name(), none -> new Own());
            of.unprompted++;
            of.unpromptedPoints += one.told().points();
            of.lastMicros = Math.max(of.lastMicros, one.told().atMicros());
        }
        return own;
    }

    /// What one customer was given under a name, and gave back on it.
    static final class Own {
        long investments;
        double points;
        long returns;
        double returnPoints;
        long unprompted;
        double unpromptedPoints;
        /// Investments that hoped for a response and whose time is over.
        long asked;
        long noise;
        double noisePoints;
        /// Investments whose time is over, and what came of them: returns and noise.
        long closed;
        double net;
        /// The latest return; the least of all numbers without one.
        long lastMicros = Long.MIN_VALUE;

        private void add(Given one, long nowMicros) {
            Told told = one.told;
            investments++;
            points += told.points();
            returns += one.returns;
            returnPoints += one.points;
            lastMicros = Math.max(lastMicros, one.lastMicros);
            if (told.isNoise()) noise++;
            noisePoints += told.noise();
            if (told.closesMicros() > nowMicros) return;
            if (told.expects()) asked++;
            closed++;
            net += one.points + told.noise();
        }
    }
}
