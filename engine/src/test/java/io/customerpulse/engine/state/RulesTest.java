package io.customerpulse.engine.state;

import static io.customerpulse.engine.sample.Samples.RULES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.sample.Samples;
import io.customerpulse.engine.state.CustomerState.Parts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void numbersFollowTheOrderOfNamesAndTheUnknownComesLast() {
        assertThat(RULES.size()).isEqualTo(Samples.SIGNALS.size() + 1);
        assertThat(RULES.unknown()).isEqualTo(Samples.SIGNALS.size());
        assertThat(RULES.signal(RULES.unknown())).isEqualTo(Samples.UNKNOWN);
        for (int number = 0; number < RULES.unknown(); number++) {
            assertThat(RULES.signal(RULES.signal(number).name())).isEqualTo(number);
            if (number > 0)
                assertThat(RULES.signal(number).name())
                        .isGreaterThan(RULES.signal(number - 1).name());
        }
    }

    @Test
    void namesAreFoundWhateverTheirCaseAndPunctuation() {
        int purchase = RULES.signal("purchase");
        assertThat(purchase).isNotEqualTo(RULES.unknown());
        assertThat(RULES.signal("Purchase")).isEqualTo(purchase);
        assertThat(RULES.signal("pur-chase ")).isEqualTo(purchase);
    }

    @Test
    void theNameOfTheUnknownSignalIsNotMatchedByIt() {
        assertThat(RULES.signal("no such thing")).isEqualTo(RULES.unknown());
        assertThat(RULES.signal("unknown")).isEqualTo(RULES.unknown());
        Rules named = Samples.rules(List.of(Samples.SIGNALS.getFirst(), renamed("unknown")));
        assertThat(named.signal("unknown")).isNotEqualTo(named.unknown());
    }

    @Test
    void everySignalHasAnAccountAndOneForItsNoise() {
        int email = RULES.signal("email");
        Account own = RULES.account(Rules.own(email));
        Account noise = RULES.account(Rules.noise(email));
        assertThat(own.isNoise()).isFalse();
        assertThat(own.side()).isEqualTo(Side.INVESTMENT);
        assertThat(own.halfLife(0).days()).isEqualTo(7);
        assertThat(noise.isNoise()).isTrue();
        assertThat(noise.side()).isEqualTo(Side.RETURN);
        assertThat(noise.halfLife(0).days()).isEqualTo(14);
        assertThat(new Balance(Rules.noise(email), 0, 0, List.of()).signal()).isEqualTo(email);
        assertThat(new Balance(Rules.noise(email), 0, 0, List.of()).isNoise()).isTrue();
        assertThat(new Balance(Rules.own(email), 0, 0, List.of()).signal()).isEqualTo(email);
        assertThat(new Balance(Rules.own(email), 0, 0, List.of()).isNoise()).isFalse();
    }

    @Test
    void onlySomeSignalsAnswer() {
        assertThat(RULES.answers(RULES.signal("click"))).isTrue();
        assertThat(RULES.answers(RULES.signal("browse"))).isTrue();
        assertThat(RULES.answers(RULES.signal("purchase"))).isFalse();
        assertThat(RULES.answers(RULES.unknown())).isFalse();
    }

    @Test
    void accountsKnowWhenPointsAreBooked() {
        Account reward = RULES.account(Rules.own(RULES.signal("reward")));
        Account offer = RULES.account(Rules.own(RULES.signal("offer")));
        assertThat(reward.isSimple()).isFalse();
        assertThat(reward.fades()).isTrue();
        assertThat(reward.sums()).isEqualTo(3);
        assertThat(offer.isSimple()).isFalse();
        assertThat(offer.fades()).isFalse();
        assertThat(offer.sums()).isZero();
        assertThat(RULES.account(Rules.own(RULES.signal("email"))).isSimple()).isTrue();
    }

    @Test
    void aStateOfAnotherCatalogIsRefused() {
        Parts otherSums = parts(new Balance(Rules.own(RULES.signal("reward")), 1, 0, List.of(1.0)));
        assertThatThrownBy(() -> CustomerState.of(otherSums, RULES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account %d keeps 3 sums, not 1: the catalog has changed, rebuild"
                        .formatted(Rules.own(RULES.signal("reward"))));
    }

    @Test
    void aStateWithAnAccountThatTheCatalogDoesNotHaveIsRefused() {
        int beyond = 2 * RULES.size();
        assertThatThrownBy(() -> CustomerState.of(parts(new Balance(beyond, 1, 0, List.of())), RULES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are %d accounts, not one of number %d: the catalog has changed, rebuild"
                        .formatted(beyond, beyond));
        Questions asked = new Questions(List.of(new Open(RULES.size(), 0, 0, 0, 0, 0)), List.of(), List.of());
        assertThatThrownBy(() -> CustomerState.of(new Parts(List.of(), asked, Summary.EMPTY, 0), RULES))
                .isInstanceOf(IllegalArgumentException.class);
        Questions booked = new Questions(List.of(), List.of(), List.of(new Pending(beyond, 0, 1, 1)));
        assertThatThrownBy(() -> CustomerState.of(new Parts(List.of(), booked, Summary.EMPTY, 0), RULES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CustomerState.of(parts(new Balance(-1, 1, 0, List.of())), RULES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void patienceHasLimits() {
        assertThatThrownBy(() -> new Patience(Duration.ofSeconds(-1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lateness must not be negative: PT-1S");
        assertThatThrownBy(() -> new Patience(Duration.ZERO, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("openMax must be at least 1: 0");
    }

    private static Parts parts(Balance balance) {
        return new Parts(List.of(balance), Questions.NONE, Summary.EMPTY, 0);
    }

    private static Signal renamed(String name) {
        Signal click = Samples.SIGNALS.get(3);
        return new Signal(
                name,
                click.side(),
                click.weight(),
                click.kernel(),
                click.transform(),
                click.habits(),
                click.response());
    }
}
