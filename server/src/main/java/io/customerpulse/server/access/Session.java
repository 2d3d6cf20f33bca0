package io.customerpulse.server.access;

import java.time.Instant;

/// A user being logged in, as it is kept: all about it but the token.
///
/// @param id      such as `ses_4fT…`; not what the cookie holds
/// @param user    whose it is, by id
/// @param madeAt  when they logged in
/// @param address from where
/// @param agent   with what, as their browser says
public record Session(String id, String user, Instant madeAt, String address, String agent) {

    /// A session that has just begun, with what its cookie holds.
    ///
    /// @param token random; proves the session
    public record Begun(Session session, String token) {

        @Override
        public String toString() {
            return "Begun[" + session.id + "]";
        }
    }
}
