package io.customerpulse.engine.identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Who is who by the words of the reference, slow and plain: sets, and counting from scratch each time.
final class Oracle {

    private final List<Link> links;
    private final List<Split> splits;
    private final IdentityRules rules;
    private final List<SortedSet<Identifier>> circles = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    Oracle(Collection<Link> links, Collection<Split> splits, IdentityRules rules) {
        this.links = effective(links);
        this.splits =
                splits.stream().filter(split -> stands(split, links, splits)).toList();
        this.rules = rules;
        Set<Identifier> all = new TreeSet<>();
        for (Link link : links)
            all.addAll(List.of(link.pair().one(), link.pair().other()));
        for (Split split : splits)
            all.addAll(List.of(split.pair().one(), split.pair().other()));
        for (Identifier each : all) circles.add(new TreeSet<>(Set.of(each)));
        this.links.forEach(this::take);
    }

    Set<SortedSet<Identifier>> circles() {
        return new HashSet<>(circles);
    }

    /// The refused links, as `one other why`.
    List<String> refused() {
        return refused;
    }

    /// The count of a kind in a set: islands of identifiers of the kind, bridged by aliases.
    static int count(Set<Identifier> set, String kind, List<Link> links) {
        Set<Identifier> left =
                set.stream().filter(each -> each.kind().equals(kind)).collect(Collectors.toSet());
        int islands = 0;
        while (!left.isEmpty()) {
            islands++;
            Deque<Identifier> shore = new ArrayDeque<>(List.of(left.iterator().next()));
            while (!shore.isEmpty()) {
                Identifier here = shore.pop();
                if (!left.remove(here)) continue;
                for (Link link : links) {
                    boolean alias =
                            link.strength() == Strength.STATED && link.pair().isOfOneKind();
                    if (alias && link.pair().one().equals(here))
                        shore.push(link.pair().other());
                    if (alias && link.pair().other().equals(here))
                        shore.push(link.pair().one());
                }
            }
        }
        return islands;
    }

    private void take(Link link) {
        SortedSet<Identifier> one = circle(link.pair().one());
        SortedSet<Identifier> other = circle(link.pair().other());
        if (one.equals(other)) return;
        SortedSet<Identifier> both = new TreeSet<>(one);
        both.addAll(other);
        String why = why(link, both);
        if (why.isEmpty()) {
            circles.remove(one);
            circles.remove(other);
            circles.add(both);
        } else {
            refused.add(link.pair().one() + " " + link.pair().other() + " " + why);
        }
    }

    private String why(Link link, SortedSet<Identifier> both) {
        if (rules.blocks(link.pair().one()) || rules.blocks(link.pair().other())) return "Blocked";
        for (Split split : splits) {
            if (both.contains(split.pair().one()) && both.contains(split.pair().other())) return "Apart";
        }
        if (both.size() > rules.identifiersMax()) return "TooLarge";
        for (String kind : new TreeSet<>(both.stream().map(Identifier::kind).toList())) {
            if (count(both, kind, links) > rules.limit(kind)) return "TooMany " + kind;
        }
        return "";
    }

    private SortedSet<Identifier> circle(Identifier identifier) {
        return circles.stream()
                .filter(each -> each.contains(identifier))
                .findFirst()
                .orElseThrow();
    }

    private static boolean stands(Split split, Collection<Link> links, Collection<Split> splits) {
        return links.stream()
                .noneMatch(link -> link.pair().equals(split.pair())
                        && link.strength() == Strength.STATED
                        && link.atMicros() > latest(split, splits));
    }

    private static long latest(Split split, Collection<Split> splits) {
        return splits.stream()
                .filter(each -> each.pair().equals(split.pair()))
                .mapToLong(Split::atMicros)
                .max()
                .orElseThrow();
    }

    /// In the order of the reference, by a sort key in words.
    private static List<Link> effective(Collection<Link> links) {
        return links.stream().distinct().sorted(Oracle::order).toList();
    }

    private static int order(Link a, Link b) {
        int ranks = Integer.compare(rank(a), rank(b));
        if (ranks != 0) return ranks;
        int times = Long.compare(a.atMicros(), b.atMicros());
        if (times != 0) return times;
        int ones = a.pair().one().toString().compareTo(b.pair().one().toString());
        return ones != 0
                ? ones
                : a.pair().other().toString().compareTo(b.pair().other().toString());
    }

    private static int rank(Link link) {
        if (link.strength() == Strength.SEEN) return 2;
        return link.pair().one().kind().equals(link.pair().other().kind()) ? 0 : 1;
    }
}
