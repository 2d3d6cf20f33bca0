package io.customerpulse.server.source.webhook.item;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.codec.event.Refusal.Why;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.RawText;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source.Account;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Makes readings of the records of one delivery: each record becomes the events a source drafts of it, or one
/// refusal. A record that a source drafts nothing of concerns no customer: it is silent.
public final class Readings {

    /// Most records of one delivery.
    public static final int RECORDS_MAX = 2_500;

    /// Longest id that is kept as it is; a longer one is kept as its hash.
    private static final int ID_MAX = 200;

    /// Clocks differ: what seems to have happened this much later than now is left as it is.
    private static final Duration AHEAD_MAX = Duration.ofSeconds(2);

    private static final Duration LATE_AFTER = Duration.ofDays(1);

    private final String kind;
    private final Account account;
    private final Instant receivedAt;
    private final Set<String> changing;
    private final List<Reading> readings = new ArrayList<>();

    private Readings(From from) {
        this.kind = from.kind();
        this.account = from.account();
        this.receivedAt = Micros.instant(Micros.of(from.delivery().receivedAt()));
        this.changing = from.changing();
    }

    /// Where records come from.
    ///
    /// @param kind     the source's kind, which their ids begin with
    /// @param changing members of a record that change when it is sent again
    public record From(String kind, Account account, Delivery delivery, Set<String> changing) {}

    /// The readings of these records.
    public static Response of(From from, List<byte[]> records, Function<Item, List<Draft>> source) {
        if (records.size() > RECORDS_MAX) {
            return new Response.Rejected(
                    413, "too_many_records", "a delivery has at most %d records".formatted(RECORDS_MAX));
        }
        Readings readings = new Readings(from);
        for (byte[] record : records) readings.add(record, source);
        return new Response.Records(readings.readings);
    }

    private void add(byte[] record, Function<Item, List<Draft>> source) {
        Optional<String> text = Json.text(record);
        if (text.isEmpty()) {
            refuse(
                    "",
                    new Why("invalid_utf8", "", "the record has bytes that are no UTF-8"),
                    RawText.of(record, 0, record.length));
            return;
        }
        Optional<JsonNode> tree = Json.read(text.get()).filter(JsonNode::isObject);
        if (tree.isEmpty()) {
            String detail = "a record is a JSON object, at most %d deep".formatted(Json.DEPTH_MAX);
            refuse("", new Why("invalid_json", "", detail), text.get());
            return;
        }
        add(new Item(new Field(tree.get(), ""), receivedAt), source, text.get());
    }

    private void add(Item item, Function<Item, List<Draft>> source, String raw) {
        List<Draft> drafts = source.apply(item);
        if (item.wrong().isPresent()) {
            refuse(item.knownAs(), item.wrong().get(), raw);
            return;
        }
        for (Draft draft : drafts) {
            if (draft.who().isEmpty()) {
                refuse(draft.id(), new Why("missing_identifier", "", "the record does not say whom it is about"), raw);
                return;
            }
        }
        for (Draft draft : drafts) readings.add(new Reading.Good(event(draft, item, raw)));
    }

    private Event event(Draft draft, Item item, String raw) {
        long hash =
                draft.same().isEmpty() ? ContentHash.of(item.root().node(), changing) : ContentHash.of(draft.same());
        Event.Origin origin = new Event.Origin(account.id(), messageId(draft.id()), hash, receivedAt);
        Instant at = draft.deed().at();
        List<Mark> marks = new ArrayList<>(draft.marks());
        boolean isAhead = at.isAfter(receivedAt.plus(AHEAD_MAX));
        if (isAhead) marks.add(Mark.CLAMPED);
        if (at.isBefore(receivedAt.minus(LATE_AFTER))) marks.add(Mark.LATE);
        Deed deed = isAhead ? at(draft.deed(), receivedAt) : draft.deed();
        return new Event(origin, draft.who(), deed, marks.stream().sorted().toList(), raw);
    }

    private void refuse(String id, Why why, String raw) {
        String messageId = id.isEmpty() ? "" : messageId(id);
        readings.add(new Reading.Bad(new Refusal(account.id(), messageId, receivedAt, why, raw)));
    }

    private String messageId(String id) {
        return kind + ":" + (id.length() <= ID_MAX ? id : ContentHash.word(id));
    }

    /// The deed at another time.
    private static Deed at(Deed deed, Instant at) {
        return switch (deed) {
            case Deed.Interacted it -> new Deed.Interacted(it.signal(), at, it.value(), it.about());
            case Deed.Described it -> new Deed.Described(at, it.traits());
            case Deed.Linked it -> new Deed.Linked(at);
            case Deed.Consented it -> new Deed.Consented(at, it.purpose(), it.channel(), it.granted(), it.wording());
            case Deed.Noted it -> new Deed.Noted(at, it.kind());
        };
    }
}
