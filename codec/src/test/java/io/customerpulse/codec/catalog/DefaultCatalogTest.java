package io.customerpulse.codec.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.Engine;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Expectation;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.engine.vitals.Vitals;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultCatalogTest {

    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final Catalog CATALOG = DefaultCatalog.read();
    private static final Rules RULES = Rules.of(CATALOG);

    /// The events of the specifications of shops, e-mail, mobile apps, chat and experiments.
    private static final String SPECIFIED = """
            Products Searched, Product List Viewed, Product List Filtered, Promotion Viewed, Promotion Clicked,
            Product Clicked, Product Viewed, Product Added, Product Removed, Cart Viewed, Checkout Started,
            Checkout Step Viewed, Checkout Step Completed, Payment Info Entered, Order Updated, Order Completed,
            Order Refunded, Order Cancelled, Coupon Entered, Coupon Applied, Coupon Denied, Coupon Removed,
            Product Added to Wishlist, Product Removed from Wishlist, Wishlist Product Added to Cart, Product Shared,
            Cart Shared, Product Reviewed, Email Delivered, Email Opened, Email Link Clicked, Email Bounced,
            Email Marked as Spam, Unsubscribed, Application Installed, Application Opened, Application Backgrounded,
            Application Foregrounded, Application Updated, Application Uninstalled, Application Crashed,
            Install Attributed, Push Notification Received, Push Notification Tapped, Push Notification Bounced,
            Deep Link Opened, Deep Link Clicked, Live Chat Conversation Started, Live Chat Conversation Ended,
            Live Chat Message Sent, Live Chat Message Received, Experiment Viewed, Video Playback Started,
            Video Playback Completed, Completed Order, Updated Order, Started Order, Completed Checkout Step,
            Page Viewed, Screen Viewed, Identify, Group, Alias""";

    // ---- what it knows -----------------------------------------------------------------------

    @Test
    void everySpecifiedEventIsKnownByItsExactName() {
        List<String> names = CATALOG.signals().stream().map(Signal::name).toList();

        assertThat(names).contains(SPECIFIED.split(",\\s+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "purchase",
                "order",
                "orderCompleted",
                "order_completed",
                "visit",
                "click",
                "login",
                "signup",
                "email_sent",
                "email_opened",
                "email_clicked",
                "coupon_sent",
                "refund",
                "page_view",
                "add_to_cart",
                "like",
                "share",
                "comment",
                "complaint",
                "review",
                "transaction",
                "offer received",
                "session_start"
            })
    void plainNamesOfTablesAreKnown(String name) {
        assertThat(RULES.signal(name)).isNotEqualTo(RULES.unknown());
    }

    @Test
    void callsThatSayWhoSomebodyIsMoveNothing() {
        for (String name : List.of("Identify", "Group", "Alias")) {
            assertThat(signal(name).weight()).isZero();
        }
    }

    @Test
    void aPurchaseOf86DollarsIsTenPoints() {
        assertThat(signal("Order Completed").points(85.914)).isBetween(9.999, 10.001);
        assertThat(signal("Order Completed").points(20)).isBetween(3.3, 3.4);
        assertThat(signal("Order Completed").points(500)).isBetween(23.9, 24.1);
    }

    @Test
    void itReadsBackEqualFromItsCanonicalForm() {
        assertThat(CatalogFile.read("canonical.yaml", CatalogFile.write(CATALOG)))
                .isEqualTo(new CatalogFile.Read(CATALOG));
    }

    // ---- what outreach costs -----------------------------------------------------------------

    static Stream<Signal> outreaches() {
        return CATALOG.signals().stream()
                .filter(signal -> signal.response().expects().isPresent());
    }

    @Test
    void whatIsSentOnEachChannelExpectsAResponse() {
        assertThat(outreaches().map(Signal::name))
                .contains("Email Sent", "Email Delivered", "SMS Sent", "Push Notification Received", "Coupon Sent");
    }

    @ParameterizedTest
    @MethodSource("outreaches")
    void anIgnoredOutreachLeavesThePulseLowerThanBefore(Signal outreach) {
        Expectation expects = outreach.response().expects().orElseThrow();
        assertThat(outreach.side()).isEqualTo(Side.INVESTMENT);
        assertThat(outreach.weight()).isPositive();

        CustomerState state = states(List.of(at(0, outreach.name(), "spring")));
        Instant due = START.plus(expects.within());

        assertThat(level(state, due)).isNegative();
        assertThat(level(state, due.plus(Duration.ofDays(30)))).isNegative();
    }

    @Test
    void anIgnoredEmailLowersThePulseBelowWhatItWouldBeWithoutIt() {
        List<Interaction> silence = List.of(purchase(0));
        List<Interaction> emailed = List.of(purchase(0), at(10, "Email Delivered", "spring"));

        assertThat(level(states(emailed), day(17))).isLessThan(level(states(silence), day(17)));
        assertThat(level(states(emailed), day(60))).isLessThan(level(states(silence), day(60)));
    }

    @Test
    void anOpenedEmailRaisesIt() {
        List<Interaction> silence = List.of(purchase(0));
        List<Interaction> opened =
                List.of(purchase(0), at(10, "Email Delivered", "spring"), at(11, "Email Opened", "spring"));

        assertThat(level(states(opened), day(17))).isGreaterThan(level(states(silence), day(17)));
    }

    // ---- the story ---------------------------------------------------------------------------

    /// Buys now and then, ignores an e-mail, comes to the brand's posts unprompted.
    @Test
    void whoIgnoresAnEmailButBrowsesSocialContentIsHealthyThoughPurchasesAloneWouldSayFading() {
        List<Interaction> story = new ArrayList<>(List.of(purchase(0), purchase(28), purchase(61)));
        story.add(at(100, "Email Delivered", "spring"));
        for (int day : new int[] {75, 90, 104, 112, 119, 127, 134, 139}) {
            story.add(at(day, "Social Content Viewed", ""));
        }
        Instant today = day(140);

        assertThat(stage(story, today).isHealthy()).isTrue();
        assertThat(stage(only(story, "Purchase"), today)).isEqualTo(Stage.FADING);
        assertThat(level(states(story), today)).isGreaterThan(level(states(only(story, "Purchase")), today));
    }

    @Test
    void theStoryHoldsForAFewVisitsToo() {
        List<Interaction> story = new ArrayList<>(List.of(purchase(0), purchase(30), purchase(60)));
        story.add(at(110, "Email Delivered", "spring"));
        story.add(at(114, "Social Content Viewed", ""));
        story.add(at(121, "Post Liked", ""));
        story.add(at(124, "Social Content Viewed", ""));
        Instant today = day(126);

        assertThat(stage(story, today).isHealthy()).isTrue();
        assertThat(stage(only(story, "Purchase"), today).isHealthy()).isFalse();
    }

    // ---- the world these tests live in -------------------------------------------------------

    private static Signal signal(String name) {
        return RULES.signal(RULES.signal(name));
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static Interaction at(int day, String signal, String outreach) {
        return new Interaction("", "ada", signal, day(day), Money.NONE, new About(outreach, "", ""));
    }

    private static Interaction purchase(int day) {
        return new Interaction("", "ada", "Purchase", day(day), new Money(60_00, "USD"), About.NOTHING);
    }

    private static List<Interaction> only(List<Interaction> story, String signal) {
        Predicate<Interaction> same = interaction -> interaction.signal().equals(signal);
        return story.stream().filter(same).toList();
    }

    private static CustomerState states(List<Interaction> story) {
        Engine engine = new Engine(RULES, Patience.LIVE);
        CustomerState state = engine.empty();
        for (Interaction interaction : story) state = engine.step(state, interaction);
        return state;
    }

    private static double level(CustomerState state, Instant at) {
        return new Engine(RULES, Patience.LIVE).pulse(state, at).level();
    }

    private static Stage stage(List<Interaction> story, Instant at) {
        return Vitals.of(
                        states(story).summary().signs(),
                        CATALOG.thresholds(),
                        Thresholds.TYPICAL_GAP_DAYS,
                        Micros.of(at))
                .stage();
    }
}
