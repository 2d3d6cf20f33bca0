package io.customerpulse.stats.purchase;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PositiveTest {

    /// A model made of four parameters, and what these are called.
    record Model(List<String> names, Making making) {}

    interface Making {
        PurchaseModel of(double[] parameters);
    }

    private static Stream<Model> models() {
        List<String> beta = List.of("r", "alpha", "a", "b");
        return Stream.of(
                new Model(beta, p -> new BgNbd(p[0], p[1], p[2], p[3])),
                new Model(beta, p -> new MbgNbd(p[0], p[1], p[2], p[3])),
                new Model(beta, p -> new MbgCnbd(2, p[0], p[1], p[2], p[3])),
                new Model(List.of("r", "alpha", "s", "beta"), p -> new ParetoNbd(p[0], p[1], p[2], p[3])));
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachParameterIsPositiveAndFinite(Model model) {
        for (int place = 0; place < model.names().size(); place++) {
            for (double wrong : List.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY)) {
                double[] parameters = {1, 1, 1, 1};
                parameters[place] = wrong;
                assertThatThrownBy(() -> model.making().of(parameters))
                        .hasMessage("%s must be positive and finite: %s"
                                .formatted(model.names().get(place), wrong));
            }
        }
    }
}
