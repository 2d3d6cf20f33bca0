package io.customerpulse.tables.segment;

import io.customerpulse.tables.json.Paths;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Where calls keep what they say: for each part its places, the best first. The first that is not blank is
/// taken.
public final class Places {

    private static final List<String> OUTREACH = List.of(
            "properties.outreach_id",
            "properties.outreachId",
            "properties.campaign_id",
            "properties.campaignId",
            "properties.email_id",
            "properties.emailId",
            "properties.offer_id",
            "properties.campaign.id",
            "properties.campaign.name",
            "context.campaign.id",
            "context.campaign.name");

    private static final List<String> CONTENT = List.of(
            "properties.content_id",
            "properties.contentId",
            "properties.product_id",
            "properties.productId",
            "properties.sku",
            "properties.promotion_id",
            "properties.content_asset_id",
            "properties.path",
            "properties.url",
            "name");

    private static final String CONTEXT_PREFIX = "context.";

    /// The places of the Segment spec.
    public static final Places SEGMENT = new Places(segment());

    /// Numbers of places: the first, and the one after the last.
    private record Range(int from, int to) {}

    private final Map<Part, List<String>> places;
    private final Wording wording;
    private final List<String> paths = new ArrayList<>();
    private final Map<Part, Range> ranges = new EnumMap<>(Part.class);
    private final int strict;
    /// The numbers of those that a batch may state for all its items.
    private final int[] shared;

    private Places(Map<Part, List<String>> places) {
        this.places = places;
        List<Integer> forAll = new ArrayList<>();
        int strictly = 0;
        for (Map.Entry<Part, List<String>> entry : places.entrySet()) {
            Part part = entry.getKey();
            int from = paths.size();
            for (String place : entry.getValue()) {
                boolean clock = part == Part.SENT || part == Part.RECEIVED;
                if (clock || place.startsWith(CONTEXT_PREFIX)) forAll.add(paths.size());
                paths.add(place);
            }
            ranges.put(part, new Range(from, paths.size()));
            if (part.isStrict()) strictly = paths.size();
        }
        this.wording = Wording.of(this);
        this.strict = strictly;
        this.shared = forAll.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Map<Part, List<String>> segment() {
        Map<Part, List<String>> places = new EnumMap<>(Part.class);
        places.put(Part.TYPE, List.of("type", "action"));
        places.put(Part.EVENT, List.of("event"));
        places.put(Part.USER, List.of("userId", "user_id"));
        places.put(Part.ANONYMOUS, List.of("anonymousId", "anonymous_id"));
        places.put(Part.ID, List.of("messageId", "message_id"));
        places.put(Part.TIMESTAMP, List.of("timestamp"));
        places.put(Part.ORIGINAL, List.of("originalTimestamp", "original_timestamp"));
        places.put(Part.SENT, List.of("sentAt", "sent_at"));
        places.put(Part.RECEIVED, List.of("receivedAt", "received_at"));
        places.put(Part.VALUE, List.of("properties.revenue", "properties.total", "properties.value"));
        places.put(Part.CURRENCY, List.of("properties.currency"));
        places.put(Part.OUTREACH, OUTREACH);
        places.put(Part.CONTENT, CONTENT);
        places.put(Part.CHANNEL, List.of("properties.channel", "context.campaign.medium"));
        places.put(Part.PREVIOUS, List.of("previousId", "previous_id"));
        return places;
    }

    /// The same, but a part stands elsewhere.
    ///
    /// @param elsewhere the best first; none for a part that is never stated
    public Places with(Part part, String... elsewhere) {
        Map<Part, List<String>> changed = new EnumMap<>(places);
        changed.put(part, List.of(elsewhere));
        return new Places(changed);
    }

    /// The same, but a part may stand in more places than before, which come last.
    public Places also(Part part, String... more) {
        List<String> all = new ArrayList<>(places.getOrDefault(part, List.of()));
        all.addAll(List.of(more));
        return with(part, all.toArray(String[]::new));
    }

    /// The same, but every place has another name.
    public Places renamed(UnaryOperator<String> name) {
        Map<Part, List<String>> changed = new EnumMap<>(places);
        changed.replaceAll((part, list) -> list.stream().map(name).toList());
        return new Places(changed);
    }

    /// What reasons call the parts.
    Wording wording() {
        return wording;
    }

    /// The places of a part, the best first.
    List<String> of(Part part) {
        return places.getOrDefault(part, List.of());
    }

    /// A tree of all places.
    public Paths tree() {
        return Paths.of(paths, strict);
    }

    /// What a call says of a part; empty if nothing.
    public String of(Part part, Paths.Found call) {
        Range range = range(part);
        for (int i = range.from(); i < range.to(); i++) {
            if (!call.text(i).isBlank()) return call.text(i);
        }
        return "";
    }

    /// The place where a call says it; the best one if it says nothing; empty if there is none.
    public String place(Part part, Paths.Found call) {
        Range range = range(part);
        for (int i = range.from(); i < range.to(); i++) {
            if (!call.text(i).isBlank()) return paths.get(i);
        }
        return range.from() < range.to() ? paths.get(range.from()) : "";
    }

    /// Whether an instant is kept at a place.
    public boolean isTime(String place) {
        return places.entrySet().stream()
                .anyMatch(e -> e.getKey().isTime() && e.getValue().contains(place));
    }

    /// Gives an item what its batch says for all: the context, and when it was sent and received.
    public void inherit(Paths.Found item, Paths.Found batch) {
        for (int i : shared) item.inherit(i, batch.text(i));
    }

    private Range range(Part part) {
        return ranges.getOrDefault(part, new Range(0, 0));
    }
}
