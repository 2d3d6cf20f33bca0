package io.customerpulse.stats.trees;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.stats.regression.Matrix;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradesTest {

    /// A grade is how many bounds lie below a value, so a question of a grade and one of its bound agree.
    @Test
    void aGradeIsWhereTheBoundsPutIt() {
        for (long seed = 1; seed <= 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] column = IntStream.range(0, random.nextInt(1, 3_000))
                    .mapToDouble(row -> value(random))
                    .toArray();
            Grades grades = of(column);
            assertThat(grades.count(0)).isBetween(1, Grades.PARTS);
            for (int row = 0; row < column.length; row++) {
                for (int grade = 0; grade < grades.count(0) - 1; grade++) {
                    assertThat(grades.of(0)[row] <= grade)
                            .as("seed %d, value %s", seed, column[row])
                            .isEqualTo(column[row] <= grades.bound(0, grade));
                }
            }
        }
    }

    private static Grades of(double... column) {
        return Grades.of(
                Matrix.of(column, column.length, 1),
                IntStream.range(0, column.length).toArray());
    }

    private static double value(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> 0;
            case 1 -> random.nextInt(40);
            default -> random.nextGaussian() * 1e4;
        };
    }

    @Test
    void allTheSameIsOneGrade() {
        assertThat(of(4, 4, 4).count(0)).isEqualTo(1);
        assertThat(of().count(0)).isEqualTo(1);
    }

    @Test
    void partsHoldAboutAsManyEach() {
        double[] column = IntStream.range(0, 6_400).mapToDouble(row -> row).toArray();
        Grades grades = of(column);
        int[] held = new int[Grades.PARTS];
        for (byte grade : grades.of(0)) held[grade]++;
        assertThat(held).containsOnly(100);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5, 3",
        "0, 1, 0.5",
        "2.3, 2.4, 2.3",
        "40, 1000000, 500000",
        "-3, 10, 4",
        "-1, 1, 0",
        "7.0000001, 7.0000003, 7.0000002",
        "912.4, 917.9, 915"
    })
    void aBoundIsTheShortestNumberBetween(double low, double high, double expected) {
        assertThat(Grades.plain(low, high)).isEqualTo(expected);
    }

    @Test
    void betweenNeighboursTheLowerOneIsTheBound() {
        double low = 0.1;
        assertThat(Grades.plain(low, Math.nextUp(low))).isEqualTo(low);
    }
}
