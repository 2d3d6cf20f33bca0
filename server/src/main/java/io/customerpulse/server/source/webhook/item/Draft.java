package io.customerpulse.server.source.webhook.item;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import java.time.Instant;
import java.util.List;

/// What a source makes of a record: an event before it is known where it came in.
///
/// @param id    its id among all events of this kind of source; what is sent again has it again
/// @param who   whom it is about, the best known first; empty if the record does not say
/// @param deed  what happened
/// @param marks what is known about it beforehand: that a machine did it, and why
/// @param same  texts that are equal when the same event comes in again; empty: the whole record is
public record Draft(String id, List<Identifier> who, Deed deed, List<Mark> marks, List<String> same) {

    public Draft {
        who = List.copyOf(who);
        marks = List.copyOf(marks);
        same = List.copyOf(same);
    }

<<<<<<< HEAD
    /// Something that happened and is worth nothing in money.
    public static Deed.Interacted happened(String signal, Instant at, About about) {
=======
    /// The deed of an interaction that is worth nothing in money.
    public static Deed happened(String signal, Instant at, About about) {
>>>>>>> webhooks
        return new Deed.Interacted(signal, at, Money.NONE, about);
    }

    /// Any deed.
    public static Draft of(String id, List<Identifier> who, Deed deed) {
        return new Draft(id, who, deed, List.of(), List.of());
    }

    /// Something that is kept and moves no number.
    public static Draft noted(String id, List<Identifier> who, Instant at, String kind) {
        return of(id, who, new Deed.Noted(at, kind));
    }

    /// The same, with marks.
    public Draft marked(List<Mark> noticed) {
        return new Draft(id, who, deed, noticed, same);
    }

    /// The same, told apart from another event of its id by these texts alone: for an event that several different
    /// records report, such as an order that is created and then paid.
    public Draft sameBy(String... texts) {
        return new Draft(id, who, deed, marks, List.of(texts));
    }
}
