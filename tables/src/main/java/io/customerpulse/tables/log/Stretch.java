package io.customerpulse.tables.log;

import java.util.ArrayList;
import java.util.List;

/// The rows of one partition that one thread adds, in the order they came.
final class Stretch {

    private static final Block NONE = new Block(0);

    private final List<Block> blocks = new ArrayList<>();
    /// The last of them, at hand: adding is so frequent that each step to it counts.
    private Block newest = NONE;

    private int size;

    void add(LogRow row) {
        int i = Partition.offset(size++);
        if (i == 0) {
            newest = new Block(Block.ROWS);
            blocks.add(newest);
        }
        newest.set(i, row);
    }

    int size() {
        return size;
    }

    /// All full but the last.
    List<Block> blocks() {
        return blocks;
    }
}
