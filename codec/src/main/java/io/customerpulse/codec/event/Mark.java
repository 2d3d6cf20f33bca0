package io.customerpulse.codec.event;

/// What we noticed about an event. The order is part of the bytes: new ones come last.
public enum Mark {
    /// A machine did it: a scanner, a privacy proxy. It is kept and counts nothing.
    MACHINE("machine"),
    /// It says it happened in the future, and was taken as happening when it came in.
    CLAMPED("clamped"),
    /// It came in more than a day after it happened.
    LATE("late"),
    /// The source gave no id, so each repeat counts.
    NO_ID("no_id"),
    /// Why it is [#MACHINE]: the source says so.
    SAID_BY_SOURCE("said_by_source"),
    /// Why it is [#MACHINE]: a mailbox that loads pictures for its users, seen or not.
    PRIVACY_PROXY("privacy_proxy"),
    /// Why it is [#MACHINE]: a program that looks into mail for danger.
    SCANNER("scanner"),
    /// Why it is [#MACHINE]: a crawler, a preview, a script.
    ROBOT("robot"),
    /// Why it is [#MACHINE]: sooner after delivery than a person can be.
    RIGHT_AFTER_DELIVERY("right_after_delivery"),
    /// Why it is [#MACHINE]: several links of one message at once.
    ALL_LINKS_AT_ONCE("all_links_at_once");

    private final String word;

    Mark(String word) {
        this.word = word;
    }

    /// What it is called in files and answers.
    public String word() {
        return word;
    }
}
