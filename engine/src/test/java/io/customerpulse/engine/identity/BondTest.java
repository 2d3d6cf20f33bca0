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
import java.util.Random;
import org.junit.jupiter.api.Test;

class BondTest {

    private static final Pair PAIR = new Pair(id("u1"), id("a1"));

    @Test
    void aPairIsTheSameWhicheverIsNamedFirst() {
        assertThat(new Pair(id("u1"), id("a1"))).isEqualTo(new Pair(id("a1"), id("u1")));
        assertThat(PAIR.one()).isEqualTo(id("a1"));
        assertThat(PAIR.beside(id("a1"))).isEqualTo(id("u1"));
        assertThat(PAIR.beside(id("u1"))).isEqualTo(id("a1"));
        assertThat(PAIR.isOfOneKind()).isFalse();
        assertThat(new Pair(id("u1"), id("u2")).isOfOneKind()).isTrue();
    }

    @Test
    void aPairIsOfTwo() {
        assertThatThrownBy(() -> new Pair(id("u1"), id("u1")))
                .hasMessage("a pair is two identifiers, got twice: user_id:u1");
        assertThatThrownBy(() -> PAIR.beside(id("u2")))
                .hasMessage("not one of anonymous_id:a1 and user_id:u1: user_id:u2");
    }

    @Test
    void pairsStandInTheOrderOfTheirIdentifiers() {
        List<Pair> ordered =
                List.of(new Pair(id("a1"), id("a2")), new Pair(id("a1"), id("u1")), new Pair(id("a2"), id("e1")));
        assertThat(ordered.reversed().stream().sorted()).containsExactlyElementsOf(ordered);
    }

    @Test
    void linksStandInTheOrderTheyAreTakenIn() {
        List<Link> ordered = List.of(
                stated("u1", "u2", 9),
                stated("a1", "u1", 1),
                stated("a1", "u1", 2),
                stated("a2", "u1", 2),
                seen("u1", "u2", 0),
                seen("a1", "u1", 1),
                new Link(PAIR, Strength.SEEN, 1, "message"));
        assertThat(ordered.reversed().stream().sorted()).containsExactlyElementsOf(ordered);
        assertThat(ordered).extracting(Link::isAlias).containsExactly(true, false, false, false, false, false, false);
    }

    @Test
    void splitsStandInTheOrderOfTime() {
        List<Split> ordered =
                List.of(split("u1", "a2", 1), split("u1", "a1", 2), new Split(PAIR, 2, "b"), split("u1", "a2", 2));
        assertThat(ordered.reversed().stream().sorted()).containsExactlyElementsOf(ordered);
    }

    @Test
    void aBondKeepsWhatMatters() {
        Bond bond = bond(
                seen("u1", "a1", 7),
                stated("u1", "a1", 6),
                stated("u1", "a1", 3),
                stated("u1", "a1", 5),
                seen("u1", "a1", 4),
                stated("u1", "a1", 3));
        assertThat(bond.links()).containsExactly(stated("u1", "a1", 3), stated("u1", "a1", 6), seen("u1", "a1", 4));
        assertThat(bond.link()).contains(stated("u1", "a1", 3));
        assertThat(bond(seen("u1", "a1", 7), seen("u1", "a1", 4)).links()).containsExactly(seen("u1", "a1", 4));
        assertThat(bond(stated("u1", "a1", 7)).links()).containsExactly(stated("u1", "a1", 7));
        assertThat(new Bond(PAIR, List.of(), List.of()).link()).isEmpty();
    }

    @Test
    void aSplitStandsUntilTheTwoAreLaterStatedToBeOne() {
        Bond split = Bond.of(split("u1", "a1", 3)).merge(Bond.of(split("u1", "a1", 5)));
        assertThat(split.splits()).containsExactly(split("u1", "a1", 5), split("u1", "a1", 3));
        assertThat(split.standingSplit()).contains(split("u1", "a1", 5));
        assertThat(split.merge(Bond.of(seen("u1", "a1", 6))).standingSplit()).isPresent();
        assertThat(split.merge(Bond.of(stated("u1", "a1", 5))).standingSplit()).isPresent();
        assertThat(split.merge(Bond.of(stated("u1", "a1", 6))).standingSplit()).isEmpty();
        assertThat(Bond.of(stated("u1", "a1", 6)).standingSplit()).isEmpty();
    }

    @Test
    void ofManySplitsTheLatestAreKept() {
        Bond bond = Bond.of(split("u1", "a1", 0));
        for (int at = 30; at > 0; at--) bond = bond.merge(Bond.of(split("u1", "a1", at)));
        assertThat(bond.splits()).hasSize(Bond.SPLITS_MAX);
        assertThat(bond.splits().getFirst().atMicros()).isEqualTo(30);
        assertThat(bond.splits().getLast().atMicros()).isEqualTo(11);
    }

    @Test
    void whatIsCoveredChangesNothingAndElseSomething() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Bond> facts = Facts.random(random, 2, 1 + seed % 6);
            Bond bond = facts.stream().reduce(Bond::merge).orElseThrow();
            for (int at = 0; at < 12; at++) {
                for (Strength strength : Strength.values()) {
                    Link link = new Link(bond.pair(), strength, at, "");
                    assertThat(bond.covers(link))
                            .as("seed %d: %s", seed, link)
                            .isEqualTo(bond.merge(Bond.of(link)).equals(bond));
                }
            }
        }
    }

    @Test
    void bondsAreASum() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Bond> facts = new ArrayList<>(Facts.random(random, 2, 8));
            Bond expected = facts.stream().reduce(Bond::merge).orElseThrow();
            Collections.shuffle(facts, random);
            Bond left = facts.subList(0, 4).stream().reduce(Bond::merge).orElseThrow();
            Bond right = facts.subList(2, 8).stream().reduce(Bond::merge).orElseThrow();
            assertThat(right.merge(left)).as("seed %d", seed).isEqualTo(expected);
            assertThat(expected.merge(expected)).isEqualTo(expected);
            assertThat(Bond.gather(
                            facts.stream()
                                    .flatMap(each -> each.links().stream())
                                    .toList(),
                            facts.stream()
                                    .flatMap(each -> each.splits().stream())
                                    .toList()))
                    .containsExactly(expected);
        }
    }

    @Test
    void aBondIsOfOnePair() {
        assertThatThrownBy(() -> Bond.of(seen("u1", "a1", 1)).merge(Bond.of(seen("u1", "a2", 1))))
                .hasMessageContaining("a bond is of one pair");
        assertThatThrownBy(() -> Bond.of(seen("u1", "a1", 1)).merge(Bond.of(split("u1", "a2", 1))))
                .hasMessageContaining("a bond is of one pair");
    }

    private static Bond bond(Link... links) {
        return new Bond(PAIR, List.of(links), List.of());
    }
}
