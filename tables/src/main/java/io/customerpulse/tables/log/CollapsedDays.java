package io.customerpulse.tables.log;

import io.customerpulse.engine.catalog.Rates;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.state.Ref;
import io.customerpulse.engine.state.Rules;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `collapse: day` makes of one customer's interactions, written out for the ledger: one per signal
/// and day, at the first of their instants, values summed. [DayCollapse] does the same to a log's rows.
///
/// Values of several rows are summed in the catalog's currency, in its minor units; one without a rate adds
/// nothing. Of rows at one instant the first by content stands for the day, as in a log: so the order of the
/// input does not show.
///
/// @param zone  whose days
/// @param rules which names are one signal, and what currencies are worth
public record CollapsedDays(ZoneId zone, Rules rules) {

    private record Day(String signal, LocalDate date) {}

    public List<Interaction> of(List<Interaction> interactions) {
        Map<Day, Interaction> days = new LinkedHashMap<>();
        interactions.stream()
                .sorted(Comparator.comparing(Interaction::at)
                        .thenComparingDouble(it -> rates().value(it.value()))
                        .thenComparingLong(it -> Ref.of(it.about().outreach()))
                        .thenComparingLong(it -> Ref.of(it.about().content()))
                        .thenComparingLong(it -> Ref.of(it.about().channel())))
                .forEach(it -> days.merge(day(it), it, this::joined));
        return new ArrayList<>(days.values());
    }

    private Day day(Interaction it) {
        int number = rules.signal(it.signal());
        String signal =
                number == rules.unknown() ? it.signal() : rules.signal(number).name();
        return new Day(signal, it.at().atZone(zone).toLocalDate());
    }

    private Interaction joined(Interaction first, Interaction more) {
        return new Interaction(
                first.id(),
                first.customer(),
                first.signal(),
                first.at(),
                sum(first.value(), more.value()),
                first.about());
    }

    private Money sum(Money one, Money other) {
        double oneValue = rates().value(one);
        double otherValue = rates().value(other);
        if (Double.isNaN(otherValue)) return one.isStated() ? one : other;
        if (Double.isNaN(oneValue)) return other;
        return new Money(DayCollapse.minor(oneValue + otherValue, rates()), rates().currency());
    }

    private Rates rates() {
        return rules.catalog().rates();
    }
}
