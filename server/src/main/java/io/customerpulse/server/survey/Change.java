package io.customerpulse.server.survey;

import io.customerpulse.engine.vitals.Stage;

/// One thing that changed since some days ago, as numbers; words are made of it where it is shown.
public sealed interface Change {

    /// How much it matters, in points: what lists are ordered by.
    double weight();

    /// Everybody's pulse moved: `now − before = investments + returns + noise + decay`.
    ///
    /// @param investments raw points given in between
    /// @param returns     raw points given back in between, without noise
    /// @param noise       points taken by what nobody answered; 0 or less
    /// @param decay       what was forgotten; 0 or less, but for noise that was forgotten
    record PulseMoved(double before, double now, double investments, double returns, double noise, double decay)
            implements Change {

        /// It is what all others are parts of, so it comes first.
        @Override
        public double weight() {
            return Double.POSITIVE_INFINITY;
        }
    }

    /// Customers who were in another stage then are in this one now.
    ///
    /// @param pulseThen the sum of their pulses then
    /// @param pulseNow  the same now
    record Became(Stage stage, long customers, double pulseThen, double pulseNow) implements Change {
        @Override
        public double weight() {
            return Math.max(Math.abs(pulseThen), Math.abs(pulseNow));
        }
    }

    /// Customers came back who had been taken for lost.
    record Revived(long customers, double pulseThen, double pulseNow) implements Change {
        @Override
        public double weight() {
            return Math.abs(pulseNow);
        }
    }

    /// Customers of whom nothing was known then.
    record NewCustomers(long customers, double pulseNow) implements Change {
        @Override
        public double weight() {
            return Math.abs(pulseNow);
        }
    }

    /// The campaign that cost most by staying without an answer.
    ///
    /// @param unanswered how often
    /// @param points     what that cost; below 0
    record NoisiestCampaign(String campaign, long unanswered, double points) implements Change {
        @Override
        public double weight() {
            return Math.abs(points);
        }
    }

    /// The channel whose returns rose most, against as many days before.
    ///
    /// @param returns       how many
    /// @param returnsBefore in the days before
    /// @param points        of those returns
    /// @param pointsBefore  in the days before
    record ChannelRose(String channel, long returns, long returnsBefore, double points, double pointsBefore)
            implements Change {
        @Override
        public double weight() {
            return Math.abs(points - pointsBefore);
        }
    }

    /// The channel whose returns fell most, against as many days before.
    record ChannelFell(String channel, long returns, long returnsBefore, double points, double pointsBefore)
            implements Change {
        @Override
        public double weight() {
            return Math.abs(points - pointsBefore);
        }
    }
}
