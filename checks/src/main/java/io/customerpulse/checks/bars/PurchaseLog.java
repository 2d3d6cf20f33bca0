package io.customerpulse.checks.bars;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.state.Ref;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.learning.fit.Question;
import io.customerpulse.learning.glimpse.History;
import io.customerpulse.learning.glimpse.Survey;
import io.customerpulse.learning.plan.Plan;
import io.customerpulse.stats.time.Micros;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// CDNOW in memory, as learning sees it: who bought when, for how much. The same history that the mapping of the
/// evidence reads.
///
/// @param purchases of each customer, by name, in the order of time
record PurchaseLog(Map<String, List<Purchase>> purchases) implements History {

    static final LocalDate LAST_DAY = LocalDate.of(1997, 9, 30);
    static final Duration HORIZON = Duration.ofDays(273);

    /// Signals as the built-in catalog has them: purchases are in it.
    static final Rules RULES = Rules.of(DefaultCatalog.read());

    private static final int PURCHASE = RULES.signal("purchase");

    /// A day with its amount in dollars.
    record Purchase(LocalDate day, double dollars) {
        long atMicros() {
            return Micros.of(day.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
    }

    /// One of the two files.
    enum Cohort {
        FULL("cdnow/cdnow_full.txt.gz", 1, 1),
        SAMPLE("cdnow/cdnow_sample.txt.gz", 0, 2);

        /// From the folder of the data.
        private final String file;

        /// Lines before the first purchase.
        private final int header;

        /// The column of the day; the amount is two behind it.
        private final int day;

        Cohort(String file, int header, int day) {
            this.file = file;
            this.header = header;
            this.day = day;
        }

        String file() {
            return file;
        }

        PurchaseLog read(Path path) throws IOException {
            Map<String, List<Purchase>> purchases = new TreeMap<>();
            Lines.of(path).stream().skip(header).forEach(line -> {
                String[] fields = line.strip().split("\\s+", -1);
                LocalDate at = LocalDate.parse(fields[day], DateTimeFormatter.BASIC_ISO_DATE);
                purchases
                        .computeIfAbsent(fields[0], customer -> new ArrayList<>())
                        .add(new Purchase(at, Double.parseDouble(fields[day + 2])));
            });
            purchases.values().forEach(own -> own.sort(Comparator.comparing(Purchase::day)));
            return new PurchaseLog(purchases);
        }
    }

    @Override
    public void walk(Rules rules, Visitor visitor) {
        Timeline timeline = new Timeline(rules);
        purchases.forEach((customer, own) -> {
            timeline.clear();
            for (Purchase purchase : own) {
                timeline.add(PURCHASE, purchase.atMicros());
                timeline.value(purchase.dollars);
            }
            visitor.visit(Ref.of(customer), timeline);
        });
    }

    /// What the calibration period is to teach of the 39 weeks after it.
    Question question() {
        Instant last =
                LAST_DAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1_000);
        Survey survey = new Survey(RULES, Micros.of(last));
        walk(RULES, survey);
        Plan plan = Plan.of(survey.past(Micros.of(last)), HORIZON);
        return new Question(RULES, List.of(PURCHASE), survey, plan);
    }
}
