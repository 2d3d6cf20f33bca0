package io.customerpulse.learning.fit;

import io.customerpulse.learning.glimpse.Column;
import io.customerpulse.learning.glimpse.Glimpse;
import io.customerpulse.learning.glimpse.Glimpses;
import io.customerpulse.learning.glimpse.History;
import io.customerpulse.learning.glimpse.Sight;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.stats.chance.Spread;
import java.util.List;

/// Looks at customers from every landmark, at as many customers as memory and time allow: who is among them is
/// decided by their keys, so it is the same in every run.
public final class Looks {

    /// The parts that customers are held out in, in turn.
    static final int HALVES = 2;

    /// Looks that tell enough; more would only cost time.
    private static final long ROWS_MAX = 150_000;

    private static final long CELLS_MAX = 40_000_000;

    private Looks() {}

    /// Looks from all landmarks of the plan.
    ///
    /// @param clues that are kept of each look
    public static Glimpses at(History history, Question question, List<Column> columns, Trees clues)
            throws InterruptedException {
        int kept = clues.clues().size();
        double part = part(question, columns.size() + kept);
        Glimpses glimpses = new Glimpses(columns.size(), kept);
        Glimpse glimpse = new Glimpse(new Sight(question.rules(), question.targets(), columns, clues));
        long horizon = question.plan().horizonMicros();
        history.walk(question.rules(), (key, timeline) -> {
            if (!isAmong(key, part)) return;
            for (long landmark : question.plan().landmarks()) {
                if (glimpse.look(timeline, landmark, horizon, horizon)) glimpses.add(key, glimpse);
            }
        });
        return glimpses.sorted();
    }

    /// The part of all customers that is looked at, in (0, 1].
    public static double part(Question question, int columns) {
        long rows = Math.min(ROWS_MAX, CELLS_MAX / (columns + 10));
        double wanted = (double) question.survey().customers()
                * question.plan().landmarks().size();
        return Math.min(1, rows / wanted);
    }

    /// Whether a customer is in that part.
    public static boolean isAmong(long key, double part) {
        return Spread.uniform(key) < part;
    }

    /// Which of two halves a customer is in, apart from whether they are looked at.
    static int half(long key) {
        return (int) (Spread.bits(key ^ 0x5DEECE66DL) & 1);
    }
}
