package io.customerpulse.codec.yaml;

/// Something in a file that cannot be used, said so that a person can mend it.
///
/// @param file    the file's name
/// @param line    from 1
/// @param key     the way to it, such as `signals.purchase.side`; empty for the file as a whole
/// @param got     what stands there, a text in quotes
/// @param allowed what may stand there
public record Problem(String file, int line, String key, String got, String allowed) {

    /// The problem as one line: `catalog.yaml:7: signals.purchase.side: got "retrun", allowed: investment, return`.
    public String message() {
        String where = key.isEmpty() ? "" : key + ": ";
        return "%s:%d: %sgot %s, allowed: %s".formatted(file, line, where, got, allowed);
    }

    @Override
    public String toString() {
        return message();
    }
}
