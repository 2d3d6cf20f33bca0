package io.customerpulse.stats.decay;

import java.time.Duration;

final class HalfLifeKernelTest implements KernelContract {
    @Override
    public Kernel kernel() {
        return Kernel.halfLife(Duration.ofDays(7));
    }
}
