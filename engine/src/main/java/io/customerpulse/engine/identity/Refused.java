package io.customerpulse.engine.identity;

/// A link that joined nobody, and why.
///
/// @param link what was said or seen
/// @param why  what stood against it
public record Refused(Link link, Why why) {

    /// What stands against a link.
    public sealed interface Why {

        /// One of the two is no identifier of anybody, such as `user_id:null`.
        record Blocked(Identifier identifier) implements Why {}

        /// A person said that these two are not one customer.
        record Apart(Split split) implements Why {}

        /// The customer would have more identifiers of a kind than one may have.
        ///
        /// @param kind  which kind
        /// @param limit how many are allowed
        record TooMany(String kind, int limit) implements Why {}

        /// The customer would have more identifiers than any may have.
        record TooLarge(int limit) implements Why {}
    }
}
