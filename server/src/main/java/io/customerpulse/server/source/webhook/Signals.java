package io.customerpulse.server.source.webhook;

/// The names of signals that webhooks are read into, as the catalog that is built in has them.
final class Signals {

    static final String EMAIL_DELIVERED = "Email Delivered";
    static final String EMAIL_OPENED = "Email Opened";
    static final String EMAIL_LINK_CLICKED = "Email Link Clicked";
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

    private Signals() {}
}
