package io.customerpulse.tables.log;

import io.customerpulse.engine.catalog.Rates;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Money;
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
/// @param zone  whose days
/// @param rates for days on which several currencies meet: their sum is in the catalog's
public record CollapsedDays(ZoneId zone, Rates rates) {

    private record Day(String signal, LocalDate date) {}

    public List<Interaction> of(List<Interaction> interactions) {
        Map<Day, Interaction> days = new LinkedHashMap<>();
        interactions.stream()
                .sorted(Comparator.comparing(Interaction::at))
                .forEach(it ->
                        days.merge(new Day(it.signal(), it.at().atZone(zone).toLocalDate()), it, this::joined));
        return new ArrayList<>(days.values());
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
        if (!one.isStated()) return other;
        if (!other.isStated()) return one;
        if (one.currency().equals(other.currency())) {
            return new Money(Math.addExact(one.minor(), other.minor()), one.currency());
        }
        double value = rates.value(one) + rates.value(other);
        if (Double.isNaN(value)) return rates.knows(one.currency()) ? one : other;
        double minorPerMajor = rates.conversion(rates.currency()).minorPerMajor();
        return new Money(StrictMath.round(value * minorPerMajor), rates.currency());
    }
}
