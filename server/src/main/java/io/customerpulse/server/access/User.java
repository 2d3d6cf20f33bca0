package io.customerpulse.server.access;

/// A person of the team who logs in here.
///
/// @param id   such as `usr_4fT…`
/// @param name what they log in with; unique, whatever the case of its letters
/// @param role what they may do
/// @param made by whom and when
public record User(String id, String name, Role role, Stamp made) {

    /// What somebody wants to be.
    ///
    /// @param password as they wrote it
    record Wanted(String name, String password, Role role) {

        @Override
        public String toString() {
            return "Wanted[" + role.word() + "]";
        }
    }

    boolean isAdministrator() {
        return role == Role.ADMINISTRATOR;
    }

    User with(Role other) {
        return new User(id, name, other, made);
    }
}
