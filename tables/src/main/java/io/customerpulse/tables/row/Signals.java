package io.customerpulse.tables.row;

/// Keeps one string for each of the few words that signals are.
final class Signals {

    private static final int REMEMBERED = 256;

    private final String[] remembered = new String[REMEMBERED];

    /// A string equal to the one written, the same again if it can.
    String one(String written) {
        int place = (written.hashCode() * 0x9E3779B1) >>> 24;
        String one = remembered[place];
        if (one == null || !one.equals(written)) {
            one = written;
            remembered[place] = one;
        }
        return one;
    }
}
