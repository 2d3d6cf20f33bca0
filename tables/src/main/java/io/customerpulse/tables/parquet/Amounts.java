package io.customerpulse.tables.parquet;

import io.customerpulse.engine.catalog.Rates;
import io.customerpulse.engine.catalog.Rates.Conversion;
import io.customerpulse.engine.event.Money;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.parquet.ParquetQuery.Cell;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Makes money of the decimal numbers of a file: rounded to whole minor units, as texts are.
final class Amounts {

    private final Rates rates;
    private final String usual;
    private final boolean hasCurrencies;
    private final Map<String, Conversion> conversions = new HashMap<>();

    Amounts(Rates rates, Optional<Mapping.Value> value) {
        String stated = value.map(Mapping.Value::currency).orElse("");
        this.rates = rates;
        this.usual = stated.isEmpty() ? rates.currency() : stated;
        this.hasCurrencies = value.flatMap(Mapping.Value::currencyColumn).isPresent();
    }

    /// The currency of a row's amount.
    String currency(Cells cells, int row) {
        String stated = hasCurrencies ? cells.text(Cell.CURRENCY, row) : "";
        return stated.isEmpty() ? usual : stated;
    }

    /// How amounts of a currency become values.
    Conversion conversion(String currency) {
        return conversions.computeIfAbsent(currency, rates::conversion);
    }

    Money money(Cells cells, int row) {
        if (!cells.isPresent(Cell.VALUE, row)) return Money.NONE;
        String currency = currency(cells, row);
        return new Money(minor(cells.decimal(Cell.VALUE, row), conversion(currency)), currency);
    }

    static long minor(double major, Conversion conversion) {
        return (long) StrictMath.rint(major * conversion.minorPerMajor());
    }
}
