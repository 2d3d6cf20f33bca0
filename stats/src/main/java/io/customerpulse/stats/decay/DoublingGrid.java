package io.customerpulse.stats.decay;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// The fixed half-lives that mixtures are made of, each twice the one before: 1.5 h, 3 h, … 512 d, 1024 d.
///
/// Fixed, so that decayed sums of different customers, catalogs and models are the same sums and can
/// be added; doubling, because a mixture of exponentials on such a grid comes within a few per cent
/// of a power law, the shape of human forgetting, over its whole range.
public final class DoublingGrid {

    /// From the shortest to the longest, 15 of them.
    public static final List<HalfLife> HALF_LIVES = IntStream.range(0, 15)
            .mapToObj(k -> HalfLife.of(Duration.ofMinutes(90L << k)))
            .toList();

    private DoublingGrid() {}

    public static boolean contains(HalfLife halfLife) {
        return HALF_LIVES.contains(halfLife);
    }
}
