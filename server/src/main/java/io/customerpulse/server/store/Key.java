package io.customerpulse.server.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A short stand-in for a text of any length: the first 128 bits of its SHA-256.
///
/// Whoever sends events chooses their ids, so the hash has to be one that nobody can make collide.
///
/// @param high the first 64 bits
/// @param low  the next 64 bits
public record Key(long high, long low) implements Comparable<Key> {

    /// How many bytes it takes.
    public static final int BYTES = 16;

    private static final MessageDigest EMPTY = digest();

    /// The stand-in of a text.
    public static Key of(String text) {
        byte[] hash = fresh().digest(text.getBytes(StandardCharsets.UTF_8));
        return new Key(Bytes.readLong(hash, 0), Bytes.readLong(hash, Long.BYTES));
    }

    /// The key that stands at a place in some bytes.
    public static Key read(byte[] bytes, int at) {
        return new Key(Bytes.readLong(bytes, at), Bytes.readLong(bytes, at + Long.BYTES));
    }

    public byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        write(bytes, 0);
        return bytes;
    }

    /// Writes it into some bytes, [#BYTES] from a place on.
    public void write(byte[] bytes, int at) {
        Bytes.writeLong(bytes, at, high);
        Bytes.writeLong(bytes, at + Long.BYTES, low);
    }

    /// Evenly spread over `size` places.
    public int place(int size) {
        return (int) Long.remainderUnsigned(low, size);
    }

    @Override
    public int compareTo(Key other) {
        int first = Long.compareUnsigned(high, other.high);
        return first != 0 ? first : Long.compareUnsigned(low, other.low);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && key.high == high && key.low == low;
    }

    /// A digest that nothing went into yet; a copy is made many times faster than one is looked up by its name.
    private static MessageDigest fresh() {
        try {
            return (MessageDigest) EMPTY.clone();
        } catch (CloneNotSupportedException noCopy) {
            throw new IllegalStateException("the SHA-256 of every Java can be copied", noCopy);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException noJava) {
            throw new IllegalStateException("every Java has SHA-256", noJava);
        }
    }
}
