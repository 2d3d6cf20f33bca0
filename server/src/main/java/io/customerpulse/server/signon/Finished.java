package io.customerpulse.server.signon;

import io.customerpulse.server.access.Vouched;

/// What came of a sign-on at the provider.
public sealed interface Finished {

    /// It vouches for somebody.
    record Done(Vouched who) implements Finished {}

    /// It lets them not in, or they stopped there.
    ///
    /// @param error as RFC 6749 names it, such as `access_denied`
    record Denied(String error) implements Finished {}

    /// What it said cannot be believed.
    ///
    /// @param reason for the log
    record Doubtful(String reason) implements Finished {}

    /// It could not be asked.
    ///
    /// @param reason for the log
    record Unreachable(String reason) implements Finished {}
}
