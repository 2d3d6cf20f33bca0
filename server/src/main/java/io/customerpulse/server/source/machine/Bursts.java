package io.customerpulse.server.source.machine;

import io.customerpulse.codec.event.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Opens and clicks that no person can have made, told by when they came: scanners follow links as a message
/// arrives, and all of them together, whatever browser they say they are.
///
/// A pure function of the set of what is known of one message to one recipient. What becomes known later may show more
/// of them to be a machine's and never fewer, and only of those within [#REACH] of it: so whoever asks again then needs
/// to look no further.
public final class Bursts {

    /// How far apart two things may be of which one shows what the other is.
    public static final Duration REACH = Duration.ofMinutes(1);

    /// A scanner looks before the mailbox answers, by no more than this; somebody who reads a message again that is
    /// sent to them once more has clicked longer before.
    public static final Duration BEFORE_DELIVERY = REACH;

    /// Nobody reads a message and follows a link in less, from the moment the mailbox took it.
    public static final Duration CLICK_AFTER_DELIVERY = Duration.ofSeconds(10);

    /// A telephone that rings as mail comes is looked at in this time at best.
    public static final Duration OPEN_AFTER_DELIVERY = Duration.ofSeconds(3);

    /// A person needs longer than this to go through so many different links.
    private static final List<Rule> LINKS = List.of(
            new Rule(2, Duration.ofSeconds(1)),
            new Rule(3, Duration.ofSeconds(5)),
            new Rule(6, Duration.ofSeconds(15)));

    /// So many different links within a time are a machine's.
    private record Rule(int links, Duration within) {}

    private Bursts() {}

    /// What happened to a message.
    public enum Kind {
        DELIVERED("Email Delivered"),
        OPENED("Email Opened"),
        CLICKED("Email Link Clicked");

        private final String signal;

        Kind(String signal) {
            this.signal = signal;
        }

        /// What every source calls it.
        public String signal() {
            return signal;
        }

        /// The kind of a signal; empty for those that are no such thing.
        public static Optional<Kind> of(String signal) {
            return KINDS.stream().filter(kind -> kind.signal.equals(signal)).findFirst();
        }

        private static final List<Kind> KINDS = List.of(values());
    }

    /// One thing that happened to a message, at one recipient.
    ///
    /// @param id   of the event
    /// @param link what was clicked; empty for the other kinds
    public record Touch(String id, Kind kind, Instant at, String link) {}

    /// Which of the opens and clicks a machine made, by their ids, and why.
    public static SortedMap<String, Mark> machines(List<Touch> touches) {
        SortedMap<String, Mark> machines = new TreeMap<>();
        List<Touch> clicks = of(Kind.CLICKED, touches);
        for (Rule rule : LINKS) {
            for (Touch click : inBurst(clicks, rule)) machines.put(click.id(), Mark.ALL_LINKS_AT_ONCE);
        }
        for (Touch delivery : of(Kind.DELIVERED, touches)) {
            for (Touch touch : touches) {
                if (isTooEarly(touch, delivery)) machines.putIfAbsent(touch.id(), Mark.RIGHT_AFTER_DELIVERY);
            }
        }
        return machines;
    }

    private static boolean isTooEarly(Touch touch, Touch delivery) {
        Optional<Duration> needed =
                switch (touch.kind()) {
                    case DELIVERED -> Optional.empty();
                    case OPENED -> Optional.of(OPEN_AFTER_DELIVERY);
                    case CLICKED -> Optional.of(CLICK_AFTER_DELIVERY);
                };
        return needed.isPresent()
                && !touch.at().isBefore(delivery.at().minus(BEFORE_DELIVERY))
                && touch.at().isBefore(delivery.at().plus(needed.get()));
    }

    /// The clicks that stand with enough other links within the rule's time. A window of that length slides over
    /// the clicks; whatever is in it while it holds enough links is found.
    private static List<Touch> inBurst(List<Touch> clicks, Rule rule) {
        List<Touch> found = new ArrayList<>();
        Map<String, Integer> links = new HashMap<>();
        int start = 0;
        int notFoundYet = 0;
        for (int end = 0; end < clicks.size(); end++) {
            links.merge(clicks.get(end).link(), 1, Integer::sum);
            while (clicks.get(start)
                    .at()
                    .plus(rule.within())
                    .isBefore(clicks.get(end).at())) {
                links.computeIfPresent(clicks.get(start).link(), (link, times) -> times == 1 ? null : times - 1);
                start++;
            }
            if (links.size() >= rule.links()) {
                found.addAll(clicks.subList(Math.max(start, notFoundYet), end + 1));
                notFoundYet = end + 1;
            }
        }
        return found;
    }

    private static List<Touch> of(Kind kind, List<Touch> touches) {
        return touches.stream()
                .filter(touch -> touch.kind() == kind)
                .sorted(Comparator.comparing(Touch::at).thenComparing(Touch::id))
                .toList();
    }
}
