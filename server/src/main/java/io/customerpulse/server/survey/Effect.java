package io.customerpulse.server.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import io.customerpulse.stats.rates.Drawn;
import io.customerpulse.stats.rates.Ratio;
import io.customerpulse.stats.rates.Share;
import java.util.Locale;
import java.util.Optional;

/// What a name gave, and what came back on it, in some days: an association, which no experiment has proved yet.
///
/// @param name  of a signal, a content, a campaign, a channel or a motivator
/// @param sums  what was counted
/// @param net   points per investment whose time is over, of returns and of noise, drawn towards the mean of all
///              names; empty without such an investment
/// @param verdict what it comes to
/// @param reason  why
public record Effect(String name, Sums sums, Optional<Net> net, Verdict verdict, Reason reason) {

    /// What was counted. Points are raw.
    ///
    /// @param investments      how many
    /// @param points           of the investments
    /// @param reach            customers who were given one
    /// @param returns          returns in the time of an investment of the name
    /// @param returnPoints     of those
    /// @param unprompted       returns on the name outside of any such time
    /// @param unpromptedPoints of those
    /// @param asked            investments that hoped for a response, and whose time is over
    /// @param noise            how many of them nobody answered
    /// @param noisePoints      what that cost; 0 or less
    /// @param closed           over customers: investments whose time is over, and what came of them
    public record Sums(
            long investments,
            double points,
            long reach,
            long returns,
            double returnPoints,
            long unprompted,
            double unpromptedPoints,
            long asked,
            long noise,
            double noisePoints,
            Ratio closed) {

        /// Which part of those whose time is over was answered; empty without any.
        public Optional<Share> answered() {
            return asked == 0 ? Optional.empty() : Optional.of(Share.of(asked - noise, asked));
        }
    }

    /// Points per investment.
    ///
    /// @param own   what was seen of the name itself
    /// @param drawn the same drawn towards the mean, with its interval of 95 %
    public record Net(double own, Drawn.Estimate drawn) {}

    /// What to do.
    public enum Verdict {
        GROW,
        KEEP,
        REDUCE,
        TOO_EARLY;

        /// As it stands in answers.
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Why.
    public enum Reason {
        /// It surely brings more than it costs, and more than the mean of all.
        BRINGS_MORE_THAN_THE_MEAN,
        /// It surely brings more than it costs; less than the mean of all, or that is open.
        BRINGS_MORE_THAN_IT_COSTS,
        /// Neither is sure.
        NOT_SURELY_DIFFERENT,
        /// It surely brings less than the mean of all, and not surely more than it costs.
        BRINGS_LESS_THAN_THE_MEAN,
        /// It surely costs more than it brings.
        COSTS_MORE_THAN_IT_BRINGS,
        /// Too few customers whose time to respond is over.
        FEW_CUSTOMERS,
        /// Nobody was given it: only returns have this name.
        NO_INVESTMENTS;

        /// As it stands in answers.
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
