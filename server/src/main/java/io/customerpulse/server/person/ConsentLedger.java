package io.customerpulse.server.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// All that a customer ever allowed and forbade. Nothing is taken back, only answered by something later.
///
/// For a purpose on a channel the latest word counts. A word for all channels (an empty one) counts for each of
/// them, with one exception: a yes to all does not undo a no to one. What nothing was said of is not allowed.
///
/// It is a sum: in whatever order words come in, and however often, it is the same.
///
/// @param history each word once, in the order of time
public record ConsentLedger(List<Consent> history) {

    /// Nothing was said.
    public static final ConsentLedger EMPTY = new ConsentLedger(List.of());

    public ConsentLedger {
        history = List.copyOf(new TreeSet<>(history));
    }

    public ConsentLedger add(Consent word) {
        return merge(new ConsentLedger(List.of(word)));
    }

    /// What was said in either.
    public ConsentLedger merge(ConsentLedger other) {
        List<Consent> all = new ArrayList<>(history);
        all.addAll(other.history);
        return new ConsentLedger(all);
    }

    /// Whether a purpose is allowed on a channel.
    public boolean allows(String purpose, String channel) {
        return deciding(purpose, channel).map(Consent::granted).orElse(false);
    }

    /// The word that counts for a purpose on a channel; empty if nothing was said.
    public Optional<Consent> deciding(String purpose, String channel) {
        Optional<Consent> own = latest(purpose, channel);
        Optional<Consent> all = latest(purpose, "");
        if (own.isEmpty() || all.isEmpty()) return own.or(() -> all);
        boolean isOwnLater = own.get().compareTo(all.get()) >= 0;
        boolean isNoToOne = !own.get().granted() && all.get().granted();
        return isOwnLater || isNoToOne ? own : all;
    }

    /// The word that counts for each purpose and channel of which something was said, in their order.
    public List<State> current() {
        TreeSet<State> states = new TreeSet<>();
        for (Consent each : history) {
            deciding(each.purpose(), each.channel())
                    .ifPresent(word -> states.add(new State(each.purpose(), each.channel(), word)));
        }
        return List.copyOf(states);
    }

    /// How it stands with one purpose on one channel.
    ///
    /// @param channel empty for those of which nothing else was said
    /// @param word    that counts
    public record State(String purpose, String channel, Consent word) implements Comparable<State> {
        @Override
        public int compareTo(State other) {
            int purposes = purpose.compareTo(other.purpose);
            return purposes != 0 ? purposes : channel.compareTo(other.channel);
        }
    }

    private Optional<Consent> latest(String purpose, String channel) {
        return history.stream()
                .filter(each -> each.purpose().equals(purpose) && each.channel().equals(channel))
                .reduce((earlier, later) -> later);
    }
}
