package io.customerpulse.stats.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TreeTest {

    private static final Tree ONE = new Tree.Leaf(1);
    private static final Tree TWO = new Tree.Leaf(2);

    @Test
    void theBoundItselfIsAYes() {
        Tree tree = new Tree.Ask(1, 7, ONE, TWO);
        assertThat(tree.at(new double[] {0, 7})).isEqualTo(1);
        assertThat(tree.at(new double[] {0, Math.nextUp(7.0)})).isEqualTo(2);
    }

    @Test
    void theDeepestWayIsTheDepth() {
        assertThat(ONE.depth()).isZero();
        assertThat(new Tree.Ask(0, 1, ONE, new Tree.Ask(0, 2, ONE, TWO)).depth())
                .isEqualTo(2);
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThatThrownBy(() -> new Tree.Leaf(Double.NaN)).hasMessage("a leaf must be finite: NaN");
        assertThatThrownBy(() -> new Tree.Ask(-1, 0, ONE, TWO)).hasMessage("no feature: -1");
        assertThatThrownBy(() -> new Tree.Ask(0, Double.POSITIVE_INFINITY, ONE, TWO))
                .hasMessage("a bound must be finite: Infinity");
    }
}
