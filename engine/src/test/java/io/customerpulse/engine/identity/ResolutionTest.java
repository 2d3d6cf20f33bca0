package io.customerpulse.engine.identity;

import static io.customerpulse.engine.identity.Facts.TIGHT;
import static io.customerpulse.engine.identity.Facts.circles;
import static io.customerpulse.engine.identity.Facts.id;
import static io.customerpulse.engine.identity.Facts.seen;
import static io.customerpulse.engine.identity.Facts.set;
import static io.customerpulse.engine.identity.Facts.split;
import static io.customerpulse.engine.identity.Facts.stated;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.identity.Refused.Why;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResolutionTest {

    // ---- who is one ----------------------------------------------------------------------------

    @Test
    void identifiersThatCameTogetherAreOneCustomer() {
        Resolution resolution = of(seen("u1", "e1", 1), seen("e1", "a1", 2), seen("u2", "a2", 3));
        assertThat(circles(resolution)).isEqualTo(set("a1 e1 u1", "a2 u2"));
        assertThat(resolution.refused()).isEmpty();
        assertThat(resolution.customers()).extracting(Facts::values).containsExactly("a1 e1 u1", "a2 u2");
    }

    @Test
    void aCustomerIsFoundByAnyOfThem() {
        Resolution resolution = of(seen("u1", "e1", 1), seen("u2", "a2", 3));
        assertThat(resolution.customerOf(id("a2")).map(Facts::values)).contains("a2 u2");
        assertThat(resolution.customerOf(id("e1")).map(Facts::values)).contains("e1 u1");
        assertThat(resolution.customerOf(id("h1"))).isEmpty();
    }

    @Test
    void noFactsAreNobody() {
        assertThat(of()).isEqualTo(new Resolution(List.of(), List.of()));
    }

    @Test
    void twoUsersOfOneDeviceStayTwo() {
        Resolution resolution = of(seen("u2", "a1", 20), seen("u1", "a1", 10), seen("u2", "e2", 30));
        assertThat(circles(resolution)).isEqualTo(set("a1 u1", "e2 u2"));
        assertThat(resolution.refused())
                .containsExactly(new Refused(seen("u2", "a1", 20), new Why.TooMany(Identifier.USER_ID, 1)));
    }

    /// However long the way between them is.
    @Test
    void aChainOfDevicesJoinsNoTwoUsers() {
        Resolution resolution = of(seen("u1", "a1", 1), seen("a1", "e1", 2), seen("e1", "a2", 3), seen("a2", "u2", 4));
        assertThat(circles(resolution)).isEqualTo(set("a1 a2 e1 u1", "u2"));
    }

    @Test
    void userIdsAreOneOnlyBySomebodysWord() {
        assertThat(circles(of(seen("u1", "u2", 1)))).isEqualTo(set("u1", "u2"));
        assertThat(circles(of(stated("u1", "u2", 1)))).isEqualTo(set("u1 u2"));
        assertThat(circles(of(stated("u1", "a1", 1), stated("u2", "a1", 2)))).isEqualTo(set("a1 u1", "u2"));
        assertThat(circles(of(seen("u1", "a1", 1), seen("u2", "a1", 2), stated("u1", "u2", 3))))
                .isEqualTo(set("a1 u1 u2"));
    }

    @Test
    void whatIsStatedComesBeforeWhatWasSeen() {
        assertThat(circles(of(seen("u1", "a1", 1), stated("u2", "a1", 9)))).isEqualTo(set("a1 u2", "u1"));
    }

    @Test
    void ofLinksAtOneInstantTheSmallerIdentifiersComeFirst() {
        assertThat(circles(of(seen("u2", "a1", 1), seen("u1", "a1", 1)))).isEqualTo(set("a1 u1", "u2"));
    }

    @Test
    void ofTheSameSaidTwiceTheEarlierCounts() {
        assertThat(circles(of(seen("u1", "a1", 9), seen("u2", "a1", 5), seen("u1", "a1", 1))))
                .isEqualTo(set("a1 u1", "u2"));
    }

    // ---- limits --------------------------------------------------------------------------------

    @Test
    void aLimitMayBeReachedAndNotPassed() {
        Resolution resolution = of(seen("u1", "e1", 1), seen("u1", "e2", 2), seen("u1", "e3", 3));
        assertThat(circles(resolution)).isEqualTo(set("e1 e2 u1", "e3"));
        assertThat(resolution.refused())
                .containsExactly(new Refused(seen("u1", "e3", 3), new Why.TooMany(Identifier.EMAIL, 2)));
        assertThat(resolution.customers().getFirst().counts())
                .containsExactlyEntriesOf(new TreeMap<>(Map.of("email", 2, "user_id", 1)));
    }

    @Test
    void aliasesCountAsOne() {
        Resolution resolution =
                of(seen("u1", "e1", 1), seen("u1", "e2", 2), seen("u1", "e3", 3), stated("e3", "e1", 4));
        assertThat(circles(resolution)).isEqualTo(set("e1 e2 e3 u1"));
        assertThat(resolution.customers().getFirst().counts().get("email")).isEqualTo(2);
    }

    @Test
    void aKindWithoutALimitHasTheOther() {
        Resolution resolution = of(seen("u1", "h1", 1), seen("u1", "h2", 2), seen("u1", "h3", 3));
        assertThat(circles(resolution)).isEqualTo(set("h1 h2 u1", "h3"));
        assertThat(resolution.refused()).extracting(Refused::why).containsExactly(new Why.TooMany("handle", 2));
    }

    @Test
    void aCustomerHasAtMostSoManyIdentifiers() {
        List<Link> links = IntStream.rangeClosed(1, 7)
                .mapToObj(i -> stated("u0", "u" + i, i))
                .toList();
        Resolution resolution = Resolution.of(links, List.of(), TIGHT);
        assertThat(circles(resolution)).isEqualTo(set("u0 u1 u2 u3 u4 u5 u6", "u7"));
        assertThat(resolution.refused()).containsExactly(new Refused(stated("u0", "u7", 7), new Why.TooLarge(7)));
    }

    @Test
    void whoIsNobodyJoinsNobody() {
        Identifier nobody = new Identifier(Identifier.USER_ID, "null");
        List<Link> links =
                List.of(Link.of(nobody, id("e1"), Strength.STATED, 1), Link.of(id("u1"), nobody, Strength.STATED, 2));
        Resolution resolution = Resolution.of(links, List.of(), TIGHT);
        assertThat(circles(resolution)).isEqualTo(set("e1", "null", "u1"));
        assertThat(resolution.refused())
                .containsExactly(
                        new Refused(links.get(1), new Why.Blocked(nobody)),
                        new Refused(links.get(0), new Why.Blocked(nobody)));
    }

    // ---- splits --------------------------------------------------------------------------------

    @Test
    void aSplitPartsWhatWasOne() {
        Split said = split("a1", "u1", 5);
        Resolution resolution = Resolution.of(List.of(seen("u1", "a1", 1), seen("u1", "e1", 2)), List.of(said), TIGHT);
        assertThat(circles(resolution)).isEqualTo(set("a1", "e1 u1"));
        assertThat(resolution.refused()).containsExactly(new Refused(seen("u1", "a1", 1), new Why.Apart(said)));
        assertThat(resolution.customers())
                .allSatisfy(each -> assertThat(each.apart()).containsExactly(said));
    }

    /// What hung between the two goes to whom it was linked with first.
    @Test
    void aSplitPartsEvenWhatIsLinkedByOthers() {
        List<Link> links = List.of(seen("u1", "e1", 1), seen("e1", "a1", 2), seen("a1", "h1", 3));
        assertThat(circles(Resolution.of(links, List.of(split("h1", "u1", 9)), TIGHT)))
                .isEqualTo(set("a1 e1 u1", "h1"));
        assertThat(circles(Resolution.of(links, List.of(split("a1", "u1", 9)), TIGHT)))
                .isEqualTo(set("a1 h1", "e1 u1"));
    }

    @Test
    void onlyALaterWordOnTheSameTwoLiftsASplit() {
        List<Split> said = List.of(split("a1", "u1", 5), split("a1", "u1", 3));
        assertThat(circles(Resolution.of(List.of(stated("u1", "a1", 4)), said, TIGHT)))
                .isEqualTo(set("a1", "u1"));
        assertThat(circles(Resolution.of(List.of(stated("u1", "a1", 5)), said, TIGHT)))
                .isEqualTo(set("a1", "u1"));
        assertThat(circles(Resolution.of(List.of(seen("u1", "a1", 6)), said, TIGHT)))
                .isEqualTo(set("a1", "u1"));
        assertThat(circles(Resolution.of(List.of(stated("u1", "a1", 6)), said, TIGHT)))
                .isEqualTo(set("a1 u1"));
        assertThat(circles(Resolution.of(List.of(stated("u1", "a1", 1), stated("u1", "a1", 6)), said, TIGHT)))
                .isEqualTo(set("a1 u1"));
        assertThat(circles(Resolution.of(List.of(stated("u1", "e1", 7), stated("a1", "e1", 8)), said, TIGHT)))
                .isEqualTo(set("a1", "e1 u1"));
    }

    /// Without their link, or with their link split: nobody can tell the difference.
    @Test
    void aSplitUndoesALink() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Link> links = links(Facts.random(random, 10, 12));
            Link last = Link.of(id("h8"), id("a9"), Strength.SEEN, random.nextInt(20));
            List<Link> linked = new ArrayList<>(links);
            linked.add(last);
            Resolution without = Resolution.of(links, List.of(), TIGHT);
            Resolution undone = Resolution.of(linked, List.of(new Split(last.pair(), 20, "")), TIGHT);
            assertThat(undone.customers().stream()
                            .map(Facts::values)
                            .filter(each -> !each.equals("h8") && !each.equals("a9"))
                            .toList())
                    .as("seed %d", seed)
                    .isEqualTo(without.customers().stream().map(Facts::values).toList());
        }
    }

    // ---- for all -------------------------------------------------------------------------------

    @Test
    void everyOrderOfTheFactsMakesTheSameCustomers() {
        for (int seed = 0; seed < 10; seed++) {
            List<Bond> facts = Facts.random(new Random(seed), 7, 6);
            Resolution expected = Resolution.of(links(facts), splits(facts), TIGHT);
            for (List<Bond> order : Facts.orders(facts)) {
                assertThat(Resolution.of(links(order), splits(order), TIGHT))
                        .as("seed %d", seed)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void factsHeardTwiceAndInAnyOrderMakeTheSameCustomers() {
        for (int seed = 0; seed < 25; seed++) {
            Random random = new Random(seed);
            List<Bond> facts = new ArrayList<>(Facts.random(random, 40, 200));
            Resolution expected = Resolution.of(links(facts), splits(facts), TIGHT);
            facts.addAll(facts.subList(0, 50));
            Collections.shuffle(facts, random);
            assertThat(Resolution.of(links(facts), splits(facts), TIGHT))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void theDefinitionAgrees() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<Bond> facts = Facts.random(random, 5 + seed % 20, 5 + seed % 40);
            Resolution resolution = Resolution.of(links(facts), splits(facts), TIGHT);
            Oracle oracle = new Oracle(links(facts), splits(facts), TIGHT);
            assertThat(resolution.customers().stream()
                            .map(each -> new TreeSet<>(each.identifiers()))
                            .collect(Collectors.toSet()))
                    .as("seed %d", seed)
                    .isEqualTo(oracle.circles());
            assertThat(resolution.refused().stream().map(ResolutionTest::words).toList())
                    .as("seed %d", seed)
                    .isSubsetOf(oracle.refused());
            for (Customer customer : resolution.customers()) {
                customer.counts()
                        .forEach((kind, count) -> assertThat(count)
                                .isEqualTo(Oracle.count(new TreeSet<>(customer.identifiers()), kind, links(facts))));
                assertThat(customer.joins()).hasSize(customer.identifiers().size() - 1);
            }
        }
    }

    // ---- R20 -----------------------------------------------------------------------------------

    @Test
    void aCircleOfAliasesIsOneCustomer() {
        assertThat(circles(of(stated("u1", "u2", 1), stated("u2", "u1", 2)))).isEqualTo(set("u1 u2"));
        assertThat(circles(of(stated("u1", "u2", 1), stated("u2", "u3", 2), stated("u3", "u1", 3))))
                .isEqualTo(set("u1 u2 u3"));
    }

    @Test
    void aThousandDevicesOfOneUserAreOneCustomerInAnyOrder() {
        List<Link> links = new ArrayList<>(
                IntStream.range(0, 1_001).mapToObj(i -> seen("u1", "a" + i, i)).toList());
        Resolution resolution = Resolution.of(links, List.of(), IdentityRules.DEFAULT);
        assertThat(resolution.customerOf(id("u1")).orElseThrow().identifiers()).hasSize(1_001);
        assertThat(resolution.refused())
                .extracting(each -> each.link().atMicros())
                .containsExactly(1_000L);
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(links, new Random(seed));
            assertThat(Resolution.of(links, List.of(), IdentityRules.DEFAULT)).isEqualTo(resolution);
        }
    }

    private static Resolution of(Link... links) {
        return Resolution.of(List.of(links), List.of(), TIGHT);
    }

    private static List<Link> links(List<Bond> facts) {
        return facts.stream().flatMap(each -> each.links().stream()).toList();
    }

    private static List<Split> splits(List<Bond> facts) {
        return facts.stream().flatMap(each -> each.splits().stream()).toList();
    }

    private static String words(Refused refused) {
        String why =
                switch (refused.why()) {
                    case Why.Blocked _ -> "Blocked";
                    case Why.Apart _ -> "Apart";
                    case Why.TooMany many -> "TooMany " + many.kind();
                    case Why.TooLarge _ -> "TooLarge";
                };
        return refused.link().pair().one() + " " + refused.link().pair().other() + " " + why;
    }
}
