package io.customerpulse.server.source.webhook;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.source.machine.Agents;
import io.customerpulse.server.source.machine.Agents.Touch;
import io.customerpulse.server.source.webhook.item.Draft;
import io.customerpulse.server.source.webhook.item.Field;
import io.customerpulse.server.source.webhook.item.Item;
import java.time.Instant;
import java.util.List;

/// What all providers of e-mail report, in the same words: one message to one recipient.
///
/// @param id      of the report
/// @param who     the recipient
/// @param message the message it is, or its campaign: its outreach
/// @param content its subject or template
record Mail(String id, List<Identifier> who, Instant at, String message, String content) {

    static final String CHANNEL = "email";
    static final String MARKETING = "marketing";

    /// Longest link or subject that is kept.
    private static final int CONTENT_MAX = 2_048;

    /// What a brand may attach to a message to say which outreach it is.
    private static final List<String> OUTREACH_NAMES = List.of("outreach", "outreach_id", "campaign_id", "campaignId");

    /// The outreach that the brand attached to a message.
    static String outreach(Field attached) {
        for (String name : OUTREACH_NAMES) {
            Field field = attached.at(name);
            String text = Item.first(field, field.at(0));
            if (!text.isEmpty()) return text;
        }
        return "";
    }

    List<Draft> delivered() {
        return List.of(interacted(id, Signals.EMAIL_DELIVERED, content));
    }

    List<Draft> bounced() {
        return List.of(interacted(id, Signals.EMAIL_BOUNCED, content));
    }

    /// Opened, by a person or a machine.
    List<Draft> opened(String userAgent, boolean byMachine) {
        Draft draft = interacted(id, Signals.EMAIL_OPENED, content);
        return List.of(draft.marked(Agents.marks(Touch.OPENED, userAgent, byMachine)));
    }

    /// A link was followed, by a person or a machine.
    List<Draft> clicked(String link, String userAgent, boolean byMachine) {
        Draft draft = interacted(id, Signals.EMAIL_LINK_CLICKED, link);
        return List.of(draft.marked(Agents.marks(Touch.CLICKED, userAgent, byMachine)));
    }

    /// The recipient wants no more of it: said to the brand, and a consent withdrawn.
    List<Draft> unsubscribed(String purpose) {
        return List.of(interacted(id, Signals.UNSUBSCRIBED, content), consented(purpose, false));
    }

    /// The recipient wants it again.
    List<Draft> subscribed(String purpose) {
        return List.of(interacted(id, Signals.SUBSCRIBED, content), consented(purpose, true));
    }

    /// The recipient called it spam, which withdraws the consent as well.
    List<Draft> markedAsSpam() {
        return List.of(interacted(id, Signals.EMAIL_MARKED_AS_SPAM, content), consented(MARKETING, false));
    }

    /// Something that moves nothing, such as being accepted for sending.
    List<Draft> noted(String kind) {
        return List.of(Draft.noted(id, who, at, kind));
    }

    Draft consented(String purpose, boolean granted) {
        return Draft.of(id + ":consent", who, new Deed.Consented(at, purpose, CHANNEL, granted, ""));
    }

    private Draft interacted(String itsId, String signal, String shown) {
        String cut = shown.length() <= CONTENT_MAX ? shown : shown.substring(0, CONTENT_MAX);
        About about = new About(message, cut, CHANNEL);
        return Draft.of(itsId, who, new Deed.Interacted(signal, at, Money.NONE, about));
    }
}
