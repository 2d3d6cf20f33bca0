package io.customerpulse.server.survey;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.store.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Made-up customers for tests of the survey.
final class Made {

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final Rules RULES = Rules.of(DefaultCatalog.read());
    static final double GAP_DAYS = 14;

    private static final List<String> SIGNALS = List.of(
            "Order Completed",
            "Page Viewed",
            "Email Sent",
            "Email Opened",
            "Coupon Sent",
            "Coupon Redeemed",
            "Complaint",
            "Ticket Replied",
            "Direct Message Sent",
            "Direct Message Received",
            "Something Unknown");

    private Made() {}

    static Frame frame() {
        return new Frame(NOW, RULES, GAP_DAYS);
    }

    static Key key(int customer) {
        return Key.of("user_id:" + customer);
    }

    static Interaction interaction(String signal, Duration ago) {
        return interaction(signal, ago, "");
    }

    static Interaction interaction(String signal, Duration ago, String campaign) {
        return new Interaction("", "user_id:ada", signal, NOW.minus(ago), Money.NONE, new About(campaign, "", ""));
    }

    static Duration days(double days) {
        return Duration.ofSeconds(Math.round(days * 86_400));
    }

    /// Somebody of some interactions within the last two years, and one that is still to come.
    static List<Interaction> somebody(Random chance) {
        List<Interaction> all = new ArrayList<>();
        double reach = 1 + chance.nextInt(700);
        for (int i = 1 + chance.nextInt(25); i > 0; i--) {
            String signal = SIGNALS.get(chance.nextInt(SIGNALS.size()));
            String campaign = chance.nextInt(3) == 0 ? "" : "campaign-" + chance.nextInt(4);
            all.add(interaction(signal, days(reach * chance.nextDouble()), campaign));
        }
        if (chance.nextBoolean()) all.add(interaction("Order Completed", days(-1)));
        return all;
    }

    static Findings survey(List<List<Interaction>> customers) {
        Walk walk = new Walk(frame());
        for (int i = 0; i < customers.size(); i++) walk.add(key(i), customers.get(i));
        return walk.findings();
    }
}
