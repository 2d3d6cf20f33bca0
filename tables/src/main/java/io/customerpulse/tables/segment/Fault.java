package io.customerpulse.tables.segment;

/// Why a call cannot be used.
///
/// @param code   a word for machines
/// @param place  where in the call, such as `properties.revenue`; empty for the whole
/// @param reason what is wrong, what was got, what was expected; for people
public record Fault(Code code, String place, String reason) {

    /// What kind of fault it is.
    public enum Code {
        MISSING_IDENTIFIER("missing_identifier"),
        MISSING_EVENT("missing_event"),
        UNKNOWN_TYPE("unknown_type"),
        INVALID_TIME("invalid_time"),
        INVALID_VALUE("invalid_value");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        /// What it is called in answers and files.
        public String word() {
            return word;
        }
    }

    /// The place as a JSON pointer, such as `/properties/revenue`.
    public String pointer() {
        return place.isEmpty() ? "" : "/" + place.replace('.', '/');
    }
}
