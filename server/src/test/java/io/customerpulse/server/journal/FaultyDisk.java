package io.customerpulse.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A disk in memory that does what disks do at their worst. What it does by chance follows from its seed.
///
/// What was written and not synced may reach the disk by sectors, in any order, in part, or not at all; a sync that
/// fails leaves it in memory, where it is read as if nothing had happened, and forgets to write it ever after. Names
/// reach the disk in the order in which they were changed; a sync of names that fails may be done again, as file
/// systems keep a journal of their own for them.
public final class FaultyDisk implements Disk {

    private static final long NEVER = Long.MAX_VALUE;

    private final SplittableRandom chance;
    private final double eagerness;
    /// The names as the disk has them, and as they were after each change since.
    private List<NavigableMap<String, FaultyFile>> names = new ArrayList<>(List.of(new TreeMap<>()));

    private long capacity = NEVER;
    private boolean isShort;
    private long steps;
    private long syncs;
    private long writes;
    private long offAtStep = NEVER;
    private long failAtSync = NEVER;
    private long failAtWrite = NEVER;
    private boolean isOff;

    /// An empty disk.
    public FaultyDisk(long seed) {
        this.chance = new SplittableRandom(seed);
        this.eagerness = chance.nextInt(4) == 0 ? chance.nextDouble() : 0;
    }

    /// It holds so many bytes.
    public synchronized void setCapacity(long bytes) {
        capacity = bytes;
    }

    /// It reads and writes less than it is asked to.
    public synchronized void takeShortSteps() {
        isShort = true;
    }

    /// Power is lost in the midst of the n-th change from now on.
    public synchronized void losePowerAtStep(long n) {
        offAtStep = steps + n;
    }

    /// The n-th sync from now on fails.
    public synchronized void failAtSync(long n) {
        failAtSync = syncs + n;
    }

    /// The n-th write from now on fails, having written some.
    public synchronized void failAtWrite(long n) {
        failAtWrite = writes + n;
    }

    /// How many changes were made or tried.
    public synchronized long steps() {
        return steps;
    }

    /// How many syncs were made or tried.
    public synchronized long syncs() {
        return syncs;
    }

    /// How many bytes its files have.
    public synchronized long usedBytes() {
        return now().values().stream().mapToLong(file -> file.size).sum();
    }

    /// The disk as the next start finds it when power is lost now; this one can be used no more.
    public synchronized FaultyDisk afterPowerLoss(long seed) {
        isOff = true;
        FaultyDisk after = new FaultyDisk(seed);
        after.now().putAll(names.get(after.chance.nextInt(names.size())));
        double luck = after.chance.nextInt(3) == 0 ? after.chance.nextInt(2) : after.chance.nextDouble();
        after.now().replaceAll((name, file) -> file.afterPowerLoss(after.chance, luck));
        return after;
    }

    /// The bytes of a file as they are read.
    public synchronized byte[] content(String name) {
        return Objects.requireNonNull(now().get(name), name).content();
    }

    /// Puts a file on the disk, synced.
    public synchronized void put(String name, byte[] content) {
        FaultyFile file = new FaultyFile();
        file.write(ByteBuffer.wrap(content), 0, content.length);
        file.sync();
        for (NavigableMap<String, FaultyFile> each : names) each.put(name, file);
    }

    /// Turns one bit of a file, on the disk.
    public synchronized void flip(String name, long bit) {
        Objects.requireNonNull(now().get(name), name).flip(bit);
    }

    /// A stretch of a file cannot be read any more.
    public synchronized void spoil(String name, long from, long to) {
        Objects.requireNonNull(now().get(name), name).spoil(from, to);
    }

    @Override
    public synchronized List<String> names() throws IOException {
        requirePower();
        return List.copyOf(now().keySet());
    }

    @Override
    public synchronized Reading reading(String name) throws IOException {
        requirePower();
        return new FaultyReading(found(name));
    }

    @Override
    public synchronized Writing writing(String name) throws IOException {
        if (!now().containsKey(name)) {
            if (usedBytes() >= capacity) throw new DiskFull("no room for a name");
            change(names -> names.put(name, new FaultyFile()));
        }
        requirePower();
        return new FaultyWriting(found(name));
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        FaultyFile file = found(from);
        change(names -> {
            names.remove(from);
            names.put(to, file);
        });
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        requirePower();
        if (now().containsKey(name)) change(names -> names.remove(name));
    }

    @Override
    public synchronized void syncNames() throws IOException {
        boolean dies = step();
        if (!dies || chance.nextBoolean()) {
            failSync();
            names = new ArrayList<>(List.of(now()));
        }
        die(dies);
    }

    @Override
    public synchronized long freeBytes() {
        return capacity - usedBytes();
    }

    @Override
    public void close() {}

    private NavigableMap<String, FaultyFile> now() {
        return names.getLast();
    }

    private FaultyFile found(String name) throws IOException {
        FaultyFile file = now().get(name);
        if (file == null) throw new NoSuchFileException(name);
        return file;
    }

    private void change(Consumer<NavigableMap<String, FaultyFile>> change) throws IOException {
        boolean dies = step();
        if (!dies || chance.nextBoolean()) {
            NavigableMap<String, FaultyFile> changed = new TreeMap<>(now());
            change.accept(changed);
            names.add(changed);
        }
        die(dies);
    }

    private void requirePower() throws IOException {
        if (isOff) throw new IOException("the power is off");
    }

    /// Counts a change.
    ///
    /// @return whether power is lost in its midst
    private boolean step() throws IOException {
        requirePower();
        return ++steps == offAtStep;
    }

    private void die(boolean dies) throws IOException {
        isOff |= dies;
        requirePower();
    }

    private void failSync() throws IOException {
        if (++syncs == failAtSync) throw new IOException("Input/output error");
    }

    private final class FaultyReading implements Reading {

        private final FaultyFile file;
        private boolean isClosed;

        FaultyReading(FaultyFile file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            synchronized (FaultyDisk.this) {
                requireOpen();
                return file.size;
            }
        }

        @Override
        public int read(ByteBuffer into, long at) throws IOException {
            synchronized (FaultyDisk.this) {
                requireOpen();
                if (at >= file.size) return -1;
                int length = (int) Math.min(into.remaining(), file.size - at);
                if (isShort && length > 1 && chance.nextInt(3) == 0) length = 1 + chance.nextInt(length);
                file.read(into, at, length);
                return length;
            }
        }

        @Override
        public void close() {
            synchronized (FaultyDisk.this) {
                isClosed = true;
            }
        }

        private void requireOpen() throws IOException {
            requirePower();
            if (isClosed) throw new ClosedChannelException();
        }
    }

    private final class FaultyWriting implements Writing {

        private final FaultyFile file;
        private boolean isClosed;

        FaultyWriting(FaultyFile file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes, long at) throws IOException {
            synchronized (FaultyDisk.this) {
                boolean dies = began();
                boolean fails = ++writes == failAtWrite;
                int length = taken(bytes, at);
                if (dies || fails) length = chance.nextInt(length + 1);
                file.write(bytes, at, length);
                file.drift(chance, eagerness);
                die(dies);
                if (fails) throw new IOException("Input/output error");
                return length;
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (FaultyDisk.this) {
                boolean dies = began();
                if (!dies || chance.nextBoolean()) file.truncate((int) size);
                die(dies);
            }
        }

        @Override
        public void sync() throws IOException {
            synchronized (FaultyDisk.this) {
                boolean dies = began();
                if (!dies || chance.nextBoolean()) {
                    try {
                        failSync();
                        file.sync();
                    } catch (IOException failed) {
                        file.failSync(chance);
                        throw failed;
                    }
                }
                die(dies);
            }
        }

        @Override
        public void close() {
            synchronized (FaultyDisk.this) {
                isClosed = true;
            }
        }

        /// How much of a write there is room for.
        private int taken(ByteBuffer bytes, long at) throws DiskFull {
            long end = Math.min(at + bytes.remaining(), file.size + Math.max(0, capacity - usedBytes()));
            int length =
                    (int) Math.min(bytes.remaining(), Math.max(Math.min(file.size, at + bytes.remaining()), end) - at);
            if (length <= 0 && bytes.hasRemaining()) throw new DiskFull("No space left on device");
            return isShort && length > 1 && chance.nextInt(3) == 0 ? 1 + chance.nextInt(length) : length;
        }

        private boolean began() throws IOException {
            requirePower();
            if (isClosed) throw new ClosedChannelException();
            return step();
        }
    }
}
