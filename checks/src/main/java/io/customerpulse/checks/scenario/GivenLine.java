package io.customerpulse.checks.scenario;

import io.customerpulse.checks.scenario.Scenario.Arrival;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A line that says what happened, read:
/// `on DATE [at TIME] WHO does SIGNAL [worth N CUR] [about X] [from X] [via X] [as X] [arriving 3d late]`.
final class GivenLine {

    /// Named by their groups, so that other lines can use it.
    static final String INSTANT = "on (?<date>\\S+)(?: at (?<time>\\S+))? ";

    /// The name that stands for every signal the file does not describe.
    static final String ANYTHING_ELSE = "anything else";

    private static final Pattern LINE = Pattern.compile(INSTANT
            + "(?<who>\\S+) (?<verb>does|gets) (?<signal>.+?)"
            + "(?: worth (?<amount>-?\\d+(?:\\.\\d+)?) (?<currency>[A-Z]{3}))?"
            + "(?: about (?<content>\\S+))?(?: from (?<outreach>\\S+))?(?: via (?<channel>\\S+))?"
            + "(?: as (?<id>\\S+))?(?: arriving (?<late>\\d+[mhdw]) late)?");

    private GivenLine() {}

    /// What happened.
    ///
    /// @throws IllegalArgumentException with what is wrong, what was got and what is allowed
    static Arrival read(String text, Catalog catalog) {
        Matcher got = LINE.matcher(text);
        if (!got.matches()) {
            throw new IllegalArgumentException(
                    "what happened is told as “on 2026-01-05 ada does SIGNAL” or “… ada gets SIGNAL”, or “ada is also"
                            + " phone-7”; got “%s”".formatted(text));
        }
        String signal = got.group("signal");
        requireSide(got.group("verb"), signal, meaning(signal, catalog));
        About about = new About(word(got, "outreach"), word(got, "content"), word(got, "channel"));
        Interaction interaction =
                new Interaction(word(got, "id"), got.group("who"), signal, instant(got), money(got), about);
        return new Arrival(
                interaction,
                Optional.ofNullable(got.group("late")).map(Spans::of).orElse(Duration.ZERO));
    }

    /// The instant that the groups of [#INSTANT] name; the time is in UTC, midnight if it is not stated.
    static Instant instant(Matcher got) {
        LocalTime time =
                Optional.ofNullable(got.group("time")).map(LocalTime::parse).orElse(LocalTime.MIDNIGHT);
        return LocalDate.parse(got.group("date")).atTime(time).toInstant(ZoneOffset.UTC);
    }

    private static Signal meaning(String name, Catalog catalog) {
        Predicate<Signal> same = signal -> Catalog.key(signal.name()).equals(Catalog.key(name));
        Optional<Signal> known = catalog.signals().stream().filter(same).findFirst();
        if (known.isPresent()) return known.get();
        if (catalog.unknown().name().equals(ANYTHING_ELSE)) return catalog.unknown();
        throw new IllegalArgumentException("there is no signal “%s”; there are %s"
                .formatted(
                        name,
                        Stream.concat(
                                        catalog.signals().stream().map(Signal::name),
                                        Stream.of("(with a line for it) " + ANYTHING_ELSE))
                                .collect(Collectors.joining(", "))));
    }

    /// A customer does what is a return and gets what is an investment, so that a story says who gave.
    private static void requireSide(String verb, String name, Signal signal) {
        boolean fits =
                switch (signal.side()) {
                    case RETURN -> verb.equals("does");
                    case INVESTMENT -> verb.equals("gets");
                };
        if (!fits) {
            throw new IllegalArgumentException("“%s %s”, but it is on the side of the %ss: a customer does a return"
                            .formatted(verb, name, signal.side().name().toLowerCase(Locale.ROOT))
                    + " and gets an investment");
        }
    }

    private static Money money(Matcher got) {
        if (got.group("amount") == null) return Money.NONE;
        String currency = got.group("currency");
        BigDecimal minor = new BigDecimal(got.group("amount")).movePointRight(Money.digits(currency));
        return new Money(minor.longValueExact(), currency);
    }

    private static String word(Matcher got, String group) {
        return Optional.ofNullable(got.group(group)).orElse("");
    }
}
