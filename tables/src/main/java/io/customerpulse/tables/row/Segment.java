package io.customerpulse.tables.row;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Where the Segment spec keeps what an interaction needs: for each part its places, the best first.
/// The first that is not blank is taken.
enum Segment {
    TYPE("type action"),
    EVENT("event"),
    CUSTOMER("userId user_id anonymousId anonymous_id"),
    ID("messageId message_id"),
    TIMESTAMP("timestamp"),
    ORIGINAL("originalTimestamp original_timestamp"),
    SENT("sentAt sent_at"),
    RECEIVED("receivedAt received_at"),
    VALUE("properties.revenue properties.total properties.value"),
    CURRENCY("properties.currency"),
    OUTREACH("""
            properties.outreach_id \
            properties.outreachId \
            properties.campaign_id \
            properties.campaignId \
            properties.email_id \
            properties.emailId \
            properties.offer_id \
            properties.campaign.id \
            properties.campaign.name \
            context.campaign.id \
            context.campaign.name"""),
    CONTENT("""
            properties.content_id \
            properties.contentId \
            properties.product_id \
            properties.productId \
            properties.sku \
            properties.promotion_id \
            properties.content_asset_id \
            properties.path \
            properties.url \
            name"""),
    CHANNEL("properties.channel context.campaign.medium");

    /// The last part whose value must be a text or a number; for the others anything else counts as missing.
    private static final Segment STRICT_LAST = CURRENCY;

    private static final String CONTEXT = "context.";

    /// Parted by blanks.
    private final String places;

    private final int count;

    Segment(String places) {
        this.places = places;
        this.count = places.split(" ", -1).length;
    }

    /// How many places there are in all.
    static int placesInAll() {
        return Index.PATHS.size();
    }

    static Paths tree() {
        return Paths.of(Index.PATHS, STRICT_LAST.first() + STRICT_LAST.count);
    }

    /// What an object says of this part; empty if nothing.
    String of(Paths.Found found) {
        int first = first();
        for (int i = first; i < first + count; i++) {
            if (!found.texts[i].isBlank()) return found.texts[i];
        }
        return "";
    }

    /// Gives an item what its batch says for all: the context, and when it was sent and received.
    static void inherit(Paths.Found item, Paths.Found batch) {
        for (Segment part : values()) {
            boolean shared = part == SENT || part == RECEIVED;
            for (int i = part.first(); i < part.first() + part.count; i++) {
                boolean inherits = shared || Index.PATHS.get(i).startsWith(CONTEXT);
                if (inherits && item.texts[i].isBlank()) item.texts[i] = batch.texts[i];
            }
        }
    }

    /// The number of the part's first place among all places.
    private int first() {
        return Index.FIRST.getOrDefault(this, 0);
    }

    /// All places in one list, part by part.
    private static final class Index {
        static final List<String> PATHS = new ArrayList<>();
        static final Map<Segment, Integer> FIRST = new EnumMap<>(Segment.class);

        static {
            for (Segment part : values()) {
                FIRST.put(part, PATHS.size());
                PATHS.addAll(List.of(part.places.split(" ", -1)));
            }
        }
    }
}
