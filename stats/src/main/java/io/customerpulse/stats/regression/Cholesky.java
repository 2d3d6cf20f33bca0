package io.customerpulse.stats.regression;

/// The root `L` of a part of a symmetric matrix without negative directions, `L Lᵀ = A`. A direction that is left with
/// next to nothing is taken as flat: its part of the root is 0.
final class Cholesky {

    /// A pivot below this share of its diagonal is rounding: nothing is left in that direction.
    private static final double PIVOT = 1e-13;

    private final double[][] root;

    private Cholesky(double[][] root) {
        this.root = root;
    }

    /// The root of the rows and columns at these places.
    static Cholesky of(double[][] matrix, int[] at) {
        double[][] root = new double[at.length][at.length];
        for (int a = 0; a < at.length; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = matrix[at[a]][at[b]];
                for (int k = 0; k < b; k++) sum -= root[a][k] * root[b][k];
                if (b < a) root[a][b] = root[b][b] == 0 ? 0 : sum / root[b][b];
                else root[a][a] = sum > PIVOT * matrix[at[a]][at[a]] ? Math.sqrt(sum) : 0;
            }
        }
        return new Cholesky(root);
    }

    /// Solves `A x = right`, in place; 0 in flat directions.
    void solve(double[] right) {
        for (int a = 0; a < right.length; a++) {
            for (int k = 0; k < a; k++) right[a] -= root[a][k] * right[k];
            right[a] = root[a][a] == 0 ? 0 : right[a] / root[a][a];
        }
        for (int a = right.length - 1; a >= 0; a--) {
            for (int k = a + 1; k < right.length; k++) right[a] -= root[k][a] * right[k];
            right[a] = root[a][a] == 0 ? 0 : right[a] / root[a][a];
        }
    }
}
