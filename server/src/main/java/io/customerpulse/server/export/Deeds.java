package io.customerpulse.server.export;

import io.customerpulse.codec.event.Deed;

/// What kinds of deeds are called where they are handed over.
final class Deeds {

    private Deeds() {}

    static String word(Deed deed) {
        return switch (deed) {
            case Deed.Interacted interacted -> "interaction";
            case Deed.Described described -> "traits";
            case Deed.Linked linked -> "link";
            case Deed.Consented consented -> "consent";
            case Deed.Noted noted -> "note";
        };
    }

    /// The signal, or what else says what it was.
    static String what(Deed deed) {
        return switch (deed) {
            case Deed.Interacted interacted -> interacted.signal();
            case Deed.Described described -> described.traits();
            case Deed.Linked linked -> "";
            case Deed.Consented consented ->
                "%s %s %s"
                        .formatted(
                                consented.granted() ? "granted" : "refused", consented.purpose(), consented.channel());
            case Deed.Noted noted -> noted.kind();
        };
    }
}
