package io.customerpulse.tables.row;

import java.util.function.LongConsumer;

/// What a reader of rows needs besides the input and its shape.
///
/// @param currency the catalog's own currency, for values that state none: a code of three capitals
/// @param progress told how many bytes of the raw (packed) input were taken so far, about every 64 KB
public record RowSettings(String currency, LongConsumer progress) {

    /// Values without a currency are dollars; nobody watches.
    public static final RowSettings USUAL = new RowSettings("USD", _ -> {});

    public RowSettings {
        boolean code = currency.length() == 3 && currency.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        if (!code) throw new IllegalArgumentException("currency must be three capitals: " + currency);
    }
}
