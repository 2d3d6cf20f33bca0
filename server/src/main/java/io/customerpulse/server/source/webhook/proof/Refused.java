package io.customerpulse.server.source.webhook.proof;

import io.customerpulse.server.source.Response.Rejected;

/// Why a delivery is not believed. None says how near it came.
public final class Refused {

    private Refused() {}

    /// The source has no secret yet, so nothing can be verified.
    public static Rejected notSetUp(String what) {
        return new Rejected(401, "not_set_up", "this source cannot verify anything yet: %s".formatted(what));
    }

    /// What proves it is not there.
    public static Rejected missing(String what) {
        return new Rejected(401, "missing_signature", "the delivery has no %s".formatted(what));
    }

    /// What proves it is wrong.
    public static Rejected invalid(String what) {
        return new Rejected(401, "invalid_signature", "the delivery's %s is not the one expected".formatted(what));
    }

    /// It was signed too long ago, or too far ahead.
    public static Rejected stale(String what) {
        return new Rejected(401, "stale_timestamp", "the delivery's %s is too far from our clock".formatted(what));
    }

    /// It cannot be read far enough to be verified.
    public static Rejected unreadable(String expected) {
        return new Rejected(400, "unreadable", "the body must be %s".formatted(expected));
    }
}
