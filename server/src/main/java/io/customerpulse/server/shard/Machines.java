package io.customerpulse.server.shard;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.server.source.machine.Bursts;
import io.customerpulse.server.source.machine.Bursts.Kind;
import io.customerpulse.server.source.machine.Bursts.Touch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The opens and clicks that only their neighbours show to be a machine's: [Bursts] over what is known of each message
/// to one identifier.
///
/// What shows it may come in later than what it shows. So these marks are in no entry of the journal and in no
/// timeline, but worked out from the set of events whenever it is read: the order of arrival is nowhere in them. A
/// state that has counted what turns out to be a machine's is stale, and made again.
final class Machines {

    private Machines() {}

    /// What an event does to what has been counted.
    ///
    /// @param isMachine whether the event is itself a machine's
    /// @param unsettles whether it shows others to be a machine's that were not known to be
    record Effect(boolean isMachine, boolean unsettles) {
        static final Effect NONE = new Effect(false, false);
    }

    /// Whether neighbours may show something about an event, or it about them.
    static boolean isTouch(Event event) {
        return kind(event).isPresent();
    }

    /// The events with the marks that each of them has beside the others; O(n log n).
    static List<Stored> marked(List<Stored> events) {
        Map<String, Mark> machines = machines(events);
        if (machines.isEmpty()) return events;
        return events.stream().map(stored -> marked(stored, machines)).toList();
    }

    /// What the last of some events does.
    ///
    /// @param before all that were known before, within [Bursts#REACH] of it
    static Effect effect(List<Stored> before, Stored last) {
        List<Stored> all = new ArrayList<>(before);
        all.add(last);
        Map<String, Mark> known = machines(before);
        Map<String, Mark> now = machines(all);
        boolean unsettles = before.stream()
                .map(Stored::event)
                .filter(event -> !event.marks().contains(Mark.MACHINE))
                .map(event -> event.origin().messageId())
                .anyMatch(id -> now.containsKey(id) && !known.containsKey(id));
        return new Effect(now.containsKey(last.event().origin().messageId()), unsettles);
    }

    private static Map<String, Mark> machines(List<Stored> events) {
        Map<String, List<Touch>> messages = new TreeMap<>();
        for (Stored stored : events) {
            Event event = stored.event();
            Optional<Kind> kind = kind(event);
            if (kind.isEmpty() || !(event.deed() instanceof Deed.Interacted deed)) continue;
            Touch touch = new Touch(
                    event.origin().messageId(),
                    kind.get(),
                    deed.at(),
                    deed.about().content());
            messages.computeIfAbsent(deed.about().outreach(), none -> new ArrayList<>())
                    .add(touch);
        }
        Map<String, Mark> machines = new TreeMap<>();
        for (List<Touch> touches : messages.values()) {
            if (touches.size() > 1) machines.putAll(Bursts.machines(touches));
        }
        return machines;
    }

    /// The kind of a touch of a message; empty for anything else, and where nobody said which message it was.
    private static Optional<Kind> kind(Event event) {
        return event.deed() instanceof Deed.Interacted deed
                        && !deed.about().outreach().isEmpty()
                ? Kind.of(deed.signal())
                : Optional.empty();
    }

    private static Stored marked(Stored stored, Map<String, Mark> machines) {
        Event event = stored.event();
        Mark why = machines.get(event.origin().messageId());
        if (why == null) return stored;
        Collection<Mark> marks = new TreeSet<>(event.marks());
        marks.add(Mark.MACHINE);
        marks.add(why);
        Event known = new Event(event.origin(), event.identifiers(), event.deed(), List.copyOf(marks), event.raw());
        return new Stored(stored.sequence(), known, stored.customer());
    }
}
