package io.customerpulse.engine.state;

import java.util.List;

/// What stands on one account.
///
/// @param account    its number: twice its signal's, one more if it holds noise
/// @param points     raw points booked so far
/// @param asOfMicros the newest booking; the latest expiry if they expire at once
/// @param sums       what is left of them at that instant, one per half-life; none if they expire at once
public record Balance(int account, double points, long asOfMicros, List<Double> sums) {
    public Balance {
        sums = List.copyOf(sums);
    }

    public int signal() {
        return account / 2;
    }

    public boolean isNoise() {
        return account % 2 == 1;
    }
}
