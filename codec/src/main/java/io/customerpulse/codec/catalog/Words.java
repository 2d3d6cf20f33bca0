package io.customerpulse.codec.catalog;

import java.util.Locale;

/// The word that stands for a choice in a file: its name in small letters.
public final class Words {

    private Words() {}

    public static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
