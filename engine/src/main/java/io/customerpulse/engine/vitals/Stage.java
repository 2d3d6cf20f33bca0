package io.customerpulse.engine.vitals;

import java.util.Locale;

/// Where a relationship stands; [Vitals] has the rules.
public enum Stage {
    NEW,
    GROWING,
    THRIVING,
    STEADY,
    FADING,
    DORMANT,
    LOST,
    REVIVED;

    /// Whether the relationship lives: the customer came back within the own rhythm.
    public boolean isHealthy() {
        return switch (this) {
            case NEW, GROWING, THRIVING, STEADY, REVIVED -> true;
            case FADING, DORMANT, LOST -> false;
        };
    }

    /// The word for it in files and on screens.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
