package io.customerpulse.tables.segment;

import java.util.List;

/// What reasons call the parts of a call: what they are, and where they may stand.
///
/// @param customer such as `customer (userId or anonymousId)`
record Wording(String customer, String signal, String id, String time, String value, String currency) {

    static Wording of(Places places) {
        String customers = either(places, Part.USER, Part.ANONYMOUS);
        return new Wording(
                "customer (%s)".formatted(customers),
                "signal (%s)".formatted(either(places, Part.EVENT)),
                "id (%s)".formatted(either(places, Part.ID)),
                "time (%s)".formatted(either(places, Part.TIMESTAMP)),
                "value (%s)".formatted(all(places.of(Part.VALUE))),
                "currency (%s)".formatted(either(places, Part.CURRENCY)));
    }

    /// The best places of some parts.
    private static String either(Places places, Part... parts) {
        return String.join(
                " or ",
                List.of(parts).stream()
                        .flatMap(part -> places.of(part).stream().limit(1))
                        .toList());
    }

    /// The first place, and the last names of the others: `properties.revenue, total or value`.
    private static String all(List<String> places) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < places.size(); i++) {
            if (i > 0) words.append(i == places.size() - 1 ? " or " : ", ");
            words.append(
                    i == 0
                            ? places.get(i)
                            : places.get(i).substring(places.get(i).lastIndexOf('.') + 1));
        }
        return words.toString();
    }
}
