package io.customerpulse.stats.decay;

import java.time.Duration;

final class DelayedBoxKernelTest implements KernelContract {
    @Override
    public Kernel kernel() {
        return new Kernel.Box(Duration.ofDays(1), Duration.ofDays(10));
    }
}
