package io.customerpulse.server.source.webhook;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.source.webhook.item.Draft;
import io.customerpulse.server.source.webhook.item.Field;
import io.customerpulse.server.source.webhook.item.Item;
import io.customerpulse.server.source.webhook.item.Who;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// One activity of X, between an account of the brand and somebody else.
///
/// What the other does is a return, what the brand does to one person is an investment; what the brand tells everybody
/// is about nobody, and passed over. All ids are taken as texts: they are larger than a number in JSON can be.
record XEvent(Item item) {

    private static final String USER = "x_user";
    private static final String CHANNEL = "social";
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH);

    List<Draft> drafts() {
        item.text(item.at("for_user_id"));
        if (item.at("tweet_create_events").isPresent()) return post(item.at("tweet_create_events"));
        if (item.at("favorite_events").isPresent()) return like(item.at("favorite_events"));
        if (item.at("follow_events").isPresent()) return follow(item.at("follow_events"), "follow");
        if (item.at("unfollow_events").isPresent()) return follow(item.at("unfollow_events"), "unfollow");
        if (item.at("direct_message_events").isPresent()) return message(item.at("direct_message_events"));
        return somethingElse();
    }

    // ---- posts -------------------------------------------------------------------------------

    private List<Draft> post(Field post) {
        String id = item.id("post:" + item.text(post.at("id_str")));
        String author = item.text(post.at("user", "id_str"));
        Instant at = written(post.at("created_at"));
        String answered = post.at("in_reply_to_user_id_str").text();
        Field to = post.at("in_reply_to_status_id_str");
        Field shared = post.at("retweeted_status");
        Field quoted = post.at("quoted_status");
        if (isBrand(author)) {
            boolean isToSomebody = !answered.isEmpty() && !isBrand(answered) && !shared.isPresent();
<<<<<<< HEAD
            return isToSomebody ? of(id, answered, deed(Signals.SOCIAL_REPLY_SENT, at, to)) : List.of();
        }
        if (isBrand(shared.at("user", "id_str").text())) {
            return of(id, author, deed(Signals.POST_SHARED, at, shared.at("id_str")));
        }
        if (shared.isPresent()) return List.of();
        if (isBrand(answered)) return of(id, author, deed(Signals.POST_COMMENTED, at, to));
        if (isBrand(quoted.at("user", "id_str").text())) {
            return of(id, author, deed(Signals.POST_SHARED, at, quoted.at("id_str")));
        }
        return mentionsBrand(post) ? of(id, author, deed(Signals.BRAND_MENTIONED, at, to)) : List.of();
=======
            return isToSomebody ? new Act(id, answered, at, to).as(Signals.SOCIAL_REPLY_SENT) : List.of();
        }
        if (isBrand(shared.at("user", "id_str").text())) {
            return new Act(id, author, at, shared.at("id_str")).as(Signals.POST_SHARED);
        }
        if (shared.isPresent()) return List.of();
        if (isBrand(answered)) return new Act(id, author, at, to).as(Signals.POST_COMMENTED);
        if (isBrand(quoted.at("user", "id_str").text())) {
            return new Act(id, author, at, quoted.at("id_str")).as(Signals.POST_SHARED);
        }
        return mentionsBrand(post) ? new Act(id, author, at, to).as(Signals.BRAND_MENTIONED) : List.of();
>>>>>>> webhooks
    }

    private boolean mentionsBrand(Field post) {
        Field entities = post.at("extended_tweet", "entities");
        Field mentions = (entities.isObject() ? entities : post.at("entities")).at("user_mentions");
        return mentions.items().stream()
                .anyMatch(each -> isBrand(each.at("id_str").text()));
    }

    private List<Draft> like(Field like) {
        String id = item.id("like:" + item.text(like.at("id")));
        String fan = item.text(like.at("user", "id_str"));
        Field post = like.at("favorited_status");
        Field millis = like.at("timestamp_ms");
        Instant at = millis.isPresent() ? item.milliseconds(millis) : written(like.at("created_at"));
<<<<<<< HEAD
        if (!isBrand(fan)) return of(id, fan, deed(Signals.POST_LIKED, at, post.at("id_str")));
        return of(id, post.at("user", "id_str").text(), deed(Signals.SOCIAL_LIKE_GIVEN, at, post.at("id_str")));
=======
        if (!isBrand(fan)) return new Act(id, fan, at, post.at("id_str")).as(Signals.POST_LIKED);
        return new Act(id, post.at("user", "id_str").text(), at, post.at("id_str")).as(Signals.SOCIAL_LIKE_GIVEN);
>>>>>>> webhooks
    }

    // ---- people ------------------------------------------------------------------------------

    /// Follows have no id: who, whom and when is one.
    private List<Draft> follow(Field follow, String verb) {
        String source = userId(follow.at("source"));
        String target = userId(follow.at("target"));
        Field when = follow.at("created_timestamp");
        boolean isLeaving = verb.equals("unfollow") || follow.at("type").text().equals("unfollow");
        String id = item.id("%s:%s:%s:%s".formatted(isLeaving ? "unfollow" : "follow", source, target, when.text()));
        Instant at = item.milliseconds(when);
        if (isBrand(source)) return List.of(Draft.noted(id, who(target), at, verb + " by the brand"));
<<<<<<< HEAD
        return of(id, source, deed(isLeaving ? Signals.UNFOLLOWED : Signals.FOLLOWED, at, item.at("none")));
=======
        return new Act(id, source, at, item.at("none")).as(isLeaving ? Signals.UNFOLLOWED : Signals.FOLLOWED);
>>>>>>> webhooks
    }

    private static String userId(Field user) {
        return Item.first(user.at("id_str"), user.at("id"));
    }

    private List<Draft> message(Field message) {
        String id = item.id("message:" + item.text(message.at("id")));
        String sender = message.at("message_create", "sender_id").text();
        String recipient =
                message.at("message_create").at("target", "recipient_id").text();
        Instant at = item.milliseconds(message.at("created_timestamp"));
        boolean isOurs = isBrand(sender);
        String signal = isOurs ? Signals.DIRECT_MESSAGE_SENT : Signals.DIRECT_MESSAGE_RECEIVED;
<<<<<<< HEAD
        return of(id, isOurs ? recipient : sender, deed(signal, at, item.at("none")));
=======
        return new Act(id, isOurs ? recipient : sender, at, item.at("none")).as(signal);
>>>>>>> webhooks
    }

    // ---- all others --------------------------------------------------------------------------

    /// Blocks, typing, reading, deleting: kept if they name somebody.
    private List<Draft> somethingElse() {
        for (String name : item.root().node().propertyNames()) {
            Field activity = item.at(name);
            String other = List.of(
                            userId(activity.at("target")),
                            activity.at("sender_id").text(),
                            activity.at("status", "user_id").text())
                    .stream()
                    .filter(user -> !user.isEmpty() && !isBrand(user))
                    .findFirst()
                    .orElse("");
            if (!other.isEmpty()) return List.of(Draft.noted(item.id(), who(other), item.receivedAt(), name));
        }
        return List.of();
    }

<<<<<<< HEAD
    private List<Draft> of(String id, String user, Deed.Interacted deed) {
        return List.of(Draft.of(id, who(user), deed).sameBy(id, user, deed.signal()));
    }

    /// @param post the post of the brand or the customer that it is about, which it hence belongs to
    private static Deed.Interacted deed(String signal, Instant at, Field post) {
        return Draft.happened(signal, at, new About(post.text(), "", CHANNEL));
=======
    /// Something done between the brand and a user.
    ///
    /// @param post the post of the brand or the customer that it is about, which it hence belongs to
    private record Act(String id, String user, Instant at, Field post) {

        List<Draft> as(String signal) {
            About about = new About(post.text(), "", CHANNEL);
            return List.of(
                    Draft.of(id, who(user), Draft.happened(signal, at, about)).sameBy(id, user, signal));
        }
>>>>>>> webhooks
    }

    private static List<Identifier> who(String user) {
        return new Who().add(USER, user).list();
    }

    private boolean isBrand(String user) {
        return !user.isEmpty() && user.equals(item.at("for_user_id").text());
    }

    /// A time such as `Wed Oct 10 20:19:24 +0000 2018`.
    private Instant written(Field field) {
        try {
            return ZonedDateTime.parse(field.text(), WRITTEN).toInstant();
        } catch (DateTimeException noTime) {
            item.wrong(field, "invalid_time", "this must be a time such as Wed Oct 10 20:19:24 +0000 2018");
            return item.receivedAt();
        }
    }
}
