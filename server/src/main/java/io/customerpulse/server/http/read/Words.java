package io.customerpulse.server.http.read;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.ledger.Change;
import io.customerpulse.engine.ledger.Entry;

/// The words that answers have for what is a choice inside.
final class Words {

    private Words() {}

    static String of(Entry.Kind kind) {
        return switch (kind) {
            case INTERACTION -> "interaction";
            case NOISE -> "noise";
        };
    }

    static String of(Side side) {
        return switch (side) {
            case INVESTMENT -> "investment";
            case RETURN -> "return";
        };
    }

    static String of(Change.Why why) {
        return switch (why) {
            case BOOKED -> "booked";
            case NOISE -> "noise";
            case FORGOTTEN -> "forgotten";
            case NOISE_FORGOTTEN -> "noise_forgotten";
        };
    }

    static String of(Deed deed) {
        return switch (deed) {
            case Deed.Interacted _ -> "interacted";
            case Deed.Described _ -> "described";
            case Deed.Linked _ -> "linked";
            case Deed.Consented _ -> "consented";
            case Deed.Noted _ -> "noted";
        };
    }

    /// What a deed says beside its kind; empty for what has fields of its own.
    static String detail(Deed deed) {
        return switch (deed) {
            case Deed.Interacted _, Deed.Linked _ -> "";
            case Deed.Described described -> described.traits();
            case Deed.Consented consented ->
                "%s %s%s"
                        .formatted(
                                consented.granted() ? "granted" : "withdrawn",
                                consented.purpose(),
                                consented.channel().isEmpty() ? "" : " on " + consented.channel());
            case Deed.Noted noted -> noted.kind();
        };
    }
}
