package io.customerpulse.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class EkgSvgTest {

    private static final Frame SLIDE = new Frame(1600, 900, ZoneId.of("Europe/Berlin"));
    private static final Pattern PLACE = Pattern.compile("[ML](-?[0-9.]+) (-?[0-9.]+)");

    private record Place(double x, double y) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theLineReachesTheHighestAndTheLowestPulse(long seed) {
        EkgSubject subject = Shop.year("c", seed);
        Document svg = Xml.parse(EkgSvg.of(subject, SLIDE, Theme.LIGHT));
        List<Double> levels =
                subject.trace().points().stream().map(p -> p.pulse().level()).toList();
        double most = levels.stream().mapToDouble(v -> v).max().orElseThrow();
        double least = levels.stream().mapToDouble(v -> v).min().orElseThrow();

        List<Place> line = line(svg);
        assertThat(line.stream().mapToDouble(Place::y).min().orElseThrow()).isCloseTo(pixel(svg, most), within(0.03));
        assertThat(line.stream().mapToDouble(Place::y).max().orElseThrow())
                .isCloseTo(pixel(svg, Math.min(0, least)), within(0.03));
        assertThat(line.getLast().y()).isCloseTo(pixel(svg, levels.getLast()), within(0.03));
    }

    @Test
    void aBeatIsAnUprightStroke() {
        Instant from = Shop.END.minus(Duration.ofDays(20));
        EkgSubject subject = Shop.subject("c", List.of(purchase(from, 5), purchase(from, 12)), from, Shop.END);
        List<Place> line = line(Xml.parse(EkgSvg.of(subject, SLIDE, Theme.LIGHT)));
        List<Double> upright = new ArrayList<>();
        for (int i = 1; i < line.size(); i++) {
            if (line.get(i - 1).y() - line.get(i).y() > 50)
                upright.add(line.get(i).x() - line.get(i - 1).x());
        }
        assertThat(upright).containsExactly(0.0, 0.0);
    }

    @Test
    void betweenBeatsThePulseOnlyFalls() {
        Instant from = Shop.END.minus(Duration.ofDays(20));
        EkgSubject subject = Shop.subject("c", List.of(purchase(from, 5)), from, Shop.END);
        List<Place> line = line(Xml.parse(EkgSvg.of(subject, SLIDE, Theme.LIGHT)));
        for (int i = 2; i < line.size(); i++)
            assertThat(line.get(i).y()).isGreaterThanOrEqualTo(line.get(i - 1).y());
    }

    @Test
    void returnsStandAboveTheBaseLineAndInvestmentsAndNoiseBelowIt() {
        Instant from = Shop.END.minus(Duration.ofDays(40));
        List<Interaction> all = List.of(
                purchase(from, 5),
                purchase(from, 6),
                Shop.interaction("reward", from.plus(Duration.ofDays(8))),
                Shop.interaction("complaint", from.plus(Duration.ofDays(9))),
                Shop.interaction("mail", from.plus(Duration.ofDays(10))));
        Document svg = Xml.parse(EkgSvg.of(Shop.subject("c", all, from, Shop.END), SLIDE, Theme.LIGHT));
        assertThat(bars(svg, "return"))
                .hasSize(2)
                .allSatisfy(bar -> assertThat(bar.y()).isLessThan(bar.x()));
        assertThat(bars(svg, "investment"))
                .hasSize(2)
                .allSatisfy(bar -> assertThat(bar.y()).isGreaterThan(bar.x()));
        assertThat(bars(svg, "noise"))
                .hasSize(1)
                .allSatisfy(bar -> assertThat(bar.y()).isGreaterThan(bar.x()));
        assertThat(bars(svg, "setback"))
                .hasSize(1)
                .allSatisfy(bar -> assertThat(bar.y()).isGreaterThan(bar.x()));
        assertThat(Xml.elements(svg, "g", "noise").getFirst().getAttribute("stroke-dasharray"))
                .isNotEqualTo("none");
        assertThat(Xml.elements(svg, "title").stream().map(Element::getTextContent))
                .contains("26 Aug 2026 14:00: purchase, return, 3.0 points");
    }

    @Test
    void everyStageShownIsNamedInTheLegend() {
        EkgSubject subject = Shop.year("c", 6);
        Document svg = Xml.parse(EkgSvg.of(subject, SLIDE, Theme.DARK));
        List<String> words =
                Xml.elements(svg, "text").stream().map(Element::getTextContent).toList();
        assertThat(EkgSvg.shown(subject))
                .hasSizeGreaterThan(3)
                .allSatisfy(stage -> assertThat(words).contains(stage.word()));
    }

    @Test
    void theFindingIsReadToThoseWhoDoNotSeeIt() {
        EkgSubject subject = Shop.year("anna", 6);
        Document svg = Xml.parse(EkgSvg.of(subject, SLIDE, Theme.DARK));
        assertThat(Xml.elements(svg, "title").getFirst().getTextContent()).isEqualTo("EKG of anna");
        assertThat(Xml.elements(svg, "desc").getFirst().getTextContent())
                .isEqualTo("Pulse 5.2 on 30 Sep 2026: lost; fell 1.0 in 7 days; last return 85 days ago, "
                        + "expected every 6 days.");
    }

    @Test
    void tenThousandBeatsKeepTheirExtremesAndStayWithinTheStatedSize() {
        EkgSubject subject = Shop.busy("busy", 10_000, Duration.ofDays(900));
        String text = EkgSvg.of(subject, SLIDE, Theme.LIGHT);
        Document svg = Xml.parse(text);
        double most = subject.trace().points().stream()
                .mapToDouble(p -> p.pulse().level())
                .max()
                .orElseThrow();

        assertThat(subject.trace().points()).hasSizeGreaterThan(20_000);
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan((int) EkgSvg.bytesMax(SLIDE));
        assertThat(line(svg)).hasSizeLessThan(4 * SLIDE.width());
        assertThat(line(svg).stream().mapToDouble(Place::y).min().orElseThrow())
                .isCloseTo(pixel(svg, most), within(0.03));
    }

    @Test
    void theNumberOfBarsIsBoundedByTheWidth() {
        EkgSubject subject = Shop.busy("busy", 10_000, Duration.ofDays(900));
        Document svg = Xml.parse(EkgSvg.of(subject, SLIDE, Theme.LIGHT));
        assertThat(bars(svg, "return")).hasSizeBetween(100, SLIDE.width());
        assertThat(bars(svg, "setback")).hasSizeBetween(100, SLIDE.width());
    }

    @Test
    void withoutInteractionsItSaysSo() {
        Document svg = Xml.parse(EkgSvg.of(Shop.empty("nobody"), SLIDE, Theme.LIGHT));
        assertThat(Xml.elements(svg, "desc").getFirst().getTextContent()).isEqualTo("No interactions in this time.");
        assertThat(Xml.elements(svg, "path", "pulse-line")).isEmpty();
        assertThat(Xml.elements(svg, "g", "beats")).isEmpty();
    }

    @Test
    void oneInstantIsDrawnToo() {
        EkgSubject subject = Shop.subject("c", List.of(Shop.interaction("purchase", Shop.END)), Shop.END, Shop.END);
        Document svg = Xml.parse(EkgSvg.of(subject, SLIDE, Theme.LIGHT));
        assertThat(subject.trace().points()).hasSize(1);
        assertThat(Xml.elements(svg, "circle", "now")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} points")
    @ValueSource(doubles = {1e300, -1e300, 1e16, -123_456, 1e-3, 1e-12, -1e-300, Double.MIN_VALUE, 0})
    void coordinatesArePlainNumbersWhateverThePoints(double points) {
        for (Frame frame : List.of(SLIDE, new Frame(280, 240, ZoneOffset.UTC), new Frame(8_000, 240, ZoneOffset.UTC))) {
            String text = EkgSvg.of(Shop.heavy(points), frame, Theme.LIGHT);
            assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
            for (Element element : Xml.elements(Xml.parse(text), "*")) {
                for (String name : List.of("x", "y", "width", "height", "cx", "cy", "r", "d", "font-size")) {
                    assertThat(element.getAttribute(name)).doesNotContainPattern("[0-9][eE]");
                }
            }
        }
    }

    @Test
    void aNegativePulseGoesBelowZero() {
        EkgSubject subject = Shop.heavy(-5);
        Document svg = Xml.parse(EkgSvg.of(subject, SLIDE, Theme.LIGHT));
        assertThat(line(svg).getLast().y()).isGreaterThan(pixel(svg, 0) + 50);
    }

    @Test
    void aFrameHasLimits() {
        assertThatThrownBy(() -> new Frame(100, 500, ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("width must be 280 to 8000 pixels: 100");
    }

    // ---- the world these tests live in -------------------------------------------------------

    static Stream<Long> seeds() {
        return LongStream.range(0, 40).boxed();
    }

    private static Interaction purchase(Instant from, int day) {
        return Shop.interaction("purchase", from.plus(Duration.ofDays(day)));
    }

    private static List<Place> line(Document svg) {
        List<Place> places = new ArrayList<>();
        Matcher matcher =
                PLACE.matcher(Xml.elements(svg, "path", "pulse-line").getFirst().getAttribute("d"));
        while (matcher.find()) {
            places.add(new Place(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))));
        }
        return places;
    }

    /// Base line (x) and tip (y) of each bar of a kind.
    private static List<Place> bars(Document svg, String kind) {
        List<Place> bars = new ArrayList<>();
        Pattern bar = Pattern.compile("M[-0-9.]+ ([-0-9.]+)V([-0-9.]+)");
        for (Element group : Xml.elements(svg, "g", kind)) {
            for (Element path : Xml.elements(svg, "path")) {
                if ((group.compareDocumentPosition(path) & Element.DOCUMENT_POSITION_CONTAINED_BY) == 0) continue;
                Matcher matcher = bar.matcher(path.getAttribute("d"));
                while (matcher.find()) {
                    bars.add(new Place(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))));
                }
            }
        }
        return bars;
    }

    /// Where a value stands, told from the labels of the value axis alone.
    private static double pixel(Document svg, double value) {
        List<Element> labels = Xml.elements(svg, "text", "value");
        double unit = Double.parseDouble(labels.getFirst().getAttribute("font-size")) / 12;
        double lowValue = number(labels.getFirst());
        double highValue = number(labels.getLast());
        double low = Double.parseDouble(labels.getFirst().getAttribute("y")) - 4 * unit;
        double high = Double.parseDouble(labels.getLast().getAttribute("y")) - 4 * unit;
        return low + (value - lowValue) / (highValue - lowValue) * (high - low);
    }

    private static double number(Element label) {
        return Double.parseDouble(label.getTextContent().replace('−', '-').replace(",", ""));
    }

    @Test
    void aTraceIsNeverChangedByDrawingIt() {
        EkgSubject subject = Shop.year("c", 3);
        List<Trace.Point> before = List.copyOf(subject.trace().points());
        String once = EkgSvg.of(subject, SLIDE, Theme.LIGHT);
        assertThat(EkgSvg.of(subject, SLIDE, Theme.LIGHT)).isEqualTo(once);
        assertThat(subject.trace().points()).isEqualTo(before);
    }
}
