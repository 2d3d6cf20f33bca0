package io.customerpulse.learning.model;

import io.customerpulse.stats.trees.Tree;
import java.util.List;

/// What small trees of questions add to the logarithm of the odds of at least one occasion: what a weighted sum cannot
/// say, such as that a coupon works for members of many years, while it is valid.
///
/// @param clues what may be asked; a tree's features are their places
/// @param trees their sum is what is added
public record Trees(List<Asked> clues, List<Tree> trees) {

    /// Nothing to add.
    public static final Trees NONE = new Trees(List.of(), List.of());

    public Trees {
        clues = List.copyOf(clues);
        trees = List.copyOf(trees);
        for (Tree tree : trees) requireKnown(tree, clues.size());
    }

    /// A clue.
    ///
    /// @param share its part of what all questions gained where they were learned, in [0, 1]
    public record Asked(Clue clue, double share) {}

    /// What is added for a customer.
    ///
    /// @param clues numbers in the order of the clues
    public double at(double[] clues) {
        double sum = 0;
        for (Tree tree : trees) sum += tree.at(clues);
        return sum;
    }

    private static void requireKnown(Tree tree, int clues) {
        if (!(tree instanceof Tree.Ask ask)) return;
        if (ask.feature() >= clues) {
            throw new IllegalArgumentException("a tree asks for clue %d of %d".formatted(ask.feature(), clues));
        }
        requireKnown(ask.yes(), clues);
        requireKnown(ask.no(), clues);
    }
}
