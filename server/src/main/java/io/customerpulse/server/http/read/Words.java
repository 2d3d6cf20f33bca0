package io.customerpulse.server.http.read;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.ledger.Change;
import io.customerpulse.engine.ledger.Entry;
import java.util.List;
import java.util.stream.Collectors;

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

    /// Why a machine must have done it; empty if nothing says so.
    static String machine(List<Mark> marks) {
        if (!marks.contains(Mark.MACHINE)) return "";
        String why = marks.stream()
                .map(Words::evidence)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return "a machine did it%s: it is kept and adds nothing".formatted(why.isEmpty() ? "" : " (" + why + ")");
    }

    private static String evidence(Mark mark) {
        return switch (mark) {
            case MACHINE, CLAMPED, LATE, NO_ID -> "";
            case SAID_BY_SOURCE -> "the source says so";
            case PRIVACY_PROXY -> "a mailbox that loads pictures for its users";
            case SCANNER -> "a program that looks into mail for danger";
            case ROBOT -> "a crawler, a preview or a script";
            case RIGHT_AFTER_DELIVERY -> "sooner after delivery than a person can be";
            case ALL_LINKS_AT_ONCE -> "several links of the message at once";
        };
    }

    /// What a deed says beside its kind; empty for what has fields of its own.
    static String detail(Deed deed) {
        return switch (deed) {
            case Deed.Interacted _, Deed.Linked _, Deed.Consented _ -> "";
            case Deed.Described described -> described.traits();
            case Deed.Noted noted -> noted.kind();
        };
    }
}
