package io.customerpulse.server.person;

import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Key;

/// Keys of what is kept of persons in the store. The first byte says what it is, the next [Key#BYTES] of whom.
final class Rows {

    private static final byte TRAITS = 't';
    private static final byte CONSENT = 'c';

    private Rows() {}

    static byte[] traits(Key identifier) {
        return head(TRAITS, identifier, 0);
    }

    static byte[] consents(Key identifier) {
        return head(CONSENT, identifier, 0);
    }

    static byte[] consent(Key identifier, long atMicros, long sequence) {
        byte[] row = head(CONSENT, identifier, 2 * Long.BYTES);
        Bytes.writeLong(row, 1 + Key.BYTES, Bytes.signed(atMicros));
        Bytes.writeLong(row, 1 + Key.BYTES + Long.BYTES, sequence);
        return row;
    }

    private static byte[] head(byte first, Key identifier, int more) {
        byte[] row = new byte[1 + Key.BYTES + more];
        row[0] = first;
        identifier.write(row, 1);
        return row;
    }
}
