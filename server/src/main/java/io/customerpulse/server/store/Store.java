package io.customerpulse.server.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// The index: RocksDB, without a log of its own.
///
/// What is not flushed is lost with the process, and made again from the journal: all families are flushed
/// together, so what a start finds is the index as it was at one moment.
public final class Store implements AutoCloseable {

    /// What keys and values look like, and which events states count. An index of another number is made anew from the
    /// journal.
    private static final long FORMAT = 2;

    private static final byte[] FORMAT_KEY = "format".getBytes(StandardCharsets.UTF_8);

    private static final int BLOOM_BITS = 10;
    private static final long BLOCK_CACHE_BYTES = 128L << 20;

    /// The part of the cache that is for filters first.
    private static final double FILTERS_PART = 0.5;
    private static final long WRITE_BUFFERS_BYTES = 128L << 20;

    static {
        RocksDB.loadLibrary();
    }

    private final RocksDB db;
    private final DBOptions options;
    private final ColumnFamilyOptions columnOptions;
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private final Map<Family, ColumnFamilyHandle> columns = new EnumMap<>(Family.class);

    private Store(RocksDB db, DBOptions options, ColumnFamilyOptions columnOptions, List<ColumnFamilyHandle> handles) {
        this.db = db;
        this.options = options;
        this.columnOptions = columnOptions;
        int next = 0;
        for (Family family : Family.values()) columns.put(family, handles.get(next++));
    }

    /// Looks at an entry in the order of the keys, and says whether to go on.
    public interface Visitor {
        boolean visit(byte[] key, byte[] value);
    }

    /// Opens the index in a folder, and makes it if there is none.
    public static Store open(Path folder) throws IOException {
        Files.createDirectories(folder);
        DBOptions options = new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setAtomicFlush(true)
                .setDbWriteBufferSize(WRITE_BUFFERS_BYTES)
                .setMaxBackgroundJobs(2)
                .setMaxOpenFiles(512)
                .setKeepLogFileNum(2);
        ColumnFamilyOptions columnOptions = columnOptions();
        List<ColumnFamilyDescriptor> wanted = new ArrayList<>();
        for (Family family : Family.values()) {
            wanted.add(new ColumnFamilyDescriptor(family.column().getBytes(StandardCharsets.UTF_8), columnOptions));
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            RocksDB db = RocksDB.open(options, folder.toString(), wanted, handles);
            return new Store(db, options, columnOptions, handles);
        } catch (RocksDBException broken) {
            options.close();
            columnOptions.close();
            throw new StoreProblem("cannot open the index in " + folder, broken);
        }
    }

    /// Most ids that are looked up are new: filters answer that, in pieces of which those in use stay in memory.
    private static ColumnFamilyOptions columnOptions() {
        return new ColumnFamilyOptions()
                .setMemtablePrefixBloomSizeRatio(0.05)
                .setMemtableWholeKeyFiltering(true)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setCompactionStyle(CompactionStyle.UNIVERSAL)
                .setLevel0FileNumCompactionTrigger(8)
                .setWriteBufferSize(WRITE_BUFFERS_BYTES / 4)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(new LRUCache(BLOCK_CACHE_BYTES, -1, false, FILTERS_PART))
                        .setFilterPolicy(new BloomFilter(BLOOM_BITS))
                        .setCacheIndexAndFilterBlocks(true)
                        .setCacheIndexAndFilterBlocksWithHighPriority(true)
                        .setPinL0FilterAndIndexBlocksInCache(true)
                        .setPinTopLevelIndexAndFilter(true)
                        .setIndexType(IndexType.kTwoLevelIndexSearch)
                        .setPartitionFilters(true)
                        .setFormatVersion(5));
    }

    /// Whether what is kept here is written as this program writes it; one that is empty becomes so.
    public boolean isOfThisFormat() {
        Optional<byte[]> format = get(Family.META, FORMAT_KEY);
        if (format.isPresent()) return Arrays.equals(format.get(), Bytes.ofLong(FORMAT));
        boolean[] empty = {true};
        scan(Family.META, new byte[0], new byte[0], (key, value) -> empty[0] = false);
        if (empty[0]) {
            try (Batch batch = batch()) {
                batch.put(Family.META, FORMAT_KEY, Bytes.ofLong(FORMAT)).write();
            }
        }
        return empty[0];
    }

    public Optional<byte[]> get(Family family, byte[] key) {
        try {
            return Optional.ofNullable(db.get(column(family), key));
        } catch (RocksDBException broken) {
            throw new StoreProblem("cannot read " + family, broken);
        }
    }

    /// The values of several keys; where there is none, an empty one.
    public List<Optional<byte[]>> getAll(Family family, List<byte[]> keys) {
        if (keys.isEmpty()) return List.of();
        try {
            List<ColumnFamilyHandle> column = Collections.nCopies(keys.size(), column(family));
            return db.multiGetAsList(column, keys).stream()
                    .map(Optional::ofNullable)
                    .toList();
        } catch (RocksDBException broken) {
            throw new StoreProblem("cannot read " + family, broken);
        }
    }

    /// Changes to be written together.
    public Batch batch() {
        return new Batch(this);
    }

    /// Visits the entries from one key on, in order, up to but without another; an empty `to` is the end.
    public void scan(Family family, byte[] from, byte[] to, Visitor visitor) {
        try (Slice end = new Slice(to);
                ReadOptions reading = new ReadOptions()) {
            if (to.length > 0) reading.setIterateUpperBound(end);
            try (RocksIterator at = db.newIterator(column(family), reading)) {
                for (at.seek(from); at.isValid(); at.next()) {
                    if (!visitor.visit(at.key(), at.value())) return;
                }
                at.status();
            }
        } catch (RocksDBException broken) {
            throw new StoreProblem("cannot read " + family, broken);
        }
    }

    /// Visits the entries before one key, the last first, down to another, which is the last one visited.
    public void scanBack(Family family, byte[] before, byte[] downTo, Visitor visitor) {
        try (Slice start = new Slice(downTo);
                ReadOptions reading = new ReadOptions().setIterateLowerBound(start);
                RocksIterator at = db.newIterator(column(family), reading)) {
            at.seekForPrev(before);
            if (at.isValid() && Arrays.equals(at.key(), before)) at.prev();
            for (; at.isValid(); at.prev()) {
                if (!visitor.visit(at.key(), at.value())) return;
            }
            at.status();
        } catch (RocksDBException broken) {
            throw new StoreProblem("cannot read " + family, broken);
        }
    }

    /// Visits all entries of a prefix, in order. It ends with the prefix, however much was deleted behind it.
    public void scanPrefix(Family family, byte[] prefix, Visitor visitor) {
        byte[] end = Bytes.behind(prefix);
        scan(family, prefix, end, (key, value) -> Bytes.startsWith(key, prefix) && visitor.visit(key, value));
    }

    /// Puts all that was written on disk, all families at once.
    public void flush() {
        try (FlushOptions waiting = new FlushOptions().setWaitForFlush(true)) {
            db.flush(waiting, new ArrayList<>(columns.values()));
        } catch (RocksDBException broken) {
            throw new StoreProblem("cannot put the index on disk", broken);
        }
    }

    /// Takes out of the files what was deleted, so that no byte of it is left.
    public void compact() {
        for (Family family : columns.keySet()) compact(family, new byte[0], new byte[0]);
    }

    /// The same for the keys from one on, up to but without another; an empty one is the end.
    public void compact(Family family, byte[] from, byte[] to) {
        try (CompactRangeOptions wholly = new CompactRangeOptions()
                .setBottommostLevelCompaction(CompactRangeOptions.BottommostLevelCompaction.kForce)
                .setExclusiveManualCompaction(false)) {
            db.compactRange(column(family), from.length == 0 ? null : from, to.length == 0 ? null : to, wholly);
        } catch (RocksDBException broken) {
            throw new StoreProblem("cannot compact " + family, broken);
        }
    }

    /// The same for all keys of a prefix.
    public void compactPrefix(Family family, byte[] prefix) {
        compact(family, prefix, Bytes.behind(prefix));
    }

    @Override
    public void close() {
        columns.values().forEach(ColumnFamilyHandle::close);
        db.close();
        unlogged.close();
        columnOptions.close();
        options.close();
    }

    ColumnFamilyHandle column(Family family) {
        ColumnFamilyHandle column = columns.get(family);
        if (column == null) throw new IllegalStateException("every family is opened: " + family);
        return column;
    }

    void write(WriteBatch writes) {
        try {
            db.write(unlogged, writes);
        } catch (RocksDBException broken) {
            throw new StoreProblem("cannot write to the index", broken);
        }
    }
}
