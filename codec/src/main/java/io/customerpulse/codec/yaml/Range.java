package io.customerpulse.codec.yaml;

/// Which numbers may stand at a key.
///
/// @param lowest  the lower end
/// @param open    whether the lower end itself is left out
/// @param highest the upper end, itself allowed
public record Range(double lowest, boolean open, double highest) {

    /// Both ends allowed.
    public static Range from(double lowest, double highest) {
        return new Range(lowest, false, highest);
    }

    /// The lower end left out.
    public static Range above(double lowest, double highest) {
        return new Range(lowest, true, highest);
    }

    public boolean contains(double number) {
        return (open ? number > lowest : number >= lowest) && number <= highest;
    }

    /// The range in words, such as `a number above 0, at most 1`.
    public String words() {
        return open
                ? "a number above %s, at most %s".formatted(Decimal.text(lowest), Decimal.text(highest))
                : "a number from %s to %s".formatted(Decimal.text(lowest), Decimal.text(highest));
    }
}
