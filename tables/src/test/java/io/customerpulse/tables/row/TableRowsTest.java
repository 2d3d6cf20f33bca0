package io.customerpulse.tables.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TableRowsTest {

    private static final String HEADER = "who,when,what,worth";
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");

    private static Interaction bought(String customer, long cents) {
        return new Interaction("", customer, "bought", MIDNIGHT, new Money(cents, "USD"), About.NOTHING);
    }

    // ---- golden lines --------------------------------------------------------------------------

    @Test
    void aLineOfCsvIsAnInteraction() {
        assertThat(Rows.of(Rows.CSV, HEADER, "ann,2026-03-01,bought,19.99").interactions())
                .containsExactly(bought("ann", 1999));
    }

    @Test
    void quotedFieldsMayHoldCommasQuotesAndLineBreaks() {
        Rows rows = Rows.of(Rows.CSV, HEADER, "\"a,\"\"n\"\"\nn\",2026-03-01,bought,1", "bo,2026-03-01,bought,2");

        assertThat(rows.interactions()).containsExactly(bought("a,\"n\"\nn", 100), bought("bo", 200));
        assertThat(rows.outline()).containsExactly("2: bought", "4: bought");
    }

    @Test
    void windowsLineEndsAndByteOrderMarkAreNoPartOfTheText() {
        Rows rows = Rows.of(
                Rows.CSV, "\uFEFF" + HEADER + "\r", "ann,2026-03-01,bought,\"1\"\r", "\r", "bo,2026-03-01,bought,2\r");

        assertThat(rows.interactions()).containsExactly(bought("ann", 100), bought("bo", 200));
        assertThat(rows.outline()).containsExactly("2: bought", "4: bought");
    }

    @Test
    void blanksAroundACustomerDoNotCount() {
        Rows rows = Rows.of(Rows.CSV, HEADER, " ann\t,2026-03-01,bought,1", "\u2003an n ,2026-03-01,bought,2");

        assertThat(rows.interactions()).containsExactly(bought("ann", 100), bought("an n", 200));
    }

    @Test
    void theLastLineNeedsNoLineBreak() {
        byte[] text = (HEADER + "\nann,2026-03-01,bought,1\r").getBytes(StandardCharsets.UTF_8);

        assertThat(Rows.of(Rows.CSV, text).only()).isEqualTo(bought("ann", 100));
    }

    @Test
    void tabsPartTheFieldsOfTsv() {
        Shape tsv = Rows.mapped("""
                format: tsv
                customer: who
                time: {column: when}
                signal: {constant: bought}
                """);

        assertThat(Rows.of(tsv, "when\twho", "2026-03-01\tann, of course")
                        .only()
                        .customer())
                .isEqualTo("ann, of course");
    }

    @Test
    void columnsArePartedByAnyBlanksAsInOldPurchaseLogs() {
        Shape columns = Rows.mapped("""
                format: columns
                header: true
                customer: 1
                time: {column: 2, format: yyyyMMdd, zone: UTC}
                signal: {constant: bought}
                value: {column: 4, currency: USD}
                """);

        Rows rows = Rows.of(
                columns, " id  day n_items worth\r", " 00007 20260301  1   11.70\r", "\t00008\t20260301 2 0.00  \r");

        assertThat(rows.interactions()).containsExactly(bought("00007", 1170), bought("00008", 0));
    }

    @Test
    void aLogOfAppEventsCountsHoursAndNamesOffers() {
        Shape csv = Rows.mapped("""
                format: csv
                customer: customer
                time: {column: time, unit: hours, origin: 2026-01-01T00:00:00Z}
                signal: {column: event, map: {received: offer_received}}
                value: {column: amount, currency: EUR}
                outreach: offer
                """);

        Rows rows = Rows.of(csv, "customer,time,event,offer,amount,reward", "99,0,received,7,,", "99,1.5,paid,,3.5,");

        assertThat(rows.interactions())
                .containsExactly(
                        new Interaction(
                                "",
                                "99",
                                "offer_received",
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Money.NONE,
                                new About("7", "", "")),
                        new Interaction(
                                "",
                                "99",
                                "paid",
                                Instant.parse("2026-01-01T01:30:00Z"),
                                new Money(350, "EUR"),
                                About.NOTHING));
    }

    @Test
    void everyColumnIsTaken() {
        Shape csv = Rows.mapped("""
                format: csv
                header: false
                customer: 1
                time: {column: 2}
                signal: {column: 3}
                value: {column: 4, currency: USD, currency_column: 5}
                id: 6
                outreach: 7
                content: 8
                channel: 9
                """);

        assertThat(Rows.of(csv, "ann,2026-03-01,bought,500,jpy,e1,o1,c1,web").only())
                .isEqualTo(new Interaction(
                        "e1", "ann", "bought", MIDNIGHT, new Money(500, "JPY"), new About("o1", "c1", "web")));
        assertThat(Rows.of(csv, "ann,2026-03-01,bought,5,,,,,").only().value()).isEqualTo(new Money(500, "USD"));
    }

    @Test
    void aValueWithoutACurrencyIsInTheCatalogsOwn() throws Exception {
        RowSettings yen = new RowSettings("JPY", _ -> {});
        byte[] text = (HEADER + "\nann,2026-03-01,bought,5\n").getBytes(StandardCharsets.UTF_8);

        RowFile.read(
                new java.io.ByteArrayInputStream(text),
                Rows.CSV,
                yen,
                row -> assertThat(row)
                        .isInstanceOfSatisfying(
                                Row.Read.class,
                                read -> assertThat(read.interaction().value()).isEqualTo(new Money(5, "JPY"))));
    }

    @Test
    void controlCharactersInACustomerAreKept() {
        assertThat(Rows.of(Rows.CSV, HEADER, "a\0\tn,2026-03-01,bought,1")
                        .only()
                        .customer())
                .isEqualTo("a\0\tn");
    }

    @Test
    void aQuoteInsideAPlainFieldIsText() {
        assertThat(Rows.of(Rows.CSV, HEADER, "5\" disk,2026-03-01,bought,1")
                        .only()
                        .customer())
                .isEqualTo("5\" disk");
    }

    // ---- refusals ------------------------------------------------------------------------------

    private static String refusal(String line) {
        Rows rows = Rows.of(Rows.CSV, HEADER, line);
        assertThat(rows.all()).hasSize(1);
        return rows.refusals().getFirst();
    }

    @Test
    void aRefusalKeepsTheOriginalText() {
        Rows rows = Rows.of(Rows.CSV, HEADER, "\"\",2026-03-01,bought,1\r");

        assertThat(rows.all())
                .containsExactly(
                        new Row.Refused(2, "customer (who) is empty: every row needs one", "\"\",2026-03-01,bought,1"));
    }

    @Test
    void eachRefusalSaysWhatIsWrong() {
        assertThat(refusal(",2026-03-01,bought,1")).isEqualTo("2: customer (who) is empty: every row needs one");
        assertThat(refusal("ann,2026-03-01,  ,1")).isEqualTo("2: signal (what) is empty: every row needs one");
        assertThat(refusal("ann,,bought,1")).isEqualTo("2: time (when) is empty: every row needs one");
        assertThat(refusal("x".repeat(513) + ",2026-03-01,bought,1"))
                .isEqualTo("2: customer (who) is too long: got 513 characters, at most 512 are allowed");
        assertThat(refusal("ann,2026-02-30,bought,1"))
                .isEqualTo(
                        "2: time (when) cannot be read: got \"2026-02-30\", expected ISO 8601, such as 2026-03-01T12:00:00Z, 2026-03-01 12:00 or 2026-03-01");
        assertThat(refusal("ann,0001-01-01,bought,1"))
                .isEqualTo("2: time (when) is out of range: got \"0001-01-01\", the years 1900 to 2200 are allowed");
        assertThat(refusal("ann,2026-03-01,bought,abc"))
                .isEqualTo("2: value (worth) is not a number: got \"abc\", expected one such as 1234.50");
        assertThat(refusal("ann,2026-03-01,bought,\"1,234.50\""))
                .isEqualTo(
                        "2: value (worth) is not a number: got \"1,234.50\", expected one such as 1234.50; commas are not read, neither between thousands nor as decimal point");
        assertThat(refusal("ann,2026-03-01,bought,1e20"))
                .isEqualTo(
                        "2: value (worth) is too large: got \"1e20\", at most 1,000,000,000,000,000 minor units such as cents are allowed");
        assertThat(refusal("ann,2026-03-01,bought"))
                .isEqualTo("2: the row has 3 fields: column 4, the value, is missing");
        assertThat(refusal("ann,2026-03-01,bought,1,2"))
                .isEqualTo("2: the row has 5 fields, the header names 4: is a separator inside a field?");
        assertThat(refusal("\"ann\"x,2026-03-01,bought,1"))
                .isEqualTo(
                        "2: field 1 goes on after its closing quote: expected a comma or the end of the line; a quote inside a quoted field is written twice");
        assertThat(refusal("\"ann,2026-03-01,bought,1"))
                .isEqualTo("2: the quote that opens field 1 is not closed before the input ends");
        assertThat(refusal(",".repeat(5_000))).isEqualTo("2: the row has more than 4,096 fields");
    }

    @Test
    void aCurrencyMustLookLikeOne() {
        Shape csv = Rows.mapped("""
                format: csv
                customer: who
                time: {column: when}
                signal: {constant: bought}
                value: {column: worth, currency_column: unit}
                """);
        Rows rows = Rows.of(csv, "who,when,worth,unit", "ann,2026-03-01,1,dollars", "ann,2026-03-01,1,zzz");

        assertThat(rows.refusals())
                .containsExactly(
                        "2: currency (unit) is not a code of three letters: got \"dollars\", expected one such as USD");
        assertThat(rows.outcome().read()).isEqualTo(1);
    }

    @Test
    void emptyFieldsBeyondTheHeaderDoNoHarm() {
        assertThat(Rows.of(Rows.CSV, HEADER, "ann,2026-03-01,bought,1,,").only())
                .isEqualTo(bought("ann", 100));
    }

    @Test
    void aStrayQuoteCostsOnlyItsOwnLine() {
        Rows rows = Rows.of(
                Rows.CSV,
                HEADER,
                "\"ann,2026-03-01,bought,1",
                "bo,2026-03-01,bought,2",
                "\"cy\",2026-03-01,bought,3",
                "di,2026-03-01,bought,4");

        assertThat(rows.outline()).containsExactly("2: refused", "3: bought", "4: bought", "5: bought");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsOnlyItsOwnLine() {
        StringBuilder text = new StringBuilder(HEADER + "\n\"ann,2026-03-01,bought,1\n");
        for (int i = 0; i < 60_000; i++) text.append("bo,2026-03-01,bought,2\n");
        Rows rows = Rows.of(Rows.CSV, text.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(rows.refusals()).containsExactly("2: a quoted field is not closed within 1 MB (1,048,576 bytes)");
        assertThat(rows.outcome()).isEqualTo(new Outcome(60_000, 1, 0, java.util.Optional.empty()));
    }

    @Test
    void aLineThatIsTooLongIsRefusedAndReadingGoesOn() {
        String longLine = "x".repeat(3_000_000);
        Rows rows = Rows.of(Rows.CSV, HEADER, longLine, "ann,2026-03-01,bought,1");

        assertThat(rows.refusals()).containsExactly("2: the line is longer than 1 MB (1,048,576 bytes)");
        assertThat(rows.outline()).containsExactly("2: refused", "3: bought");
        assertThat(((Row.Refused) rows.all().getFirst()).original()).isEqualTo("x".repeat(32_768));
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedByPosition() {
        byte[] text = (HEADER + "\nann,2026-03-01,bought,1\nb#,2026-03-01,bought,2\nc\u00fc,2026-03-01,bought,3\n")
                .getBytes(StandardCharsets.UTF_8);
        int hash = new String(text, StandardCharsets.ISO_8859_1).indexOf('#');
        text[hash] = (byte) 0xFC;
        Rows rows = Rows.of(Rows.CSV, text);

        assertThat(rows.refusals())
                .containsExactly("3: the bytes are not UTF-8: the first that is wrong is 0xFC, byte " + (hash + 1)
                        + " of the text");
        assertThat(rows.outline()).containsExactly("2: bought", "3: refused", "4: bought");
    }

    // ---- headers -------------------------------------------------------------------------------

    @Test
    void aHeaderThatDoesNotFitStopsTheReading() {
        Rows rows = Rows.of(Rows.CSV, "who,date,what,worth", "ann,2026-03-01,bought,1");

        assertThat(rows.refusals())
                .containsExactly(
                        "1: the header has no column \"when\" for the time; it has: \"who\", \"date\", \"what\", \"worth\"");
        assertThat(rows.outcome().stopped()).isPresent();
        assertThat(rows.outcome().records()).isEqualTo(1);
    }

    @Test
    void aHeaderPartedBySemicolonsIsRecognised() {
        assertThat(Rows.of(Rows.CSV, "who;when").refusals().getFirst())
                .endsWith("it has: \"who;when\" (semicolons part no fields: save it with commas)");
    }

    @Test
    void aColumnNamedTwiceIsAmbiguous() {
        assertThat(Rows.of(Rows.CSV, "who,who,when,what,worth").refusals())
                .containsExactly(
                        "1: the header has more than one column \"who\" for the customer: say which by its position");
    }

    @Test
    void aPositionBeyondTheHeaderStopsTheReading() {
        Shape csv = Rows.mapped("format: csv\nheader: true\ncustomer: 9\ntime: {column: 1}\nsignal: {constant: x}\n");

        assertThat(Rows.of(csv, "a,b").refusals())
                .containsExactly(
                        "1: the header has 2 columns, so there is no column 9 for the customer; it has: \"a\", \"b\"");
    }

    @Test
    void anEmptyInputHasNoRows() {
        assertThat(Rows.of(Rows.CSV, new byte[0]).outcome())
                .isEqualTo(new Outcome(0, 0, 0, java.util.Optional.empty()));
        assertThat(Rows.of(Rows.CSV, HEADER, "", "  ").outcome().records()).isEqualTo(0);
    }
}
