package io.customerpulse.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Power may be lost at any moment: what was promised is there, once and unaltered; of what was not, a beginning.
class PowerLossTest {

    private static final long SEEDS = Math.max(2000, 5 * Long.getLong("pulse.seeds", 0));

    @Test
    void whatWasPromisedSurvivesEveryLossOfPower() throws IOException {
        long lost = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                lost += livesThrough(seed);
            } catch (AssertionError | IOException | RuntimeException failed) {
                throw new AssertionError("seed " + seed, failed);
            }
        }
        assertThat(lost).as("losses of power").isGreaterThan(2 * SEEDS);
    }

    /// The same story, cut short at each of its steps: every write, sync, rename and cut.
    @Test
    void everyStepOfOneStoryMayBeTheLast() throws IOException {
        FaultyDisk whole = new FaultyDisk(7);
        live(whole, new Witness(7), new SplittableRandom(7), 40);
        assertThat(whole.steps()).isGreaterThan(100);
        for (long step = 1; step <= whole.steps(); step++) {
            for (long seed = 1; seed <= 5; seed++) {
                Witness witness = new Witness(7);
                FaultyDisk disk = new FaultyDisk(7);
                disk.losePowerAtStep(step);
                try {
                    live(disk, witness, new SplittableRandom(7), 40);
                } catch (IOException expected) {
                    try (Journal journal = Journal.open(disk.afterPowerLoss(seed), settings(seed))) {
                        witness.agree(journal);
                    }
                }
            }
        }
    }

    /// @return how often power was lost
    private static int livesThrough(long seed) throws IOException {
        SplittableRandom chance = new SplittableRandom(seed);
        Witness witness = new Witness(seed);
        FaultyDisk disk = new FaultyDisk(seed);
        int lost = 0;
        for (int life = 0; life < 4; life++) {
            if (chance.nextBoolean()) disk.takeShortSteps();
            disk.losePowerAtStep(1 + chance.nextInt(chance.nextInt(4) == 0 ? 8 : 60));
            try {
                live(disk, witness, chance, 40);
            } catch (IOException powerOff) {
                lost++;
            }
            disk = disk.afterPowerLoss(chance.nextLong());
        }
        try (Journal journal = Journal.open(disk, settings(seed))) {
            witness.agree(journal);
        }
        return lost;
    }

    private static void live(FaultyDisk disk, Witness witness, SplittableRandom chance, int deeds) throws IOException {
        Journal journal = Journal.open(disk, settings(chance.nextLong()));
        witness.agree(journal);
        for (int deed = 0; deed < deeds; deed++) {
            switch (chance.nextInt(20)) {
                case 0 -> witness.erase(journal, 1 + chance.nextInt(5));
                case 1 -> {
                    journal.close();
                    journal = Journal.open(disk, settings(chance.nextLong()));
                    witness.agree(journal);
                }
                default -> witness.send(journal, 1 + chance.nextInt(8));
            }
        }
        journal.close();
    }

    private static Settings settings(long seed) {
        return new Settings(4000, new SplittableRandom(seed));
    }
}
