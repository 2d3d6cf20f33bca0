package io.customerpulse.server.journal;

/// A stretch of a segment that cannot be read as what was written.
///
/// @param first   the first sequence that is lost by it
/// @param last    the last one; below `first` if no entry is lost
/// @param segment the name of the file
/// @param offset  where it begins in the file
/// @param bytes   how long it is; 0 if the entries are missing without a trace
/// @param why     what is wrong, for people
public record Damage(long first, long last, String segment, long offset, long bytes, String why) {

    static final String TORN = "its bytes do not match their checksum";
    static final String NO_ENTRY = "these bytes are no entry";
    static final String NO_HEADER = "these bytes are no header of a segment";
    static final String MISSING = "nothing stands where it should";

    /// One sentence for people.
    public String sentence() {
        String entries =
                switch (Long.signum(last - first)) {
                    case -1 -> "no entry";
                    case 0 -> "entry " + first;
                    default -> "entries %d to %d".formatted(first, last);
                };
        return "%s of the journal cannot be read, %s: file %s, from byte %d, %d bytes long"
                .formatted(entries, why, segment, offset, bytes);
    }
}
