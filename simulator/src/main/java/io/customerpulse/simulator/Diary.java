package io.customerpulse.simulator;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One customer's interactions as they are made, in any order. What falls outside the span is left out.
final class Diary {

    static final int DAY_SECONDS = 86_400;

    private record Note(Act act, long second, About about, Money value) {}

    private final String customer;
    private final Instant start;
    private final long seconds;
    private final List<Note> notes = new ArrayList<>();

    Diary(String customer, Setting setting) {
        this.customer = customer;
        this.start = setting.start();
        this.seconds = setting.span().toSeconds();
    }

    /// @param second seconds since the start of the span
    void note(Act act, long second, Topic topic) {
        note(act, second, topic, Money.NONE);
    }

    void note(Act act, long second, Topic topic, Money value) {
        if (second < 0 || second >= seconds) return;
        String channel = topic.channel().isEmpty() ? act.channel() : topic.channel();
        notes.add(new Note(act, second, new About(topic.outreach(), topic.content(), channel), value));
    }

    /// All notes in order of time, those of one second in the order they were made, numbered from 1.
    List<Interaction> interactions() {
        notes.sort(Comparator.comparingLong(Note::second));
        List<Interaction> interactions = new ArrayList<>(notes.size());
        for (Note note : notes) {
            String id = customer + "-" + Names.padded(interactions.size() + 1, 4);
            Instant at = start.plusSeconds(note.second());
            interactions.add(new Interaction(id, customer, note.act().signal(), at, note.value(), note.about()));
        }
        return interactions;
    }
}
