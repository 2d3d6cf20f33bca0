package io.customerpulse.stats.rates;

import java.util.Map;
import java.util.TreeMap;

/// Groups with a part and a whole, those that are alike taken together and in a fixed order: so a fit
/// costs what is distinct, and the order of the input cannot show.
final class Groups {

    private record Group(double part, double whole) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int byPart = Double.compare(part, other.part);
            return byPart == 0 ? Double.compare(whole, other.whole) : byPart;
        }
    }

    final double[] part;
    final double[] whole;
    final double[] count;

    private Groups(int size) {
        part = new double[size];
        whole = new double[size];
        count = new double[size];
    }

    /// Leaves out groups whose whole is 0: nothing was tried there.
    static Groups of(double[] parts, double[] wholes) {
        if (parts.length != wholes.length) {
            throw new IllegalArgumentException("%d groups but %d sizes".formatted(parts.length, wholes.length));
        }
        Map<Group, Integer> distinct = new TreeMap<>();
        for (int i = 0; i < parts.length; i++) {
            if (!isAmount(parts[i]) || !isAmount(wholes[i])) {
                throw new IllegalArgumentException(
                        "groups must be finite and not negative: %s of %s".formatted(parts[i], wholes[i]));
            }
            if (wholes[i] > 0) distinct.merge(new Group(parts[i] + 0.0, wholes[i]), 1, Integer::sum);
        }
        Groups groups = new Groups(distinct.size());
        int next = 0;
        for (Map.Entry<Group, Integer> each : distinct.entrySet()) {
            groups.part[next] = each.getKey().part();
            groups.whole[next] = each.getKey().whole();
            groups.count[next++] = each.getValue();
        }
        return groups;
    }

    int size() {
        return count.length;
    }

    private static boolean isAmount(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY;
    }
}
