package io.customerpulse.stats.decay;

import java.time.Duration;

final class BoxKernelTest implements KernelContract {
    @Override
    public Kernel kernel() {
        return new Kernel.Box(Duration.ZERO, Duration.ofDays(10));
    }
}
