package io.customerpulse.server.access;

import java.util.Optional;

/// Which ways in are open to whom: what every login asks, by whatever way it comes.
///
/// @param passwords for whom a password is enough
/// @param newcomers what somebody becomes whom the provider vouches for and nobody here knows; empty for nothing
public record Ways(Passwords passwords, Optional<Role> newcomers) {

    /// A password for everybody, and nobody by themselves.
    public static final Ways USUAL = new Ways(Passwords.EVERYBODY, Optional.empty());

    /// For whom a password is enough.
    public enum Passwords {
        EVERYBODY("everybody"),
        /// All others sign on at the provider; an administrator still gets in if it cannot be reached.
        ADMINISTRATORS("administrators");

        private final String word;

        Passwords(String word) {
            this.word = word;
        }

        /// As it stands in files and answers.
        public String word() {
            return word;
        }
    }

    /// Whether a user may enter by password.
    boolean isPasswordEnoughFor(User user) {
        return switch (passwords) {
            case EVERYBODY -> true;
            case ADMINISTRATORS -> user.isAdministrator();
        };
    }
}
