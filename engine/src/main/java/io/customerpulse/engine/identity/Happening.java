package io.customerpulse.engine.identity;

/// A fact in the history of a customer, and what came of it.
public sealed interface Happening {

    /// When it was said or seen.
    long atMicros();

    /// Two customers became one by it.
    record Joined(Link link) implements Happening {
        @Override
        public long atMicros() {
            return link.atMicros();
        }
    }

    /// It said what was so already.
    record Agreed(Link link) implements Happening {
        @Override
        public long atMicros() {
            return link.atMicros();
        }
    }

    /// It joined nobody.
    record Declined(Refused refused) implements Happening {
        @Override
        public long atMicros() {
            return refused.link().atMicros();
        }
    }

    /// A person parted two identifiers.
    ///
    /// @param stands whether that still holds
    record Parted(Split split, boolean stands) implements Happening {
        @Override
        public long atMicros() {
            return split.atMicros();
        }
    }
}
