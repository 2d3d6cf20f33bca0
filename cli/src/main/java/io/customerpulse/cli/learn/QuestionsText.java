package io.customerpulse.cli.learn;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.picture.SafeText;
import io.customerpulse.learning.model.Clue;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.learning.model.Trees.Asked;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the trees of a model ask about a customer, the clues that tell most first.
///
/// @param trees of the model
record QuestionsText(Trees trees) {

    private static final int CLUES_SHOWN = 5;
    private static final int NAME_CELLS = 28;
    private static final double PER_CENT = 100;

    /// A sentence; empty without trees.
    String text() {
        if (trees.trees().isEmpty()) return "";
        String most = trees.clues().stream()
                .sorted(Comparator.comparingDouble(asked -> -asked.share()))
                .limit(CLUES_SHOWN)
                .map(QuestionsText::clue)
                .collect(Collectors.joining(", "));
        boolean isOne = trees.trees().size() == 1;
        return "%s of questions %s what is to be expected, most by %s%n"
                .formatted(Console.count(trees.trees().size(), "tree"), isOne ? "refines" : "refine", most);
    }

    private static String clue(Asked asked) {
        return String.format(Locale.ROOT, "%s (%.0f %%)", words(asked.clue()), PER_CENT * asked.share());
    }

    private static String words(Clue clue) {
        return switch (clue.kind()) {
            case OCCASIONS -> "how many occasions there were";
            case RECENCY_DAYS -> "days since the last occasion";
            case SPAN_DAYS -> "days from the first occasion to the last";
            case AGE_DAYS -> "days since the first occasion";
            case LATELY -> "occasions lately";
            case TENURE_DAYS -> "days since the first interaction";
            case MEAN_WORTH -> "what an occasion is worth";
            case LEAST_WORTH -> "the least that one was worth";
            case MOST_WORTH -> "the most that one was worth";
            case INVESTMENTS -> "how many investments there were";
            case RETURNS -> "how many returns there were";
            case DAYS_SINCE_INVESTMENT -> "days since the last investment";
            case DAYS_SINCE_RETURN -> "days since the last return";
            case COUNT -> "how often " + name(clue);
            case DAYS_SINCE -> "days since " + name(clue);
        };
    }

    private static String name(Clue clue) {
        return SafeText.clip(SafeText.visible(clue.signal()), NAME_CELLS);
    }
}
