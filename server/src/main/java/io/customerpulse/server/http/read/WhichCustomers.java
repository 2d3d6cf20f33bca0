package io.customerpulse.server.http.read;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.server.person.Profile;
import io.customerpulse.server.read.Everybody;
import io.customerpulse.server.read.Order;
import io.customerpulse.server.read.Search;
import io.customerpulse.server.read.Selection.Filter;
import io.customerpulse.server.read.Selection.Range;
import io.customerpulse.server.store.Key;
import io.customerpulse.stats.time.Micros;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads out of parameters which customers are asked for, and in what order: the same for a list and for its file.
final class WhichCustomers {

    /// The names of these parameters.
    static final List<String> PARAMETERS = List.of(
            "search",
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
            "sort");

    private static final int SEARCH_MAX = 200;

    private final Everybody everybody;
    private final Function<List<Identifier>, Profile> profiles;

    /// @param profiles what is known of a customer of these identifiers
    WhichCustomers(Everybody everybody, Function<List<Identifier>, Profile> profiles) {
        this.everybody = everybody;
        this.profiles = profiles;
    }

    /// Whether a list can be asked for with a parameter of this name.
    static boolean isParameter(String name) {
        boolean isTrait = name.startsWith(Wanted.PREFIX) && name.length() > Wanted.PREFIX.length();
        return isTrait || (PARAMETERS.contains(name) && !name.equals(Wanted.PREFIX));
    }

    /// An order.
    ///
    /// @param word as it was asked for
    record Sorted(String word, Order order, boolean rising) {}

    Sorted sorted(Asked asked) {
        String sort = asked.text("sort").orElse("-pulse");
        boolean rising = !sort.startsWith("-");
        String word = rising ? sort : sort.substring(1);
        Order order = Order.of(word).orElseThrow(() -> Declined.parameter("sort", sort, sorts()));
        return new Sorted(sort, order, rising);
    }

    Filter filter(Asked asked, Sight sight) {
        Wanted wanted = Wanted.of(asked, sight);
        return new Filter(
                asked.text("stage").map(WhichCustomers::stages).orElse(List.of()),
                range(asked, "pulse"),
                range(asked, "momentum"),
                range(asked, "overdue"),
                seen(asked),
                asked.text("channel"),
                asked.text("search").map(text -> search(text, sight)).orElse(Search.ANYBODY),
                wanted.isAnything() ? key -> true : key -> holds(wanted, key));
    }

    private Search search(String text, Sight sight) {
        if (text.length() > SEARCH_MAX) {
            throw Declined.parameter("search", text.substring(0, SEARCH_MAX) + "…", "at most 200 characters");
        }
        return everybody.search(text, sight.isOpen());
    }

    private boolean holds(Wanted wanted, Key line) {
        return everybody
                .customer(line)
                .map(customer -> profiles.apply(customer.identifiers()))
                .filter(wanted::holds)
                .isPresent();
    }

    private static List<Stage> stages(String words) {
        return Arrays.stream(words.split(",", -1)).map(WhichCustomers::stage).toList();
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

    private static String sorts() {
        return "one of %s, with - before it for the most first"
                .formatted(String.join(
                        ", ", Stream.of(Order.values()).map(Order::word).toList()));
    }
}
