package io.customerpulse.stats.trees;

/// A tree of questions about the numbers of one case, with a number at the end of each way.
public sealed interface Tree {

    /// What the tree says of a case.
    ///
    /// @param features the numbers that may be asked for
    double at(double[] features);

    /// How many questions follow each other at most.
    int depth();

    /// The end of a way.
    ///
    /// @param value what is said; finite
    record Leaf(double value) implements Tree {
        public Leaf {
            if (!Double.isFinite(value)) throw new IllegalArgumentException("a leaf must be finite: " + value);
        }

        @Override
        public double at(double[] features) {
            return value;
        }

        @Override
        public int depth() {
            return 0;
        }
    }

    /// A question.
    ///
    /// @param feature which number it is about; 0 or more
    /// @param atMost  up to which it is a yes; finite
    /// @param yes     how it goes on then
    /// @param no      and else
    record Ask(int feature, double atMost, Tree yes, Tree no) implements Tree {
        public Ask {
            if (feature < 0) throw new IllegalArgumentException("no feature: " + feature);
            if (!Double.isFinite(atMost)) throw new IllegalArgumentException("a bound must be finite: " + atMost);
        }

        @Override
        public double at(double[] features) {
            return (features[feature] <= atMost ? yes : no).at(features);
        }

        @Override
        public int depth() {
            return 1 + Math.max(yes.depth(), no.depth());
        }
    }
}
