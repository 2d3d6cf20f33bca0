package io.customerpulse.server.source.webhook.item;

import io.customerpulse.codec.event.Refusal.Why;
import io.customerpulse.engine.event.Money;
import io.customerpulse.stats.time.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// One record while it is read: what stands in it, and the first thing that is wrong with it.
///
/// Each question returns the answer, or something harmless after noting what is wrong; a record with something wrong
/// is refused whatever was made of it. So a source asks for all it needs, and there is one place that refuses.
public final class Item {

    /// The years that times may lie in: what is beyond is a misread unit.
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final int PLACES_MAX = 30;
    private static final BigDecimal MICROS_MAX = BigDecimal.valueOf(1_000_000_000_000_000_000L);

    /// Largest amount, in minor units: a trillion dollars. As many as fit into a delivery can be added up safely.
    private static final BigDecimal AMOUNT_MAX = BigDecimal.valueOf(100_000_000_000_000L);

    private final Field root;
    private final Instant receivedAt;
    private Optional<Why> wrong = Optional.empty();
    private String id = "";

    Item(Field root, Instant receivedAt) {
        this.root = root;
        this.receivedAt = receivedAt;
    }

    /// The record.
    public Field root() {
        return root;
    }

    /// What stands at these names, one below the other.
    public Field at(String... names) {
        Field found = root;
        for (String name : names) found = found.at(name);
        return found;
    }

    /// When it came in, by our clock.
    public Instant receivedAt() {
        return receivedAt;
    }

    /// The id that its sender gave it, the first of these that is not empty; for one without, a hash of what stands in
    /// it, so that the same record is the same event whenever it comes.
    public String id(String... given) {
        id = ContentHash.word(root.node().toString());
        for (int i = given.length - 1; i >= 0; i--) if (!given[i].isEmpty()) id = given[i];
        return id;
    }

    /// Notes what is wrong; the first thing noted counts.
    public void wrong(Field where, String code, String detail) {
        if (wrong.isEmpty()) wrong = Optional.of(new Why(code, where.pointer(), detail));
    }

    Optional<Why> wrong() {
        return wrong;
    }

    String knownAs() {
        return id;
    }

    // ---- texts -------------------------------------------------------------------------------

    /// A text that must be there.
    public String text(Field field) {
        String text = field.text();
        if (text.isEmpty()) wrong(field, "missing_field", "this must be a text that is not blank");
        return text;
    }

    /// The first of these that has a text.
    public static String first(Field... fields) {
        for (Field field : fields) {
            if (!field.text().isEmpty()) return field.text();
        }
        return "";
    }

    // ---- times -------------------------------------------------------------------------------

    /// A time in seconds since 1970, with a fraction perhaps.
    public Instant seconds(Field field) {
        return number(field, 1_000_000);
    }

    /// A time in milliseconds since 1970.
    public Instant milliseconds(Field field) {
        return number(field, 1_000);
    }

    /// A time as ISO 8601 with an offset, such as `2026-03-01T12:00:00Z`; also with a blank for the `T` and `UTC`.
    public Instant iso(Field field) {
        String text = field.text().replaceFirst("^(\\S{10}) ", "$1T").replaceFirst(" ?UTC$", "Z");
        try {
            return inRange(field, OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noTime) {
            wrong(field, "invalid_time", "this must be a time with an offset, such as 2026-03-01T12:00:00Z");
            return receivedAt;
        }
    }

    private Instant number(Field field, long micros) {
        Optional<BigDecimal> number = decimal(field.text());
        BigDecimal inMicros = number.map(each -> each.multiply(BigDecimal.valueOf(micros)))
                .orElse(MICROS_MAX)
                .setScale(0, RoundingMode.FLOOR);
        if (inMicros.abs().compareTo(MICROS_MAX) >= 0) {
            wrong(field, "invalid_time", "this must be a time as a number, counted from 1970");
            return receivedAt;
        }
        return inRange(field, Instant.EPOCH.plus(inMicros.longValueExact(), ChronoUnit.MICROS));
    }

    private Instant inRange(Field field, Instant at) {
        if (!at.isBefore(EARLIEST) && at.isBefore(LATEST)) return Micros.instant(Micros.of(at));
        wrong(field, "invalid_time", "times lie in the years 1900 to 2199");
        return receivedAt;
    }

    // ---- money -------------------------------------------------------------------------------

    /// An amount in units such as dollars; [Money#NONE] if none is stated. What is finer than the currency's minor
    /// unit is rounded half to even.
    public Money money(Field amount, Field currency) {
        if (!amount.isPresent()) return Money.NONE;
        String code = currency(currency);
        Optional<BigDecimal> number = decimal(amount.text());
        if (number.isEmpty()) {
            wrong(amount, "invalid_amount", "this must be an amount, such as 19.99");
            return Money.NONE;
        }
        return money(amount, number.get(), code);
    }

    /// An amount of units such as dollars, in a currency of three letters.
    public Money money(Field amount, BigDecimal units, String currency) {
        BigDecimal minor = units.movePointRight(Money.digits(currency)).setScale(0, RoundingMode.HALF_EVEN);
        if (currency.isEmpty() || minor.abs().compareTo(AMOUNT_MAX) >= 0) {
            wrong(amount, "invalid_amount", "an amount is below a trillion, and has a currency");
            return Money.NONE;
        }
        return new Money(minor.longValueExact(), currency);
    }

    /// A currency's code, in capitals; empty, and noted, if it is none.
    public String currency(Field field) {
        String code = field.text().toUpperCase(Locale.ROOT);
        if (code.matches("[A-Z]{3}")) return code;
        wrong(field, "invalid_currency", "a currency has three letters, such as EUR");
        return "";
    }

    /// A decimal number of up to thirty digits on either side of the point; nothing if the text is none.
    public static Optional<BigDecimal> decimal(String text) {
        if (!text.matches("[-+]?\\d{1,30}(\\.\\d{0,30})?([eE][-+]?\\d{1,2})?")) return Optional.empty();
        BigDecimal number = new BigDecimal(text);
        boolean isReasonable = Math.abs((long) number.scale()) <= 2 * PLACES_MAX;
        return isReasonable ? Optional.of(number) : Optional.empty();
    }
}
