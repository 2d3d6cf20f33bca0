package io.customerpulse.learning.fit;

import io.customerpulse.learning.glimpse.Column;
import io.customerpulse.learning.glimpse.Glimpse;
import io.customerpulse.learning.glimpse.Glimpses;
import io.customerpulse.learning.glimpse.History;
import io.customerpulse.learning.glimpse.Sight;
import java.util.List;

/// Looks at customers from every landmark, at as many customers as memory and time allow: who is among them is
/// decided by their keys, so it is the same in every run.
public final class Looks {

    /// Looks that tell enough; more would only cost time.
    private static final long ROWS_MAX = 150_000;

    private static final long CELLS_MAX = 20_000_000;

    private Looks() {}

    /// Looks from all landmarks of the plan.
    public static Glimpses at(History history, Question question, List<Column> columns) throws InterruptedException {
        double part = part(question, columns.size());
        Glimpses glimpses = new Glimpses(columns.size());
        Glimpse glimpse = new Glimpse(new Sight(question.rules(), question.targets(), columns));
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
        return uniform(key) < part;
    }

    /// A number in [0, 1) that a key stands for; close keys are far apart (Steele & al., SplitMix, 2014).
    private static double uniform(long key) {
        return (mixed(key) >>> 11) * 0x1.0p-53;
    }

    /// Which of two halves a customer is in, apart from whether they are looked at.
    static int half(long key) {
        return (int) (mixed(key ^ 0x5DEECE66DL) & 1);
    }

    private static long mixed(long key) {
        long z = key + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
