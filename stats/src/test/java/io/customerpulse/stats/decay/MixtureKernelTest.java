package io.customerpulse.stats.decay;

import io.customerpulse.stats.decay.Kernel.Share;
import java.time.Duration;
import java.util.List;

final class MixtureKernelTest implements KernelContract {
    @Override
    public Kernel kernel() {
        return new Kernel.Fading(
                List.of(new Share(DoublingGrid.HALF_LIVES.get(2), 0.3), new Share(DoublingGrid.HALF_LIVES.get(9), 0.7)),
                Duration.ZERO);
    }
}
