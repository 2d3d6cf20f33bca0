package io.customerpulse.tables.intake;

import static io.customerpulse.tables.sample.Sample.NOON;
import static io.customerpulse.tables.sample.Sample.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.tables.log.InteractionLog;
import io.customerpulse.tables.row.Row;
import io.customerpulse.tables.row.Row.Refused;
import io.customerpulse.tables.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntakeTest {

    private final InteractionLog log = new InteractionLog(RULES, Optional.empty());
    private final List<Refused> failed = new ArrayList<>();
    private final Intake byId = new Intake(log, Deduplication.ID, failed::add);
    private final Intake byContent = new Intake(log, Deduplication.CONTENT, failed::add);

    @Test
    void anEventWithAnIdCountsOnce() {
        byId.accept(row(1, event("e1", 500)));
        byId.accept(row(2, event("e1", 500)));
        byId.accept(row(3, event("e2", 500)));
        assertThat(byId.accounting()).isEqualTo(new Accounting(2, 1, 0, 0));
        assertThat(log.size()).isEqualTo(2);
    }

    @Test
    void anIdWithOtherContentIsAFailureThatSaysSo() {
        byId.accept(row(1, event("e1", 500)));
        byId.accept(row(2, event("e1", 501)));
        assertThat(byId.accounting()).isEqualTo(new Accounting(1, 0, 1, 0));
        assertThat(failed).hasSize(1);
        assertThat(failed.getFirst().line()).isEqualTo(2);
        assertThat(failed.getFirst().reason()).contains("event id \"e1\"", "the first counts");
    }

    @Test
    void anEventWithoutAnIdAlwaysCounts() {
        for (int i = 0; i < 3; i++) byId.accept(row(i, event("", 500)));
        assertThat(byId.accounting()).isEqualTo(new Accounting(3, 0, 0, 0));
    }

    @Test
    void byContentEqualRowsWithoutAnIdCountOnce() {
        byContent.accept(row(1, event("", 500)));
        byContent.accept(row(2, event("", 500)));
        byContent.accept(row(3, event("", 501)));
        byContent.accept(row(4, event("e1", 500)));
        assertThat(byContent.accounting()).isEqualTo(new Accounting(3, 1, 0, 0));
    }

    @Test
    void partsThatReadTheSameInOneLineAreDifferentContent() {
        byContent.accept(row(1, about("a 1:b", "")));
        byContent.accept(row(2, about("a", "1:b")));
        byContent.accept(row(3, about("", "a 1:b")));
        assertThat(byContent.accounting().scored()).isEqualTo(3);
    }

    @Test
    void silentRowsAreScoredAndNoInteractions() {
        byId.accept(new Row.Silent(1, "identify"));
        assertThat(byId.accounting()).isEqualTo(new Accounting(1, 0, 0, 1));
        assertThat(log.size()).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRowIsScoredOrDuplicateOrFailed(long seed) {
        Random random = new Random(seed);
        for (Deduplication by : Deduplication.values()) {
            failed.clear();
            Intake intake = new Intake(new InteractionLog(RULES, Optional.empty()), by, failed::add);
            int rows = random.nextInt(400);
            int refused = 0;
            for (int i = 1; i <= rows; i++) {
                int kind = random.nextInt(10);
                String id = random.nextBoolean() ? "" : "e" + random.nextInt(40);
                if (kind == 0) refused++;
                intake.accept(
                        switch (kind) {
                            case 0 -> new Refused(i, "no time", "…");
                            case 1 -> new Row.Silent(i, "alias");
                            default -> row(i, event(id, random.nextInt(3)));
                        });
            }
            Accounting all = intake.accounting();
            assertThat(all.read()).isEqualTo(rows);
            assertThat(all.scored() - all.silent()).isEqualTo(intake.log().size());
            assertThat(all.failed()).isEqualTo(failed.size()).isGreaterThanOrEqualTo(refused);
        }
    }

    @Test
    void watchedCustomersAreKeptWholeAndNobodyElse() {
        Intake watching = new Intake(log, Deduplication.ID, failed::add).watching(List.of("ada"));
        Interaction hers = event("e1", 500);
        watching.accept(row(1, hers));
        watching.accept(row(2, hers));
        watching.accept(row(3, Sample.interaction("ben", "open", NOON)));
        assertThat(watching.watched("ada")).containsExactly(hers);
        assertThat(watching.watched("ben")).isEmpty();
        assertThat(watching.takesNumbers()).isFalse();
        assertThat(byId.takesNumbers()).isTrue();
        assertThat(byContent.takesNumbers()).isFalse();
    }

    @Test
    void currenciesWithoutARateAreCounted() {
        byId.accept(row(1, in("GBP")));
        byId.accept(row(2, in("GBP")));
        byId.accept(row(3, in("EUR")));
        byId.accept(row(4, Sample.interaction("ada", "open", NOON)));
        assertThat(byId.unratedCurrencies()).containsOnlyKeys("GBP").containsEntry("GBP", 2L);
    }

    private static Row row(long line, Interaction interaction) {
        return new Row.Read(line, interaction);
    }

    private static Interaction event(String id, long minor) {
        return new Interaction(id, "ada", "open", NOON, new Money(minor, "USD"), About.NOTHING);
    }

    private static Interaction in(String currency) {
        return new Interaction("", "ada", "open", NOON, new Money(5, currency), About.NOTHING);
    }

    private static Interaction about(String outreach, String content) {
        return new Interaction("", "ada", "open", NOON, Money.NONE, new About(outreach, content, ""));
    }

    private static Stream<Long> seeds() {
        return Sample.seeds(20).boxed();
    }
}
