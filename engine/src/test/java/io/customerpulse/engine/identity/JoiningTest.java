package io.customerpulse.engine.identity;

import static io.customerpulse.engine.identity.Facts.id;
import static io.customerpulse.engine.identity.Facts.seen;
import static io.customerpulse.engine.identity.Facts.split;
import static io.customerpulse.engine.identity.Facts.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JoiningTest {

    /// After every single fact, in any order, with repeats: what all facts heard so far make.
    @Test
    void factByFactIsTheSameAsAllAtOnce() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            IdentityRules rules = seed % 3 == 0 ? IdentityRules.DEFAULT : Facts.TIGHT;
            Town town = new Town(rules);
            List<Bond> heard = new ArrayList<>();
            for (Bond fact : Facts.random(random, 6 + seed % 14, 5 + seed % 30)) {
                heard.add(fact);
                town.hear(fact);
                Resolution resolution = Resolution.of(
                        heard.stream().flatMap(each -> each.links().stream()).toList(),
                        heard.stream().flatMap(each -> each.splits().stream()).toList(),
                        rules);
                assertThat(town.circles()).as("seed %d after %s", seed, heard).isEqualTo(circles(resolution));
                for (Customer expected : resolution.customers()) {
                    Customer got = town.customerOf(expected.identifiers().getFirst());
                    assertThat(got.joins().stream().map(Link::pair)).doesNotHaveDuplicates();
                    assertThat(got.counts()).as("seed %d", seed).isEqualTo(expected.counts());
                    assertThat(got.apart()).as("seed %d", seed).isEqualTo(expected.apart());
                    assertThat(rules.name(got)).as("seed %d", seed).isEqualTo(rules.name(expected));
                }
            }
        }
    }

    private static SortedSet<String> circles(Resolution resolution) {
        SortedSet<String> circles = new TreeSet<>();
        resolution.customers().forEach(each -> circles.add(each.identifiers().toString()));
        return circles;
    }

    @Test
    @Timeout(120)
    void tenThousandAliasesOfOneUserAreOneCustomer() {
        List<Link> links = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) links.add(Facts.stated("u0", "u" + i, i));
        Collections.shuffle(links, new Random(1));
        Town town = new Town(IdentityRules.DEFAULT);
        links.forEach(town::hear);
        assertThat(town.customerOf(Facts.id("u77")).identifiers()).hasSize(10_001);
        assertThat(town.lookups()).isZero();
    }

    @Test
    void whatIsHeardTwiceChangesNothing() {
        Town town = new Town(Facts.TIGHT);
        assertThat(town.hear(seen("u1", "a1", 5))).isNotEqualTo(Step.NONE);
        assertThat(town.hear(seen("u1", "a1", 5))).isEqualTo(Step.NONE);
        assertThat(town.hear(seen("u1", "a1", 9))).isEqualTo(Step.NONE);
        assertThat(town.hear(seen("u2", "a1", 9))).isEqualTo(Step.NONE);
        assertThat(town.hear(Link.of(id("u1"), new Identifier(Identifier.EMAIL, "null"), Strength.SEEN, 1)))
                .isEqualTo(Step.NONE);
        assertThat(town.hear(Link.of(new Identifier(Identifier.ANONYMOUS_ID, "0"), id("u1"), Strength.SEEN, 1)))
                .isEqualTo(Step.NONE);
        assertThat(town.lookups()).isZero();
    }

    @Test
    void aFurtherLinkBetweenTwoOfOneCustomerIsNothingNew() {
        Town town = new Town(Facts.TIGHT);
        town.hear(seen("u1", "a1", 5));
        town.hear(seen("u1", "e1", 6));
        assertThat(town.hear(seen("e1", "a1", 7))).isEqualTo(Step.NONE);
        Step earlier = town.hear(seen("e1", "a1", 4));
        assertThat(earlier.changes()).isEmpty();
        assertThat(earlier.after())
                .extracting(Customer::joins)
                .allSatisfy(joins -> assertThat(joins)
                        .containsExactlyInAnyOrder(seen("u1", "a1", 5), seen("u1", "e1", 6), seen("e1", "a1", 4)));
        town.hear(seen("e1", "a1", 3));
        assertThat(town.customerOf(id("u1")).joins())
                .contains(seen("e1", "a1", 3))
                .doesNotContain(seen("e1", "a1", 4));
        assertThat(town.hear(stated("u1", "u2", 8)).changes()).hasSize(1);
        assertThat(town.hear(stated("u3", "u2", 9)).changes()).hasSize(1);
        assertThat(town.hear(stated("u1", "u3", 10)).changes()).isEmpty();
        assertThat(town.lookups()).isZero();
    }

    @Test
    void aJoinIsInTheHistory() {
        Town town = new Town(Facts.TIGHT);
        Customer one = town.hear(seen("u1", "a1", 5)).after().getFirst();
        Customer other = town.hear(seen("e1", "a2", 5)).after().getFirst();
        Step step = town.hear(seen("u1", "e1", 6));
        assertThat(step.changes())
                .containsExactly(
                        new Change.Joined(List.of(other, one), step.after().getFirst()));
        assertThat(step.after()).extracting(Facts::values).containsExactly("a1 a2 e1 u1");
        assertThat(town.lookups()).isZero();
    }

    @Test
    void aSplitIsInTheHistoryAndItsLifting() {
        Town town = new Town(Facts.TIGHT);
        town.hear(seen("u1", "a1", 5));
        Step parting = town.hear(split("u1", "a1", 6));
        assertThat(parting.changes())
                .containsExactly(new Change.Parted(parting.before().getFirst(), parting.after()));
        assertThat(parting.after()).extracting(Facts::values).containsExactly("a1", "u1");
        Step again = town.hear(stated("u1", "a1", 7));
        assertThat(again.changes())
                .containsExactly(
                        new Change.Joined(parting.after(), again.after().getFirst()));
        assertThat(again.after()).extracting(Facts::values).containsExactly("a1 u1");
    }

    @Test
    void aSplitOfTwoWhoAreTwoIsNoChange() {
        Town town = new Town(Facts.TIGHT);
        Step step = town.hear(split("u1", "a1", 6));
        assertThat(step.changes()).isEmpty();
        assertThat(town.lookups()).isZero();
        assertThat(town.hear(seen("u1", "a1", 7))).isEqualTo(Step.NONE);
        assertThat(town.circles()).containsExactly("[anonymous_id:a1]", "[user_id:u1]");
    }

    /// An earlier sight of a device, heard late, gives the device to who was first.
    @Test
    void whoWasFirstHasTheDeviceWheneverItIsHeard() {
        Town town = new Town(Facts.TIGHT);
        town.hear(seen("u1", "a1", 5));
        town.hear(seen("e1", "u2", 6));
        Step step = town.hear(seen("u2", "a1", 4));
        assertThat(step.changes())
                .containsExactly(
                        new Change.Parted(step.before().getFirst(), step.after()),
                        new Change.Joined(step.before(), step.after().getFirst()));
        assertThat(step.after()).extracting(Facts::values).containsExactly("a1 e1 u2", "u1");
    }

    /// The device is split from its first user: then it is the second's, whom nobody has named now.
    @Test
    void whatIsSetFreeGoesToTheNextInLine() {
        Town town = new Town(Facts.TIGHT);
        town.hear(seen("u1", "a1", 5));
        town.hear(seen("u2", "a1", 6));
        town.hear(seen("u2", "e2", 6));
        Step step = town.hear(split("u1", "a1", 7));
        assertThat(step.after()).extracting(Facts::values).containsExactly("a1 e2 u2", "u1");
        assertThat(step.before()).extracting(Facts::values).containsExactly("a1 u1", "e2 u2");
    }

    @Test
    void aRefusedLinkSaysWhy() {
        Town town = new Town(Facts.TIGHT);
        Identifier nobody = new Identifier(Identifier.EMAIL, "null");
        Split said = split("h1", "a1", 8);
        town.hear(seen("u1", "a1", 5));
        town.hear(seen("u2", "a1", 6));
        town.hear(seen("h1", "a1", 7));
        town.hear(said);
        town.hear(Link.of(id("a1"), nobody, Strength.SEEN, 9));
        Joining joining = new Joining(town, Facts.TIGHT);
        Customer customer = town.customerOf(id("a1"));
        List<Refused> refused = List.of(
                new Refused(Link.of(id("a1"), nobody, Strength.SEEN, 9), new Refused.Why.Blocked(nobody)),
                new Refused(seen("h1", "a1", 7), new Refused.Why.Apart(said)),
                new Refused(seen("u2", "a1", 6), new Refused.Why.TooMany(Identifier.USER_ID, 1)));
        assertThat(joining.refused(customer, 9)).isEqualTo(refused);
        assertThat(joining.refused(customer, 2)).isEqualTo(refused.subList(0, 2));
        assertThat(joining.refused(town.customerOf(id("u2")), 9)).isEqualTo(refused.subList(2, 3));
    }

    /// Heard in the worst order: each is earlier than all before, so the device changes hands each time.
    @Test
    void aDeviceOfManyUsersChangesHandsEachTime() {
        Town town = new Town(IdentityRules.DEFAULT);
        for (int i = 300; i > 0; i--) town.hear(seen("u" + i, "a1", i));
        assertThat(town.customerOf(id("a1")).identifiers()).containsExactly(id("a1"), id("u1"));
        assertThat(town.circles()).hasSize(300);
    }

    @Test
    void manyLinksBetweenFewStayFew() {
        Town town = new Town(IdentityRules.DEFAULT);
        for (int i = 2_000; i > 0; i--) town.hear(seen("a" + i % 40, "a" + (41 + i * 7 % 41), i));
        Customer customer = town.customerOf(id("a1"));
        assertThat(customer.identifiers()).hasSize(81);
        assertThat(customer.joins()).hasSizeLessThanOrEqualTo(162);
    }

    /// Of a store it is asked to move few: those that were not of the customer another goes on from.
    @Test
    void aCustomerGoesOnFromItsLargestPart() {
        Town town = new Town(IdentityRules.DEFAULT);
        Step first = town.hear(seen("u1", "a1", 1));
        assertThat(first.continues(first.after().getFirst())).isEmpty();
        assertThat(first.newcomers(first.after().getFirst())).containsExactly(id("a1"), id("u1"));
        Step more = town.hear(seen("u1", "a2", 2));
        assertThat(more.continues(more.after().getFirst()))
                .contains(first.after().getFirst());
        assertThat(more.newcomers(more.after().getFirst())).containsExactly(id("a2"));
        town.hear(seen("e1", "a3", 3));
        Step large = town.hear(seen("e1", "u1", 4));
        assertThat(large.continues(large.after().getFirst()))
                .contains(more.after().getFirst());
        assertThat(large.newcomers(large.after().getFirst())).containsExactly(id("a3"), id("e1"));
        Step parted = town.hear(split("e1", "a2", 5));
        assertThat(parted.after()).hasSize(2);
        assertThat(parted.after()).allSatisfy(each -> {
            assertThat(parted.continues(each)).isEmpty();
            assertThat(parted.newcomers(each)).isEqualTo(each.identifiers());
        });
    }

    /// The part that lost nothing stays where it is.
    @Test
    void whatChangesHandsMovesAlone() {
        Town town = new Town(Facts.TIGHT);
        town.hear(seen("u1", "a1", 5));
        town.hear(seen("e1", "u2", 6));
        Step step = town.hear(seen("u2", "a1", 4));
        Customer second = step.after().getFirst();
        assertThat(step.continues(second)).contains(step.before().getLast());
        assertThat(step.newcomers(second)).containsExactly(id("a1"));
        assertThat(step.continues(step.after().getLast())).isEmpty();
    }

    @Test
    void aCustomerHasAnIdentifier() {
        assertThat(Customer.alone(id("u1")).counts()).containsExactly(Map.entry(Identifier.USER_ID, 1));
        assertThat(Customer.alone(id("u1")).has(id("u1"))).isTrue();
        assertThat(Customer.alone(id("u1")).has(id("u2"))).isFalse();
        assertThatThrownBy(() -> new Customer(List.of(), List.of(), new TreeMap<>(), List.of()))
                .hasMessage("a customer has an identifier");
    }
}
