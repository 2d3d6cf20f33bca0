package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.machine.Bursts.Kind;

/// The names of signals that webhooks are read into, as the catalog that is built in has them.
final class Signals {

    static final String EMAIL_DELIVERED = Kind.DELIVERED.signal();
    static final String EMAIL_OPENED = Kind.OPENED.signal();
    static final String EMAIL_LINK_CLICKED = Kind.CLICKED.signal();
    static final String EMAIL_BOUNCED = "Email Bounced";
    static final String EMAIL_MARKED_AS_SPAM = "Email Marked as Spam";
    static final String UNSUBSCRIBED = "Unsubscribed";
    static final String SUBSCRIBED = "Subscribed";

    static final String ORDER_COMPLETED = "Order Completed";
    static final String ORDER_UPDATED = "Order Updated";
    static final String ORDER_REFUNDED = "Order Refunded";
    static final String ORDER_CANCELLED = "Order Cancelled";
    static final String CHECKOUT_STARTED = "Checkout Started";
    static final String ACCOUNT_CREATED = "Account Created";

    static final String SUBSCRIPTION_CANCELLED = "Subscription Cancelled";
    static final String TRIAL_STARTED = "Trial Started";
    static final String COMPLAINT_MADE = "Complaint Made";

    static final String CONVERSATION_STARTED = "Live Chat Conversation Started";
    static final String CONVERSATION_ENDED = "Live Chat Conversation Ended";
    static final String MESSAGE_SENT = "Live Chat Message Sent";
    static final String MESSAGE_RECEIVED = "Live Chat Message Received";
    static final String SURVEY_ANSWERED = "Survey Answered";

    static final String BRAND_MENTIONED = "Brand Mentioned";
    static final String POST_COMMENTED = "Post Commented";
    static final String POST_SHARED = "Post Shared";
    static final String POST_LIKED = "Post Liked";
    static final String FOLLOWED = "Followed";
    static final String UNFOLLOWED = "Unfollowed";
    static final String DIRECT_MESSAGE_RECEIVED = "Direct Message Received";
    static final String DIRECT_MESSAGE_SENT = "Direct Message Sent";
    static final String SOCIAL_REPLY_SENT = "Social Reply Sent";
    static final String SOCIAL_LIKE_GIVEN = "Social Like Given";

    private Signals() {}
}
