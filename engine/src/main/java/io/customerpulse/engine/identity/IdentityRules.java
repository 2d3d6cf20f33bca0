package io.customerpulse.engine.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What may be an identifier, and how many of them one customer may have.
///
/// @param limits         most identifiers of a kind; aliases of each other count as one
/// @param otherLimit     the same for every kind without a limit of its own
/// @param identifiersMax most identifiers of a customer, of all kinds, each counted
/// @param priorities     kinds, the best first; [#REST] stands for all that are not named
/// @param blocked        values that are nobody: in lower case, for every kind, or behind `kind:` for one.
///                       `email:@example.com` blocks all addresses there
public record IdentityRules(
        SortedMap<String, Integer> limits,
        int otherLimit,
        int identifiersMax,
        List<String> priorities,
        SortedSet<String> blocked) {

    /// Stands in the priorities for all kinds that are not named.
    public static final String REST = "*";

    /// What hold unless the brand sets something else.
    public static final IdentityRules DEFAULT = new IdentityRules(
            new TreeMap<>(Map.of(
                    Identifier.USER_ID, 1,
                    Identifier.EMAIL, 5,
                    Identifier.PHONE, 5,
                    Identifier.ANONYMOUS_ID, 1_000)),
            10,
            20_000,
            List.of(Identifier.USER_ID, Identifier.EMAIL, Identifier.PHONE, REST, Identifier.ANONYMOUS_ID),
            new TreeSet<>(List.of(
                    "-1",
                    "anonymous",
                    "default",
                    "distinct_id",
                    "false",
                    "guest",
                    "invalid",
                    "n/a",
                    "nan",
                    "nil",
                    "none",
                    "not available",
                    "not provided",
                    "not set",
                    "not_authenticated",
                    "null",
                    "object object",
                    "optional()",
                    "true",
                    "undefined",
                    "unidentified",
                    "unknown",
                    "user_id",
                    "userid",
                    "anonymous_id",
                    "anonymousid",
                    "email")));

    private static final String QUOTES = "\"'`<>()[]{}\\ ";

    public IdentityRules {
        limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
        priorities = List.copyOf(priorities);
        blocked = Collections.unmodifiableSortedSet(new TreeSet<>(blocked));
        limits.forEach((kind, limit) -> {
            if (!Identifier.isKind(kind)) throw new IllegalArgumentException("no kind of identifier: " + kind);
            requirePositive("limit of " + kind, limit);
        });
        requirePositive("otherLimit", otherLimit);
        requirePositive("identifiersMax", identifiersMax);
        for (String kind : priorities) {
            if (!kind.equals(REST) && !Identifier.isKind(kind)) {
                throw new IllegalArgumentException("a priority is a kind or *, got: " + kind);
            }
        }
        if (priorities.stream().distinct().count() < priorities.size()) {
            throw new IllegalArgumentException("a priority stands twice: " + priorities);
        }
        for (String value : blocked) {
            if (!value.equals(value.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("a blocked value is in lower case, got: " + value);
            }
        }
    }

    /// Most identifiers of a kind.
    public int limit(String kind) {
        return limits.getOrDefault(kind, otherLimit);
    }

    /// Whether it is nobody: one of the blocked values, quoted or not; without any letter or digit; or of
    /// zeros alone, as in `00000000-0000-0000-0000-000000000000`.
    public boolean blocks(Identifier identifier) {
        String value = identifier.value().toLowerCase(Locale.ROOT);
        if (isEmptyLike(value) || blocked.contains(value) || blocked.contains(unquoted(value))) return true;
        if (blocked.contains(identifier.kind() + ":" + value)) return true;
        int at = value.lastIndexOf('@');
        return at >= 0 && blocked.contains(identifier.kind() + ":" + value.substring(at));
    }

    /// That a link names somebody who is nobody; empty if it does not.
    Optional<Refused> blocked(Link link) {
        return Stream.of(link.pair().one(), link.pair().other())
                .filter(this::blocks)
                .findFirst()
                .map(nobody -> new Refused(link, new Refused.Why.Blocked(nobody)));
    }

    /// Those of an event's identifiers that are somebody, the best known kind first, each once. Two of one
    /// kind keep their order.
    public List<Identifier> usable(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(identifier -> !blocks(identifier))
                .distinct()
                .sorted(Comparator.comparingInt(identifier -> priority(identifier.kind())))
                .toList();
    }

    /// What an event says with these identifiers: the best known is one customer with each of the others.
    ///
    /// @param usable as [#usable] gives them
    public static List<Link> links(List<Identifier> usable, Strength strength, long atMicros, String because) {
        List<Link> links = new ArrayList<>();
        for (Identifier other : usable.subList(Math.min(1, usable.size()), usable.size())) {
            links.add(new Link(new Pair(usable.getFirst(), other), strength, atMicros, because));
        }
        return List.copyOf(links);
    }

    /// What the customer is called by: the identifier of the best kind; of several the one whose first link
    /// comes first; of the two ends of that link the smaller.
    public Identifier name(Customer customer) {
        Map<Identifier, Link> first = new HashMap<>();
        for (Link link : customer.joins()) {
            first.merge(link.pair().one(), link, (a, b) -> a.compareTo(b) <= 0 ? a : b);
            first.merge(link.pair().other(), link, (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
        Identifier name = customer.identifiers().getFirst();
        for (Identifier identifier : customer.identifiers()) {
            int kinds = Integer.compare(priority(identifier.kind()), priority(name.kind()));
            if (kinds < 0 || (kinds == 0 && isBefore(identifier, name, first))) name = identifier;
        }
        return name;
    }

    private int priority(String kind) {
        int own = priorities.indexOf(kind);
        if (own >= 0) return own;
        int rest = priorities.indexOf(REST);
        return rest >= 0 ? rest : priorities.size();
    }

    private static boolean isBefore(Identifier one, Identifier other, Map<Identifier, Link> first) {
        Link link = first.get(one);
        Link otherLink = first.get(other);
        return link != null && otherLink != null && link.compareTo(otherLink) < 0;
    }

    private static boolean isEmptyLike(String value) {
        return value.codePoints().filter(Character::isLetterOrDigit).allMatch(c -> c == '0');
    }

    private static String unquoted(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && QUOTES.indexOf(value.charAt(from)) >= 0) from++;
        while (to > from && QUOTES.indexOf(value.charAt(to - 1)) >= 0) to--;
        return value.substring(from, to);
    }

    private static void requirePositive(String what, int got) {
        if (got <= 0) throw new IllegalArgumentException("%s must be positive: %d".formatted(what, got));
    }
}
