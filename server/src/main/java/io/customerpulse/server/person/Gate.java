package io.customerpulse.server.person;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.server.intake.Door;
import io.customerpulse.server.store.Key;
import io.customerpulse.stats.time.Micros;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Keeps out who was erased, for one group of records.
///
/// What is refused says nothing of the person either: of the record only a hash is kept.
final class Gate implements Door {

    /// The code of an event of somebody who was erased.
    static final String ERASED_PERSON = "erased_person";

    private static final String DETAIL =
            "one of its identifiers is of a person who was erased: it is taken in once they give consent again";

    private final Forgotten forgotten;
    private final Mentions mentions;
    private final Set<String> back = new HashSet<>();

    Gate(Forgotten forgotten) {
        this.forgotten = forgotten;
        this.mentions = new Mentions(forgotten::standsOn, Mentions.USUAL_KINDS);
    }

    @Override
    public Optional<Refusal.Why> refusal(Event event) {
        Set<Tombstone> standing = new HashSet<>(forgotten.standing(event.identifiers()));
        standing.removeIf(each -> back.contains(each.id()));
        if (standing.isEmpty()) return Optional.empty();
        boolean isConsent = event.deed() instanceof Deed.Consented consented && consented.granted();
        long at = Micros.of(event.deed().at());
        if (isConsent && standing.stream().allMatch(each -> forgotten.isLiftedBy(each, at))) {
            standing.forEach(each -> back.add(each.id()));
            return Optional.empty();
        }
        return Optional.of(new Refusal.Why(ERASED_PERSON, "", DETAIL));
    }

    @Override
    public Refusal kept(Refusal refusal) {
        Refusal.Why why = refusal.why();
        boolean isOf = why.code().equals(ERASED_PERSON) || mentions.in(refusal);
        if (!isOf) return refusal;
        String note = Jsons.object()
                .put("erased", Tombstone.hex(Key.of(refusal.raw())))
                .toString();
        Refusal.Why silent = new Refusal.Why(why.code(), why.pointer(), DETAIL);
        return new Refusal(refusal.source(), "", refusal.receivedAt(), silent, note);
    }

    @Override
    public void committed() {
        if (!back.isEmpty()) forgotten.comeBack(back);
    }
}
