package io.customerpulse.stats.trees;

/// A tree while it grows: it asks for grades.
sealed interface Shoot {

    /// What it says of a case.
    double at(Grades grades, int row);

    /// The grown tree.
    Tree tree(Grades grades);

    /// The end of a way.
    record End(double value) implements Shoot {
        @Override
        public double at(Grades grades, int row) {
            return value;
        }

        @Override
        public Tree tree(Grades grades) {
            return new Tree.Leaf(value);
        }
    }

    /// A question: whether a case's grade is that or lower.
    record Fork(int feature, int grade, Shoot yes, Shoot no) implements Shoot {
        @Override
        public double at(Grades grades, int row) {
            return (grades.of(feature)[row] <= grade ? yes : no).at(grades, row);
        }

        @Override
        public Tree tree(Grades grades) {
            return new Tree.Ask(feature, grades.bound(feature, grade), yes.tree(grades), no.tree(grades));
        }
    }
}
