package io.customerpulse.engine.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// One of two sets of identifiers that a link would make one, and the limits that both must keep together.
///
/// What stands against two parties stands against larger ones too; all of [Joining] rests on that.
///
/// @param size   how many identifiers
/// @param counts of each kind, how many count against its limit
/// @param apart  standing splits with an end in it
/// @param has    which identifiers it has
record Party(int size, SortedMap<String, Integer> counts, List<Split> apart, Predicate<Identifier> has) {

    static Party of(Customer customer) {
        return new Party(customer.identifiers().size(), customer.counts(), customer.apart(), customer::has);
    }

    /// Why a link must not make these two one; empty if it may. The two share no identifier.
    static Optional<Refused.Why> refusal(Party left, Party right, Link link, IdentityRules rules) {
        boolean leftHasFewer = left.apart.size() <= right.apart.size();
        List<Split> splits = leftHasFewer ? left.apart : right.apart;
        Predicate<Identifier> beyond = leftHasFewer ? right.has : left.has;
        Optional<Split> between = splits.stream()
                .filter(split -> beyond.test(split.pair().one())
                        || beyond.test(split.pair().other()))
                .min(Split::compareTo);
        if (between.isPresent()) return between.map(Refused.Why.Apart::new);
        if (left.size + right.size > rules.identifiersMax()) {
            return Optional.of(new Refused.Why.TooLarge(rules.identifiersMax()));
        }
        for (Map.Entry<String, Integer> count :
                sum(left.counts, right.counts, link).entrySet()) {
            int limit = rules.limit(count.getKey());
            if (count.getValue() > limit) return Optional.of(new Refused.Why.TooMany(count.getKey(), limit));
        }
        return Optional.empty();
    }

    /// What counts against the limits once a link has made two one.
    static SortedMap<String, Integer> sum(
            SortedMap<String, Integer> left, SortedMap<String, Integer> right, Link link) {
        SortedMap<String, Integer> sum = new TreeMap<>(left);
        right.forEach((kind, count) -> sum.merge(kind, count, Integer::sum));
        if (link.isAlias()) sum.merge(link.pair().one().kind(), -1, Integer::sum);
        return sum;
    }
}
