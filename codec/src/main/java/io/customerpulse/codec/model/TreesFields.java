package io.customerpulse.codec.model;

import io.customerpulse.codec.yaml.Decimal;
import io.customerpulse.codec.yaml.Fields;
import io.customerpulse.codec.yaml.Node;
import io.customerpulse.codec.yaml.Node.Scalar;
import io.customerpulse.codec.yaml.Node.Sequence;
import io.customerpulse.codec.yaml.Range;
import io.customerpulse.learning.model.Clue;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.learning.model.Trees.Asked;
import io.customerpulse.stats.trees.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// The trees of a model file: a tree is a number, or `[clue, at most, tree if so, tree if not]`.
final class TreesFields {

    static final String CLUES = "clues";
    static final String SUM = "sum";

    private static final double LARGE = 1e12;
    private static final int TREES_MAX = 1_000;
    private static final int PARTS = 4;
    private static final Tree STAND_IN = new Tree.Leaf(0);
    private static final String TREES = "a list of at most %d trees".formatted(TREES_MAX);
    private static final String KINDS = Arrays.stream(Clue.Kind.values())
            .map(kind -> kind.isOfSignal() ? new Clue(kind, "SIGNAL") : new Clue(kind, ""))
            .map(Clue::text)
            .collect(Collectors.joining(", "));

    private final Fields fields;
    private final int clues;

    private TreesFields(Fields fields, int clues) {
        this.fields = fields;
        this.clues = clues;
    }

    /// The trees of these fields; some if they have a problem.
    static Trees trees(Fields fields) {
        List<Asked> clues = fields.required().child(CLUES, TreesFields::clues).orElse(List.of());
        return new Trees(clues, new TreesFields(fields, clues.size()).sum());
    }

    private static List<Asked> clues(Fields fields) {
        List<Asked> clues = new ArrayList<>();
        for (String text : fields.keys()) {
            double share = fields.number(text, Range.from(0, 1)).orElse(0);
            clue(text)
                    .ifPresentOrElse(
                            clue -> clues.add(new Asked(clue, share)), () -> fields.problem(text, "no clue", KINDS));
        }
        return clues;
    }

    private static Optional<Clue> clue(String text) {
        for (Clue.Kind kind : Clue.Kind.values()) {
            String word = Clue.word(kind);
            if (!kind.isOfSignal() && text.equals(word)) return Optional.of(new Clue(kind, ""));
            String signal = text.startsWith(word + ' ') ? text.substring(word.length() + 1) : "";
            if (kind.isOfSignal() && !signal.isBlank()) return Optional.of(new Clue(kind, signal));
        }
        return Optional.empty();
    }

    private List<Tree> sum() {
        Optional<Node> node = fields.required().node(SUM, TREES);
        if (node.isEmpty()) return List.of();
        if (node.get() instanceof Sequence list && list.items().size() <= TREES_MAX) {
            return list.items().stream().map(this::tree).toList();
        }
        fields.problem(SUM, node.get().words(), TREES);
        return List.of();
    }

    private Tree tree(Node node) {
        OptionalDouble leaf = number(node);
        if (leaf.isPresent()) return new Tree.Leaf(leaf.getAsDouble());
        if (!(node instanceof Sequence list) || list.items().size() != PARTS) return refused(node);
        OptionalDouble clue = number(list.items().get(0));
        OptionalDouble atMost = number(list.items().get(1));
        if (atMost.isEmpty()) return refused(list.items().get(1));
        if (clue.isEmpty() || !isClue(clue.getAsDouble()))
            return refused(list.items().get(0));
        return new Tree.Ask(
                (int) clue.getAsDouble(),
                atMost.getAsDouble(),
                tree(list.items().get(2)),
                tree(list.items().get(3)));
    }

    private boolean isClue(double number) {
        return number == StrictMath.rint(number) && number >= 0 && number < clues;
    }

    private static OptionalDouble number(Node node) {
        if (!(node instanceof Scalar scalar) || scalar.quoted()) return OptionalDouble.empty();
        OptionalDouble number = Decimal.of(scalar.text());
        return number.isPresent() && Math.abs(number.getAsDouble()) <= LARGE ? number : OptionalDouble.empty();
    }

    private Tree refused(Node node) {
        fields.problem(
                SUM,
                node.words(),
                "a number, or [a clue from 0 to %d, a number, the tree up to it, the tree above it]"
                        .formatted(clues - 1));
        return STAND_IN;
    }
}
