package io.customerpulse.engine.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that matters of what was ever said of two identifiers. A sum: [#merge] is the same in any order, and
/// facts heard twice change nothing.
///
/// @param pair   the two
/// @param links  the earliest and the latest stated, the earliest seen, as far as there are; in their order
/// @param splits the latest [#SPLITS_MAX], the latest first
public record Bond(Pair pair, List<Link> links, List<Split> splits) {

    /// Most splits that are kept of two identifiers; only the latest can stand, the others are history.
    public static final int SPLITS_MAX = 20;

    /// Keeps of the facts those that matter.
    public Bond {
        for (Link link : links) requireSame(pair, link.pair());
        for (Split split : splits) requireSame(pair, split.pair());
        links = essence(links);
        splits = splits.stream()
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(SPLITS_MAX)
                .toList();
    }

    /// What a link alone says.
    public static Bond of(Link link) {
        return new Bond(link.pair(), List.of(link), List.of());
    }

    /// What a split alone says.
    public static Bond of(Split split) {
        return new Bond(split.pair(), List.of(), List.of(split));
    }

    /// All facts, gathered by the two they are about, in the order of these.
    public static List<Bond> gather(Collection<Link> links, Collection<Split> splits) {
        SortedMap<Pair, Bond> bonds = new TreeMap<>();
        for (Link link : links) bonds.merge(link.pair(), of(link), Bond::merge);
        for (Split split : splits) bonds.merge(split.pair(), of(split), Bond::merge);
        return List.copyOf(bonds.values());
    }

    /// What both say.
    public Bond merge(Bond other) {
        List<Link> allLinks = new ArrayList<>(links);
        allLinks.addAll(other.links);
        List<Split> allSplits = new ArrayList<>(splits);
        allSplits.addAll(other.splits);
        return new Bond(pair, allLinks, allSplits);
    }

    /// The link that counts: the surest, of these the earliest.
    public Optional<Link> link() {
        return links.isEmpty() ? Optional.empty() : Optional.of(links.getFirst());
    }

    /// The split, if it stands: nobody stated later that the two are one customer.
    public Optional<Split> standingSplit() {
        return splits.stream()
                .limit(1)
                .filter(split -> links.stream()
                        .noneMatch(link -> link.strength() == Strength.STATED && link.atMicros() > split.atMicros()))
                .findFirst();
    }

    /// Whether hearing a link of these two again would change nothing.
    public boolean covers(Link link) {
        boolean isStated = link.strength() == Strength.STATED;
        boolean isEarlier = true;
        boolean isLater = isStated;
        for (Link known : links) {
            if (known.strength() != link.strength()) continue;
            int order = known.compareTo(link);
            if (order <= 0) isEarlier = false;
            if (order >= 0) isLater = false;
        }
        return !isEarlier && !isLater;
    }

    private static List<Link> essence(List<Link> links) {
        List<Link> sorted = links.stream().sorted().distinct().toList();
        List<Link> stated = sorted.stream()
                .filter(link -> link.strength() == Strength.STATED)
                .toList();
        List<Link> essence = new ArrayList<>();
        if (!stated.isEmpty()) essence.add(stated.getFirst());
        if (stated.size() > 1) essence.add(stated.getLast());
        if (stated.size() < sorted.size()) essence.add(sorted.get(stated.size()));
        return List.copyOf(essence);
    }

    private static void requireSame(Pair expected, Pair got) {
        if (!expected.equals(got)) {
            throw new IllegalArgumentException("a bond is of one pair: %s, got %s".formatted(expected, got));
        }
    }
}
