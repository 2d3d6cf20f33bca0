package io.customerpulse.server.http.read;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.server.person.Profile;
import io.customerpulse.server.read.Everybody;
import io.customerpulse.server.read.Everybody.Listed;
import io.customerpulse.server.read.Order;
import io.customerpulse.server.read.Selection;
import io.customerpulse.server.read.Selection.After;
import io.customerpulse.server.read.Selection.Filter;
import io.customerpulse.server.read.Selection.Range;
import io.customerpulse.server.store.Key;
import io.customerpulse.stats.time.Micros;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The list of customers, over HTTP.
@RestController
public class CustomersResource {

    static final String PATH = "/api/v1/customers";

    static final List<String> PARAMETERS = List.of(
            "stage",
            "pulse_min",
            "pulse_max",
            "momentum_min",
            "momentum_max",
            "overdue_min",
            "overdue_max",
            "seen_after",
            "seen_before",
            "channel",
            Wanted.PREFIX,
            "sort",
            "limit",
            "cursor");

    private static final int PAGE = 100;
    private static final int PAGE_MAX = 1_000;

    private final Everybody everybody;
    private final Function<List<Identifier>, Profile> profiles;

    /// @param profiles what is known of a customer of these identifiers
    public CustomersResource(Everybody everybody, Function<List<Identifier>, Profile> profiles) {
        this.everybody = everybody;
        this.profiles = profiles;
    }

    /// A customer in a list.
    public record Line(
            String customer,
            List<String> identifiers,
            double pulse,
            String stage,
            Optional<Double> momentum,
            Optional<Double> overdue,
            double cadenceDays,
            Instant firstInteractionAt,
            Instant lastInteractionAt,
            Optional<Instant> lastSeenAt,
            long interactions,
            String channel) {

        static Line of(Listed listed, Sight sight) {
            return new Line(
                    sight.of(listed.name()),
                    sight.of(listed.identifiers()),
                    listed.pulse(),
                    listed.stage().word(),
                    Answer.optional(listed.momentum()),
                    Answer.optional(listed.overdue()),
                    listed.cadenceDays(),
                    listed.firstInteraction(),
                    listed.lastInteraction(),
                    listed.lastSeen(),
                    listed.interactions(),
                    listed.channel());
        }
    }

    /// A page of the list.
    ///
    /// @param asOf       no number is older
    /// @param complete   whether everybody has been read since the start; until then some are missing
    /// @param total      for how many the filter holds
    /// @param nextCursor to ask on with; null at the end
    public record ListOf(
            Instant asOf, boolean complete, long total, List<Line> customers, Optional<String> nextCursor) {}

    /// Customers that a filter holds for, in an order.
    @GetMapping(PATH)
    public ResponseEntity<ListOf> list(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Sight sight = Sight.of(request);
        Asked asked = Asked.of(parameters, PARAMETERS);
        String sort = asked.text("sort").orElse("-pulse");
        boolean rising = !sort.startsWith("-");
        String word = rising ? sort : sort.substring(1);
        Order order = Order.of(word).orElseThrow(() -> Declined.parameter("sort", sort, sorts()));
        Optional<After> after = Cursor.read(asked, "customers " + sort, 3).map(CustomersResource::after);
        Selection selection = new Selection(filter(asked, sight), order, rising, after, asked.limit(PAGE, PAGE_MAX));
        Everybody.Page page = everybody.list(selection);
        Optional<String> next = page.next()
                .map(place -> Cursor.of(
                        "customers " + sort,
                        Double.doubleToLongBits(place.value()),
                        place.key().high(),
                        place.key().low()));
        ListOf answer = new ListOf(
                page.freshness().asOf(),
                page.freshness().complete(),
                page.total(),
                page.customers().stream().map(each -> Line.of(each, sight)).toList(),
                next);
        return Page.of(answer, PATH, parameters, next);
    }

    private Filter filter(Asked asked, Sight sight) {
        Wanted wanted = Wanted.of(asked, sight);
        return new Filter(
                asked.text("stage").map(CustomersResource::stages).orElse(List.of()),
                range(asked, "pulse"),
                range(asked, "momentum"),
                range(asked, "overdue"),
                seen(asked),
                asked.text("channel"),
                wanted.isAnything() ? key -> true : key -> holds(wanted, key));
    }

    private boolean holds(Wanted wanted, Key line) {
        return everybody
                .customer(line)
                .map(customer -> profiles.apply(customer.identifiers()))
                .filter(wanted::holds)
                .isPresent();
    }

    private static List<Stage> stages(String words) {
        return Arrays.stream(words.split(",", -1)).map(CustomersResource::stage).toList();
    }

    private static Stage stage(String word) {
        return Stream.of(Stage.values())
                .filter(stage -> stage.word().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> Declined.parameter(
                        "stage",
                        word,
                        "one or more of "
                                + String.join(
                                        ", ",
                                        Stream.of(Stage.values())
                                                .map(Stage::word)
                                                .toList())));
    }

    private static Range range(Asked asked, String name) {
        double min = asked.number(name + "_min").orElse(Double.NEGATIVE_INFINITY);
        double max = asked.number(name + "_max").orElse(Double.POSITIVE_INFINITY);
        return new Range(min, max);
    }

    private static Range seen(Asked asked) {
        return new Range(
                asked.instant("seen_after").map(at -> (double) Micros.of(at)).orElse(Double.NEGATIVE_INFINITY),
                asked.instant("seen_before").map(at -> (double) Micros.of(at)).orElse(Double.POSITIVE_INFINITY));
    }

    private static After after(List<String> parts) {
        double value = Double.longBitsToDouble(Cursor.number(parts.get(0)));
        return new After(value, new Key(Cursor.number(parts.get(1)), Cursor.number(parts.get(2))));
    }

    private static String sorts() {
        return "one of %s, with - before it for the most first"
                .formatted(String.join(
                        ", ", Stream.of(Order.values()).map(Order::word).toList()));
    }
}
