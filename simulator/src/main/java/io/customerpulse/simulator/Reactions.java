package io.customerpulse.simulator;

import java.util.function.Function;
import java.util.stream.Stream;

/// A customer's true reaction to each kind of nudge.
public record Reactions(
        Reaction contentEmail,
        Reaction couponEmail,
        Reaction personalSocial,
        Reaction earlyAccess,
        Reaction rewardPoints) {

    /// One reaction for each kind, drawn in the order of the kinds.
    static Reactions of(Function<Nudge, Reaction> draw) {
        Reaction contentEmail = draw.apply(Nudge.CONTENT_EMAIL);
        Reaction couponEmail = draw.apply(Nudge.COUPON_EMAIL);
        Reaction personalSocial = draw.apply(Nudge.PERSONAL_SOCIAL);
        Reaction earlyAccess = draw.apply(Nudge.EARLY_ACCESS);
        Reaction rewardPoints = draw.apply(Nudge.REWARD_POINTS);
        return new Reactions(contentEmail, couponEmail, personalSocial, earlyAccess, rewardPoints);
    }

    public Reaction to(Nudge nudge) {
        return switch (nudge) {
            case CONTENT_EMAIL -> contentEmail;
            case COUPON_EMAIL -> couponEmail;
            case PERSONAL_SOCIAL -> personalSocial;
            case EARLY_ACCESS -> earlyAccess;
            case REWARD_POINTS -> rewardPoints;
        };
    }

    /// Whether any nudge does harm.
    public boolean isAnnoyed() {
        return Stream.of(contentEmail, couponEmail, personalSocial, earlyAccess, rewardPoints)
                .anyMatch(Reaction::isAnnoyed);
    }
}
