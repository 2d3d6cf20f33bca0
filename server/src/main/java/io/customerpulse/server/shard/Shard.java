package io.customerpulse.server.shard;

import io.customerpulse.engine.catalog.Answers;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import io.customerpulse.server.store.StoreProblem;
import io.customerpulse.stats.time.Micros;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A part of the customers, written by one thread.
///
/// It brings events into timelines and states. An event that is in a state already changes nothing, so the
/// journal may be played again from any point that is early enough.
final class Shard {

    private static final long LATENESS_MICROS = Micros.of(Patience.LIVE.lateness());

    /// A book that is being made has so much less in memory.
    private static final int BESIDE_PART = 4;

    private final Store store;
    private final int capacity;
    private final Timelines timelines;
    private final List<Follower> followers;
    private final SetAside aside;
    /// The one that is not being made first. Only the writer changes it.
    private volatile List<Book> books;

    /// A book, and what it has to take in of some events.
    private record Page(Book book, Map<Key, Standing> touched) {}

    /// What an event does, whatever the rules.
    ///
    /// @param micros the latest instant that something was done with a message, with this event
    private record Touch(Machines.Effect effect, long micros) {}

    Shard(Book.Place place, Rules rules, List<Follower> followers, SetAside aside) {
        this.store = place.store();
        this.capacity = place.capacity();
        this.aside = aside;
        this.timelines = new Timelines(store);
        this.followers = List.copyOf(followers);
        this.books = List.of(new Book(place, rules));
    }

    /// The book of some rules; of rules that have gone, the one that took their place.
    Book book(Rules rules) {
        List<Book> now = books;
        for (Book book : now) if (book.rules() == rules) return book;
        return now.getLast();
    }

    /// The writer's: all books.
    List<Book> books() {
        return books;
    }

    /// The writer's: whether standings are those of a book that is still kept.
    boolean has(Standings standings) {
        return books.stream().anyMatch(book -> book.standings() == standings);
    }

    /// The writer's: begins a book beside the one there is; one that was begun before and not finished is forgotten.
    void open(Rules rules, Family family) {
        int part = Math.max(1, capacity / BESIDE_PART);
        books = List.of(books.getFirst(), new Book(new Book.Place(store, family, part), rules));
    }

    /// The writer's: keeps the book of these rules alone.
    void keep(Rules rules) {
        Book kept = book(rules);
        kept.standings().resize(capacity);
        books = List.of(kept);
    }

    /// Takes in some events, in the order of the journal. First the timelines, then the states, so that a state
    /// is never ahead of what it can be made from.
    void take(List<Stored> events) {
        List<Page> pages =
                books.stream().map(book -> new Page(book, new HashMap<>())).toList();
        try (Batch batch = store.batch()) {
            for (Stored stored : events) take(stored, pages, batch);
            batch.write();
        }
        for (Page page : pages) page.book().standings().put(page.touched());
    }

    /// Takes in one event whole, or sets it aside if we fail on it. If the store fails, that is not the event's fault.
    private void take(Stored stored, List<Page> pages, Batch batch) {
        batch.mark();
        try {
            Page first = pages.getFirst();
            Standing before = known(first, stored).orElseGet(() -> isNew(first.book(), stored, batch));
            if (timelines.looksAround(stored, before.touchedMicros())) writeWhatIsAround(batch);
            boolean wasAside = aside.had(stored.sequence());
            if (wasAside && stored.sequence() <= before.sequence()) {
                batch.undo();
                return;
            }
            boolean isTaken = stored.sequence() <= before.sequence();
            Touch touch = isTaken ? new Touch(Machines.Effect.NONE, before.touchedMicros()) : touch(before, stored);
            List<Standing> after = new ArrayList<>();
            after.add(isTaken ? before : after(first.book(), before, stored, touch));
            for (Page other : pages.subList(1, pages.size())) {
                after.add(
                        after(other.book(), known(other, stored).orElseGet(() -> unmade(other.book())), stored, touch));
            }
            Timelines.put(batch, stored);
            for (Follower follower : followers) follower.follow(stored, batch);
            if (wasAside) aside.takeBack(stored, batch);
            batch.keep();
            for (int i = 0; i < after.size(); i++) pages.get(i).touched().put(stored.customer(), after.get(i));
        } catch (StoreProblem broken) {
            throw broken;
        } catch (RuntimeException | StackOverflowError mistake) {
            batch.undo();
            aside.put(stored, mistake, batch);
        }
    }

    /// What came in just before an event is looked for in the store, so it has to be there.
    private static void writeWhatIsAround(Batch batch) {
        batch.keep();
        batch.write();
        batch.mark();
    }

    private static Optional<Standing> known(Page page, Stored stored) {
        Standing known = page.touched().get(stored.customer());
        return known != null ? Optional.of(known) : page.book().standings().known(stored.customer());
    }

    private static Standing isNew(Book book, Stored stored, Batch batch) {
        String name = stored.event().customer().toString();
        batch.put(Family.NAMES, stored.customer().bytes(), name.getBytes(StandardCharsets.UTF_8));
        return new Standing(book.empty(), 0, false, Standing.UNTOUCHED);
    }

    /// A customer whose state a new book has not made yet: it is made of the timeline before it is used.
    private static Standing unmade(Book book) {
        return new Standing(book.empty(), 0, true);
    }

    private Touch touch(Standing before, Stored stored) {
        return new Touch(
                timelines.effect(stored, before.touchedMicros()), Timelines.touched(stored, before.touchedMicros()));
    }

    private static Standing after(Book book, Standing before, Stored stored, Touch touch) {
        if (stored.sequence() <= before.sequence()) return before;
        Optional<Interaction> counted =
                touch.effect().isMachine() ? Optional.empty() : Timelines.counted(stored.event());
        boolean unsettled = before.stale() || touch.effect().unsettles();
        if (counted.isEmpty()) return new Standing(before.state(), stored.sequence(), unsettled, touch.micros());
        boolean stale = unsettled || isTooLate(book.rules(), before.state(), counted.get());
        return new Standing(book.step(before.state(), counted.get()), stored.sequence(), stale, touch.micros());
    }

    /// Whether an outreach or a response comes in after what it would have changed was final.
    private static boolean isTooLate(Rules rules, CustomerState state, Interaction interaction) {
        if (state.seenMicros() == Long.MIN_VALUE) return false;
        if (Micros.of(interaction.at()) >= state.seenMicros() - LATENESS_MICROS) return false;
        Signal.Response part = rules.signal(rules.signal(interaction.signal())).response();
        return part.expects().isPresent() || part.answers() != Answers.NOTHING;
    }
}
