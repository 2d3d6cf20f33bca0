package io.customerpulse.server.read;

import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.server.read.Roster.StageCount;
import io.customerpulse.server.store.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The roster's table: a column of plain numbers for each thing kept, a row for each customer, and an index of the
/// rows by key. Rows are in no order; the last one takes the place of one that goes.
///
/// 95 bytes a row, 8 to 16 of the index (open addressing, at most half full), and up to half as much again to grow
/// into; and the text that a customer is found by, 60 to 100 bytes. Channels stand as numbers of a dictionary. For one
/// thread at a time.
final class Columns {

    private static final int FIRST_CAPACITY = 256;
    private static final int FREE = -1;
    private static final Stage[] STAGES = Stage.values();
    /// Channels told apart; what comes after is kept without one.
    private static final int CHANNELS_MAX = 10_000;

    private int size;
    private long[] high = new long[FIRST_CAPACITY];
    private long[] low = new long[FIRST_CAPACITY];
    private double[] pulse = new double[FIRST_CAPACITY];
    private double[] momentum = new double[FIRST_CAPACITY];
    private double[] overdue = new double[FIRST_CAPACITY];
    private double[] cadence = new double[FIRST_CAPACITY];
    private double[] gap = new double[FIRST_CAPACITY];
    private long[] first = new long[FIRST_CAPACITY];
    private long[] last = new long[FIRST_CAPACITY];
    private long[] lastReturn = new long[FIRST_CAPACITY];
    private int[] interactions = new int[FIRST_CAPACITY];
    private int[] round = new int[FIRST_CAPACITY];
    private short[] channel = new short[FIRST_CAPACITY];
    private byte[] stage = new byte[FIRST_CAPACITY];
    private String[] names = texts(FIRST_CAPACITY);
    private int[] index = emptyIndex(2 * FIRST_CAPACITY);
    private final List<String> channels = new ArrayList<>(List.of(""));
    private final Map<String, Integer> channelNumbers = new HashMap<>(Map.of("", 0));

    int size() {
        return size;
    }

    /// The row of a key; negative if there is none.
    int find(Key key) {
        for (int slot = slot(key.high(), key.low()); ; slot = (slot + 1) & (index.length - 1)) {
            int row = index[slot];
            if (row == FREE || (high[row] == key.high() && low[row] == key.low())) return row;
        }
    }

    /// Writes a row, in the place of the one of the same key.
    ///
    /// @param inRound which round of going through everybody it was seen in
    void put(Row from, int inRound) {
        int row = find(from.key());
        if (row == FREE) {
            if (size == high.length) grow();
            row = size++;
            high[row] = from.key().high();
            low[row] = from.key().low();
            enter(row);
        }
        pulse[row] = from.pulse();
        momentum[row] = from.momentum();
        overdue[row] = from.overdue();
        cadence[row] = from.cadenceDays();
        gap[row] = from.meanGapDays();
        first[row] = from.span().first();
        last[row] = from.span().last();
        lastReturn[row] = from.span().lastReturn();
        interactions[row] = (int) Math.min(Integer.MAX_VALUE, from.interactions());
        channel[row] = number(from.channel());
        stage[row] = number(from.stage());
        names[row] = from.names();
        round[row] = inRound;
    }

    void remove(Key key) {
        int row = find(key);
        if (row == FREE) return;
        leave(row);
        int end = --size;
        String moved = names[end];
        names[end] = "";
        if (row == end) return;
        names[row] = moved;
        leave(end);
        for (long[] column : List.of(high, low, first, last, lastReturn)) column[row] = column[end];
        for (double[] column : List.of(pulse, momentum, overdue, cadence, gap)) column[row] = column[end];
        interactions[row] = interactions[end];
        round[row] = round[end];
        channel[row] = channel[end];
        stage[row] = stage[end];
        enter(row);
    }

    /// Takes out who was not seen in a round.
    void keepOnly(int inRound) {
        for (int row = size - 1; row >= 0; row--) if (round[row] != inRound) remove(key(row));
    }

    Row row(int row) {
        return new Row(
                key(row),
                pulse[row],
                momentum[row],
                overdue[row],
                cadence[row],
                gap[row],
                stage(row),
                new Row.Span(first[row], last[row], lastReturn[row]),
                interactions[row],
                channels.get(channel[row]),
                names[row]);
    }

    Key key(int row) {
        return new Key(high[row], low[row]);
    }

    double pulse(int row) {
        return pulse[row];
    }

    double momentum(int row) {
        return momentum[row];
    }

    double overdue(int row) {
        return overdue[row];
    }

    Stage stage(int row) {
        return STAGES[stage[row]];
    }

    long last(int row) {
        return last[row];
    }

    long lastReturn(int row) {
        return lastReturn[row];
    }

    String names(int row) {
        return names[row];
    }

    int channel(int row) {
        return channel[row];
    }

    /// The number a channel stands as; negative if nobody has it.
    int channelNumber(String name) {
        return channelNumbers.getOrDefault(name, FREE);
    }

    /// What rows are ordered by; NaN for a customer who does not have it.
    double value(Order order, int row) {
        return switch (order) {
            case PULSE -> pulse[row];
            case MOMENTUM -> momentum[row];
            case OVERDUE -> overdue[row];
            case CADENCE -> cadence[row];
            case LAST_SEEN -> lastReturn[row] == Long.MIN_VALUE ? Double.NaN : lastReturn[row];
            case LAST_INTERACTION -> last[row];
            case FIRST_INTERACTION -> first[row];
            case INTERACTIONS -> interactions[row];
        };
    }

    /// Everybody by stage, each stage once.
    List<StageCount> stages() {
        long[] counts = new long[STAGES.length];
        double[] pulses = new double[STAGES.length];
        for (int row = 0; row < size; row++) {
            counts[stage[row]]++;
            pulses[stage[row]] += pulse[row];
        }
        List<StageCount> stages = new ArrayList<>();
        for (int i = 0; i < STAGES.length; i++) stages.add(new StageCount(STAGES[i], counts[i], pulses[i]));
        return stages;
    }

    /// The mean gaps of all who have one, in no order.
    double[] meanGaps() {
        return Arrays.stream(gap, 0, size).filter(days -> !Double.isNaN(days)).toArray();
    }

    private short number(String name) {
        Integer known = channelNumbers.get(name);
        if (known != null) return known.shortValue();
        if (channels.size() == CHANNELS_MAX) return 0;
        channelNumbers.put(name, channels.size());
        channels.add(name);
        return (short) (channels.size() - 1);
    }

    private static byte number(Stage wanted) {
        byte number = 0;
        while (STAGES[number] != wanted) number++;
        return number;
    }

    private void enter(int row) {
        int slot = slot(high[row], low[row]);
        while (index[slot] != FREE) slot = (slot + 1) & (index.length - 1);
        index[slot] = row;
    }

    /// Takes a row out of the index, and moves up those that had to give way to it.
    private void leave(int row) {
        int mask = index.length - 1;
        int hole = slot(high[row], low[row]);
        while (index[hole] != row) hole = (hole + 1) & mask;
        index[hole] = FREE;
        for (int slot = (hole + 1) & mask; index[slot] != FREE; slot = (slot + 1) & mask) {
            int other = index[slot];
            index[slot] = FREE;
            enter(other);
        }
    }

    /// Keys are hashes already.
    private int slot(long keyHigh, long keyLow) {
        return (int) (keyHigh ^ keyLow >>> 32) & (index.length - 1);
    }

    private void grow() {
        int capacity = size + Math.max(size / 2, FIRST_CAPACITY);
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        pulse = Arrays.copyOf(pulse, capacity);
        momentum = Arrays.copyOf(momentum, capacity);
        overdue = Arrays.copyOf(overdue, capacity);
        cadence = Arrays.copyOf(cadence, capacity);
        gap = Arrays.copyOf(gap, capacity);
        first = Arrays.copyOf(first, capacity);
        last = Arrays.copyOf(last, capacity);
        lastReturn = Arrays.copyOf(lastReturn, capacity);
        interactions = Arrays.copyOf(interactions, capacity);
        round = Arrays.copyOf(round, capacity);
        channel = Arrays.copyOf(channel, capacity);
        stage = Arrays.copyOf(stage, capacity);
        String[] longer = texts(capacity);
        System.arraycopy(names, 0, longer, 0, size);
        names = longer;
        if (2 * capacity <= index.length) return;
        index = emptyIndex(Integer.highestOneBit(2 * capacity - 1) << 1);
        for (int row = 0; row < size; row++) enter(row);
    }

    private static String[] texts(int length) {
        String[] texts = new String[length];
        Arrays.fill(texts, "");
        return texts;
    }

    private static int[] emptyIndex(int length) {
        int[] index = new int[length];
        Arrays.fill(index, FREE);
        return index;
    }
}
