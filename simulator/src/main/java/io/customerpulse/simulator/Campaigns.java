package io.customerpulse.simulator;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// What a brand calls its outreaches and what is in them. Nobody gets two of one name in a year: those that come again
/// have their day behind a comma, as in `Winter sale, 3 December`.
final class Campaigns {

    private static final int WEEK_DAYS = 7;
    private static final List<String> LETTERS = List.of("Lookbook", "Makers' letter", "New arrivals", "Care letter");
    private static final List<String> MAKERS =
            List.of("The people who weave our wool", "Who sews a rain jacket", "From fleece to cardigan");
    private static final List<String> CARE =
            List.of("How to re-wax a jacket", "How to wash wool", "How to mend a seam", "How to oil leather boots");
    private static final List<String> WELCOMES =
            List.of("Welcome to the shop", "How our things are made", "Five ways to wear it");

    private Campaigns() {}

    /// A letter of the welcome series.
    ///
    /// @param number from 1 to 3
    static Topic welcome(int number) {
        return new Topic("Welcome %d of %d".formatted(number, WELCOMES.size()), WELCOMES.get(number - 1), "");
    }

    /// The newsletter of a week: four kinds take turns.
    static Topic letter(LocalDate date) {
        long week = Math.floorDiv(date.toEpochDay(), WEEK_DAYS);
        int kind = (int) Math.floorMod(week, (long) LETTERS.size());
        long turn = Math.floorDiv(week, LETTERS.size());
        String content =
                switch (kind) {
                    case 0 -> season(date) + " lookbook";
                    case 1 -> turn(MAKERS, turn);
                    case 2 -> "New in the shop, " + month(date);
                    default -> turn(CARE, turn);
                };
        return on(LETTERS.get(kind), content, date);
    }

    static Topic coupon(LocalDate date) {
        return on(season(date) + " sale", "15 percent off", date);
    }

    static Topic post(LocalDate date) {
        boolean isFilm = Math.floorMod(Math.floorDiv(date.toEpochDay(), WEEK_DAYS), 2) == 0;
        return on("Thursday post", season(date) + (isFilm ? " film" : " outfits"), date);
    }

    static Topic earlyAccess(LocalDate date) {
        return on("Early access", season(date) + " collection", date);
    }

    static Topic reward(LocalDate date) {
        return on("Thank-you points", "5 dollars for the next order", date);
    }

    static Topic trial(LocalDate date) {
        return on("Trial", "Trial", date);
    }

    private static Topic on(String name, String content, LocalDate date) {
        return new Topic("%s, %d %s".formatted(name, date.getDayOfMonth(), month(date)), content, "");
    }

    private static String turn(List<String> titles, long turn) {
        return titles.get((int) Math.floorMod(turn, (long) titles.size()));
    }

    private static String month(LocalDate date) {
        String name = date.getMonth().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String season(LocalDate date) {
        return switch (date.getMonth()) {
            case DECEMBER, JANUARY, FEBRUARY -> "Winter";
            case MARCH, APRIL, MAY -> "Spring";
            case JUNE, JULY, AUGUST -> "Summer";
            case SEPTEMBER, OCTOBER, NOVEMBER -> "Autumn";
        };
    }
}
