package io.customerpulse.engine.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.state.Balance;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.CustomerState.Parts;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Questions;
import io.customerpulse.engine.state.Summary;
import org.assertj.core.data.Offset;

/// Equality of states and pulses whose sums were added up in another order.
public final class States {

    private States() {}

    /// The same numbers, each to so much.
    public static void assertSame(Pulse actual, Pulse expected, double tolerance) {
        assertClose("level", actual.level(), expected.level(), tolerance);
        assertClose("investments", actual.investments(), expected.investments(), tolerance);
        assertClose("returns", actual.returns(), expected.returns(), tolerance);
        assertClose("noise", actual.noise(), expected.noise(), tolerance);
        assertClose("decay", actual.decay(), expected.decay(), tolerance * 3);
    }

    /// The same state: sums to the tolerance, all else exactly.
    public static void assertSame(CustomerState actual, CustomerState expected, double tolerance) {
        Parts one = actual.parts();
        Parts other = expected.parts();
        assertThat(one.seenMicros()).isEqualTo(other.seenMicros());
        assertThat(one.questions()).isEqualTo(other.questions());
        assertSame(one.summary(), other.summary(), tolerance);
        assertThat(one.balances()).hasSameSizeAs(other.balances());
        for (int i = 0; i < one.balances().size(); i++) {
            assertSame(one.balances().get(i), other.balances().get(i), tolerance);
        }
    }

    /// The same summary: sums to the tolerance, counts and instants exactly.
    public static void assertSame(Summary actual, Summary expected, double tolerance) {
        assertThat(actual.interactions()).isEqualTo(expected.interactions());
        assertThat(actual.firstMicros()).isEqualTo(expected.firstMicros());
        assertThat(actual.lastMicros()).isEqualTo(expected.lastMicros());
        assertThat(actual.latestReturnMicros()).isEqualTo(expected.latestReturnMicros());
        assertThat(actual.returnDays()).isEqualTo(expected.returnDays());
        assertThat(actual.recent().asOfMicros()).isEqualTo(expected.recent().asOfMicros());
        assertThat(actual.usual().asOfMicros()).isEqualTo(expected.usual().asOfMicros());
        assertClose("recent", actual.recent().value(), expected.recent().value(), tolerance);
        assertClose("usual", actual.usual().value(), expected.usual().value(), tolerance);
    }

    /// No list of the state is longer than this.
    public static void assertBounded(CustomerState state, int openMax) {
        Questions questions = state.parts().questions();
        int longest = Math.max(
                questions.open().size(),
                Math.max(questions.answers().size(), questions.pending().size()));
        assertThat(longest).isLessThanOrEqualTo(openMax);
    }

    public static void assertClose(String what, double actual, double expected, double tolerance) {
        assertThat(actual).as(what).isCloseTo(expected, Offset.offset(tolerance));
    }

    private static void assertSame(Balance actual, Balance expected, double tolerance) {
        assertThat(actual.account()).isEqualTo(expected.account());
        assertThat(actual.asOfMicros())
                .as("as of, account %d", actual.account())
                .isEqualTo(expected.asOfMicros());
        assertClose("points", actual.points(), expected.points(), tolerance);
        assertThat(actual.sums()).hasSameSizeAs(expected.sums());
        for (int k = 0; k < actual.sums().size(); k++) {
            assertClose("sum", actual.sums().get(k), expected.sums().get(k), tolerance);
        }
    }
}
