package io.customerpulse.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JoiningTest {

    /// After every single fact, in any order, with repeats: what all facts heard so far make.
    @Test
    void factByFactIsTheSameAsAllAtOnce() {
        for (int seed = 0; seed < 3_000; seed++) {
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
    void tenThousandAliasesOfOneUserAreOneCustomerWithinSeconds() {
        List<Link> links = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) links.add(Facts.stated("u0", "u" + i, i));
        Collections.shuffle(links, new Random(1));
        long start = System.nanoTime();
        Town town = new Town(IdentityRules.DEFAULT);
        links.forEach(town::hear);
        assertThat(town.customerOf(Facts.id("u77")).identifiers()).hasSize(10_001);
        assertThat(town.lookups()).isZero();
        assertThat((System.nanoTime() - start) / 1_000_000).as("ms").isLessThan(5_000);
    }
}
