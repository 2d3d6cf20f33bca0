package io.customerpulse.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void ticksAreRoundNumbers() {
        assertThat(Axis.of(0, 19.6, 5).ticks()).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0);
        assertThat(labels(Axis.of(-0.7, 0.4, 4))).containsExactly("−1.0", "−0.5", "0", "0.5");
        assertThat(labels(Axis.of(0, 45_000, 5))).containsExactly("0", "10k", "20k", "30k", "40k", "50k");
    }

    @Test
    void aLittleMoreThanATickNeedsNoOther() {
        Axis axis = Axis.of(-4, 516, 4);
        assertThat(axis.low()).isEqualTo(-4);
        assertThat(axis.ticks()).containsExactly(0.0, 200.0, 400.0, 600.0);
    }

    @Test
    void holdsAnyTwoValuesAndKeepsTheirOrder() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            double a = random.nextGaussian() * Math.pow(10, random.nextInt(-20, 150));
            double b = random.nextGaussian() * Math.pow(10, random.nextInt(-20, 150));
            Axis axis = Axis.of(Math.min(a, b), Math.max(a, b), random.nextInt(1, 12));
            assertThat(axis.place(Math.min(a, b))).isBetween(0.0, 1.0).isLessThanOrEqualTo(axis.place(Math.max(a, b)));
            assertThat(axis.ticks()).hasSizeBetween(1, 15);
            assertThat(axis.low()).isLessThan(axis.high());
        }
    }

    @Test
    void pixelsHaveTwoDigitsAtMost() {
        assertThat(Figures.px(12.3456)).isEqualTo("12.35");
        assertThat(Figures.px(-0.504)).isEqualTo("-0.5");
        assertThat(Figures.px(1_234_567.05)).isEqualTo("1234567.05");
        assertThat(Figures.px(0.004)).isEqualTo("0");
    }

    @Test
    void pointsAreToldAsPeopleReadThem() {
        assertThat(List.of(6.21, 0.304, -1.4, 0.001, -0.001, 12_345.6, 1e18).stream()
                        .map(Figures::points))
                .containsExactly("6.2", "0.30", "−1.4", "0.0", "0.0", "12,346", "1.0×10^18");
        assertThat(Figures.span(0.2)).isEqualTo("5 hours");
        assertThat(Figures.span(1)).isEqualTo("1 day");
        assertThat(Figures.span(200)).isEqualTo("7 months");
        assertThat(Figures.span(900)).isEqualTo("2.5 years");
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream()
                .map(tick -> Figures.tick(tick, axis.step()))
                .toList();
    }
}
