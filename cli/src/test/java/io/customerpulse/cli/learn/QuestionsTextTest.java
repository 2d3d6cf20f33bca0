package io.customerpulse.cli.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.learning.model.Clue;
import io.customerpulse.learning.model.Clue.Kind;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.learning.model.Trees.Asked;
import io.customerpulse.stats.trees.Tree;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionsTextTest {

    private static final Tree LEAF = new Tree.Leaf(0.5);

    @Test
    void theCluesThatTellMostComeFirst() {
        Trees trees = new Trees(
                List.of(
                        new Asked(new Clue(Kind.COUNT, "visit"), 0.2),
                        new Asked(new Clue(Kind.TENURE_DAYS, ""), 0.5),
                        new Asked(new Clue(Kind.DAYS_SINCE, "mail\u001b[31m"), 0.3)),
                List.of(LEAF, LEAF));
        assertThat(new QuestionsText(trees).text())
                .isEqualToIgnoringNewLines(
                        "2 trees of questions refine what is to be expected, most by"
                                + " days since the first interaction (50 %), days since mail\u241b[31m (30 %), how often visit (20 %)");
    }

    @Test
    void oneTreeIsOne() {
        Trees tree = new Trees(List.of(new Asked(new Clue(Kind.OCCASIONS, ""), 1)), List.of(LEAF));
        assertThat(new QuestionsText(tree).text())
                .startsWith("1 tree of questions refines what is to be expected, most by how many");
    }

    @Test
    void withoutTreesNothingIsSaid() {
        assertThat(new QuestionsText(Trees.NONE).text()).isEmpty();
    }

    @Test
    void everyKindOfClueHasWordsOfItsOwn() {
        Set<String> words = new HashSet<>();
        for (Kind kind : Kind.values()) {
            Clue clue = new Clue(kind, kind.isOfSignal() ? "visit" : "");
            String text = new QuestionsText(new Trees(List.of(new Asked(clue, 1)), List.of(LEAF))).text();
            assertThat(text).contains("(100 %)");
            words.add(text);
        }
        assertThat(words).hasSize(Arrays.asList(Kind.values()).size());
    }
}
