package io.customerpulse.server.store;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Changes that come into the store together. Close it.
public final class Batch implements AutoCloseable {

    private final Store store;
    private final WriteBatch writes = new WriteBatch();

    Batch(Store store) {
        this.store = store;
    }

    public Batch put(Family family, byte[] key, byte[] value) {
        try {
            writes.put(store.column(family), key, value);
            return this;
        } catch (RocksDBException full) {
            throw new StoreProblem("cannot take in a change of " + family, full);
        }
    }

    public Batch delete(Family family, byte[] key) {
        try {
            writes.delete(store.column(family), key);
            return this;
        } catch (RocksDBException full) {
            throw new StoreProblem("cannot take in a deletion of " + family, full);
        }
    }

    /// Remembers this place, until it is gone back to or forgotten; places may be nested.
    public void mark() {
        writes.setSavePoint();
    }

    /// Forgets the changes since the latest mark, and the mark.
    public void undo() {
        try {
            writes.rollbackToSavePoint();
        } catch (RocksDBException unmarked) {
            throw new StoreProblem("there is no mark to go back to", unmarked);
        }
    }

    /// Keeps the changes since the latest mark, and forgets the mark.
    public void keep() {
        try {
            writes.popSavePoint();
        } catch (RocksDBException unmarked) {
            throw new StoreProblem("there is no mark to forget", unmarked);
        }
    }

    public boolean isEmpty() {
        return writes.count() == 0;
    }

    /// Brings the changes in, all at once; the batch is empty afterwards.
    public void write() {
        if (!isEmpty()) store.write(writes);
        writes.clear();
    }

    /// Forgets the changes.
    public void clear() {
        writes.clear();
    }

    @Override
    public void close() {
        writes.close();
    }
}
