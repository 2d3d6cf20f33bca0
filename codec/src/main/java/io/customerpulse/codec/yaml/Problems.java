package io.customerpulse.codec.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The problems of one file while it is read.
final class Problems {

    /// More than a person mends before reading the file again.
    static final int SHOWN_MAX = 100;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(int line, String key, String got, String allowed) {
        found.add(new Problem(file, line, key, got, allowed));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /// In the order of lines; beyond [#SHOWN_MAX] the last says how many more there are.
    List<Problem> inOrder() {
        List<Problem> sorted =
                found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
        if (sorted.size() <= SHOWN_MAX) return sorted;
        List<Problem> shown = new ArrayList<>(sorted.subList(0, SHOWN_MAX));
        Problem next = sorted.get(SHOWN_MAX);
        shown.add(new Problem(file, next.line(), "", sorted.size() - SHOWN_MAX + " more problems", "none"));
        return List.copyOf(shown);
    }
}
