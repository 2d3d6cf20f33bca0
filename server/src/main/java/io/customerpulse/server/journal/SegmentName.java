package io.customerpulse.server.journal;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a segment's file. It says again what the header says, so that a damaged header costs nothing; names
/// sort like what they hold.
///
/// @param first the sequence that its first entry has
/// @param salt  the journal's
record SegmentName(long first, int salt) {

    /// What a file is called while it is made beside the one it is to replace.
    static final String ASIDE = ".aside";

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16})-([0-9a-f]{8})\\.journal");

    /// The segment a file is named for, if it is one.
    static Optional<SegmentName> of(String file) {
        Matcher matcher = FORM.matcher(file);
        if (!matcher.matches()) return Optional.empty();
        long first = HexFormat.fromHexDigitsToLong(matcher.group(1));
        return first < 1
                ? Optional.empty()
                : Optional.of(new SegmentName(first, HexFormat.fromHexDigits(matcher.group(2))));
    }

    String file() {
        return "%016x-%08x.journal".formatted(first, salt);
    }

    String aside() {
        return file() + ASIDE;
    }
}
