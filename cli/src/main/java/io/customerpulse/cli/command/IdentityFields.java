package io.customerpulse.cli.command;

import io.customerpulse.codec.yaml.Fields;
import io.customerpulse.codec.yaml.Node;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.IdentityRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the file of a server says of identifiers: what differs from the usual rules.
final class IdentityFields {

    /// Far above what one person can have; so many cost no more than a few.
    private static final int LIMIT_MAX = 100_000;

    private static final String KINDS = "a kind of identifier: 1 to 32 of a-z, 0-9 and _";

    private IdentityFields() {}

    static IdentityRules rules(Fields fields) {
        IdentityRules usual = IdentityRules.DEFAULT;
        SortedMap<String, Integer> limits = new TreeMap<>(usual.limits());
        fields.child("limits", kinds -> limits(kinds, limits));
        int others = fields.whole("other_limit", 1, LIMIT_MAX).orElse(usual.otherLimit());
        int all = fields.whole("identifiers_max", 1, LIMIT_MAX).orElse(usual.identifiersMax());
        List<String> priorities = priorities(fields);
        SortedSet<String> blocked = new TreeSet<>(usual.blocked());
        for (String value : list(fields, "blocked", "texts")) blocked.add(value.toLowerCase(Locale.ROOT));
        return new IdentityRules(limits, others, all, priorities.isEmpty() ? usual.priorities() : priorities, blocked);
    }

    private static SortedMap<String, Integer> limits(Fields kinds, SortedMap<String, Integer> limits) {
        for (String kind : kinds.keys()) {
            OptionalInt limit = kinds.whole(kind, 1, LIMIT_MAX);
            if (!Identifier.isKind(kind)) kinds.problem(kind, "\"%s\"".formatted(kind), KINDS);
            else if (limit.isPresent()) limits.put(kind, limit.getAsInt());
        }
        return limits;
    }

    private static List<String> priorities(Fields fields) {
        List<String> priorities = new ArrayList<>();
        for (String kind : list(fields, "priorities", "kinds of identifiers, or *")) {
            boolean isKind = Identifier.isKind(kind) || kind.equals(IdentityRules.REST);
            if (!isKind) fields.problem("priorities", "\"%s\"".formatted(kind), KINDS + ", or *");
            else if (priorities.contains(kind)) fields.problem("priorities", kind + " twice", "each kind once");
            else priorities.add(kind);
        }
        return priorities;
    }

    /// A list of texts that are not blank; a problem names the key.
    static List<String> list(Fields fields, String key, String allowed) {
        Optional<Node> node = fields.node(key, allowed);
        if (node.isEmpty()) return List.of();
        List<String> texts = new ArrayList<>();
        if (!(node.get() instanceof Node.Sequence list)) {
            fields.problem(key, node.get().words(), "a list of " + allowed);
            return List.of();
        }
        for (Node item : list.items()) {
            if (item instanceof Node.Scalar scalar && !scalar.text().isBlank()) texts.add(scalar.text());
            else fields.problem(key, item.words(), allowed);
        }
        return texts;
    }
}
