package io.customerpulse.simulator;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What customers of the sample shop say of their own accord, after looking at posts, and how the brand answers. It
/// changes nothing of what else they do.
final class Chatter {

    static final String MENTIONED = "Brand Mentioned";
    static final String COMMENTED = "Post Commented";
    static final String WROTE = "Direct Message Received";
    static final String ANSWERED = "Social Reply Sent";

    private static final double COMMENTS = 0.04;
    private static final double MENTIONS = 0.04;
    private static final double WRITES = 0.04;
    private static final double ANSWERS = 0.7;
    private static final String CHANNEL = "social";

    private static final List<String> MENTION_TEXTS = List.of(
            "Three hours of rain and I am dry. Thank you for this jacket!",
            "My coat is ten years old and looks new after a wash. They know what they do.",
            "Ordered on Monday, wearing it on Wednesday.",
            "Anybody else waiting for the new collection?",
            "The seam of my bag gave way after a month. Not happy.");
    private static final List<String> COMMENT_TEXTS = List.of(
            "Love this colour.",
            "Is this still there in size M?",
            "I have had mine for years.",
            "Beautiful film.",
            "Too expensive for me, but beautiful.");
    private static final List<String> MESSAGE_TEXTS = List.of(
            "Hello! Do you have the wool coat in green?",
            "Hi, my parcel has not moved for three days. Can you look?",
            "Can I change the address of my order?",
            "Which wax do you recommend for the rain jacket?",
            "Do you ship to Norway?");

    private Chatter() {}

    /// Interactions in order of time, with what was said among them.
    ///
    /// @param seed of the customer
    /// @param end  what would be said from then on is left out
    static List<Interaction> among(List<Interaction> interactions, long seed, Instant end) {
        List<Interaction> all = new ArrayList<>(interactions);
        for (Interaction each : interactions) {
            if (!each.signal().equals(Act.SOCIAL_VIEWED.signal())) continue;
            Dice dice = Dice.of(seed, Dice.Purpose.CHATTER, each.at().getEpochSecond());
            double what = dice.unit();
            if (what >= COMMENTS + MENTIONS + WRITES) continue;
            String signal = what < COMMENTS ? COMMENTED : what < COMMENTS + MENTIONS ? MENTIONED : WROTE;
            Instant said = each.at().plusSeconds(dice.whole(121, 900));
            all.add(of(each, signal, said));
            if (dice.chance(ANSWERS)) all.add(of(each, ANSWERED, said.plusSeconds(dice.whole(5, 600) * 60L)));
        }
        all.removeIf(each -> !each.at().isBefore(end));
        all.sort(Comparator.comparing(Interaction::at));
        return all;
    }

    /// What somebody wrote; empty if they did not.
    static String text(Interaction interaction) {
        List<String> texts =
                switch (interaction.signal()) {
                    case MENTIONED -> MENTION_TEXTS;
                    case COMMENTED -> COMMENT_TEXTS;
                    case WROTE -> MESSAGE_TEXTS;
                    default -> List.of("");
                };
        long bits = Dice.mix(interaction.at().getEpochSecond());
        return texts.get((int) Long.remainderUnsigned(bits, texts.size()));
    }

    private static Interaction of(Interaction seen, String signal, Instant at) {
        String content = signal.equals(COMMENTED) ? seen.about().content() : "";
        return new Interaction("", seen.customer(), signal, at, Money.NONE, new About("", content, CHANNEL));
    }
}
