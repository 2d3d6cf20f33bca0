package io.customerpulse.simulator;

/// What can happen, with its name in the log and the channel it usually happens on.
enum Act {
    ORDER_COMPLETED("Order Completed", "web"),
    ORDER_REFUNDED("Order Refunded", "service"),
    PRODUCT_VIEWED("Product Viewed", "web"),
    PRODUCT_ADDED("Product Added", "web"),
    PRODUCT_WISHED("Product Added to Wishlist", "web"),
    PRODUCTS_SEARCHED("Products Searched", "web"),
    PAGE_VIEWED("Page Viewed", "web"),
    EMAIL_DELIVERED("Email Delivered", "email"),
    EMAIL_OPENED("Email Opened", "email"),
    EMAIL_CLICKED("Email Link Clicked", "email"),
    UNSUBSCRIBED("Unsubscribed", "email"),
    SOCIAL_SHOWN("Social Content Shown", "social"),
    SOCIAL_VIEWED("Social Content Viewed", "social"),
    SOCIAL_LIKED("Social Post Liked", "social"),
    SOCIAL_SHARED("Social Post Shared", "social"),
    APP_OPENED("Application Opened", "app"),
    PUSH_RECEIVED("Push Notification Received", "app"),
    PUSH_TAPPED("Push Notification Tapped", "app"),
    TICKET_OPENED("Ticket Opened", "service"),
    TICKET_REPLIED("Ticket Replied", "service"),
    TICKET_SOLVED("Ticket Solved", "service"),
    COMPLAINT_MADE("Complaint Made", "service"),
    PRODUCT_REVIEWED("Product Reviewed", "web"),
    REWARD_GRANTED("Reward Granted", "reward"),
    REWARD_REDEEMED("Reward Redeemed", "reward"),
    EARLY_ACCESS_GRANTED("Early Access Granted", "reward");

    private final String signal;
    private final String channel;

    Act(String signal, String channel) {
        this.signal = signal;
        this.channel = channel;
    }

    String signal() {
        return signal;
    }

    String channel() {
        return channel;
    }
}
