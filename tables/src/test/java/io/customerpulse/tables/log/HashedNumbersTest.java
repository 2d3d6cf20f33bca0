package io.customerpulse.tables.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashedNumbersTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 100_000})
    void aTableIsAMap(int count) {
        Random random = new Random(count);
        Map<Long, Long> oracle = new HashMap<>();
        HashedNumbers numbers = new HashedNumbers();
        for (int i = 0; i < count; i++) {
            long hash = random.nextLong() >>> 1;
            if (oracle.putIfAbsent(hash, (long) i) == null) numbers.put(hash, i);
        }
        oracle.forEach((hash, number) -> assertThat(numbers.number(hash)).isEqualTo(number));
        for (int i = 0; i < 1_000; i++) {
            long hash = random.nextLong() >>> 1;
            assertThat(numbers.number(hash)).isEqualTo(oracle.getOrDefault(hash, HashedNumbers.ABSENT));
        }
    }

    @Test
    void hashesThatFallOnOneSlotAreToldApart() {
        HashedNumbers numbers = new HashedNumbers();
        for (long i = 0; i < 2_000; i++) numbers.put(i << 32, i);
        for (long i = 0; i < 2_000; i++) assertThat(numbers.number(i << 32)).isEqualTo(i);
        assertThat(numbers.number(2_000L << 32)).isEqualTo(HashedNumbers.ABSENT);
    }

    @Test
    void zeroAndTheLargestAreHashesLikeOthers() {
        HashedNumbers numbers = new HashedNumbers();
        assertThat(numbers.number(0)).isEqualTo(HashedNumbers.ABSENT);
        numbers.put(0, 5);
        numbers.put(Long.MAX_VALUE, -7);
        assertThat(numbers.number(0)).isEqualTo(5);
        assertThat(numbers.number(Long.MAX_VALUE)).isEqualTo(-7);
    }

    @Test
    void whoLooksUpWhileAnotherPutsSeesAllOfItOrNothing() throws InterruptedException {
        int count = 200_000;
        long spread = 0x9e3779b97f4a7c15L;
        HashedNumbers numbers = new HashedNumbers();
        AtomicInteger put = new AtomicInteger();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < count; i++) {
                numbers.put((i * spread) >>> 1, i);
                put.set(i + 1);
            }
        });
        Random random = new Random(7);
        while (put.get() < count) {
            int known = put.get();
            int i = random.nextInt(count);
            long number = numbers.number((i * spread) >>> 1);
            if (i < known || number != HashedNumbers.ABSENT) assertThat(number).isEqualTo(i);
        }
        writer.join();
    }
}
