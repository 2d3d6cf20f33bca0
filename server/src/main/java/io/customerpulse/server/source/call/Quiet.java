package io.customerpulse.server.source.call;

/// A call without its noise: each noisy member is taken out with its comma, as if it had never been there.
final class Quiet {

    private final byte[] body;
    private final byte[] bytes;
    private int length;

    private Quiet(byte[] body, int most) {
        this.body = body;
        this.bytes = new byte[most];
    }

    static Quiet of(byte[] body, Item item) {
        int[] noise = item.found().noise();
        Quiet quiet = new Quiet(body, item.length());
        int from = item.from();
        for (int i = 0; i < noise.length; i += 2) {
            quiet.add(from, nameBefore(body, noise[i]));
            from = noise[i + 1];
        }
        quiet.add(from, item.to());
        return quiet;
    }

    /// Its bytes, from the first on; more room than they take.
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /// Adds what is between two noisy members, or before the first, or after the last.
    private void add(int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isGap(body[from])) from++;
        while (to > from && isGap(body[to - 1])) to--;
        if (from == to) return;
        boolean isNext = length > 0 && bytes[length - 1] != '{' && body[from] != '}';
        if (isNext) bytes[length++] = ',';
        System.arraycopy(body, from, bytes, length, to - from);
        length += to - from;
    }

    /// Where the name of a member begins whose value begins here. None of the names has an escape in it.
    private static int nameBefore(byte[] body, int value) {
        int at = value - 1;
        while (body[at] != '"') at--;
        at--;
        while (body[at] != '"') at--;
        return at;
    }

    private static boolean isGap(byte b) {
        return b == ',' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
