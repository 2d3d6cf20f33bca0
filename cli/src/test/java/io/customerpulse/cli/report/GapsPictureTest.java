package io.customerpulse.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.cli.picture.Theme;
import io.customerpulse.cli.picture.Xml;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class GapsPictureTest {

    @Test
    void theMedianAndTheQuartilesAreNamed() {
        SortedMap<Long, Long> gaps = new TreeMap<>();
        gaps.put(7L, 30L);
        gaps.put(30L, 50L);
        gaps.put(400L, 20L);
        Document svg = Xml.parse(GapsPicture.of(gaps, List.of(7.0, 30.0, 30.0), Theme.DARK));
        List<String> texts =
                Xml.elements(svg, "text").stream().map(Element::getTextContent).toList();
        assertThat(texts).contains("a quarter within 7 days", "half within 30 days", "three quarters within 30 days");
        assertThat(Xml.elements(svg, "desc").getFirst().getTextContent()).startsWith("100 gaps");
    }

    @Test
    void oneGapIsAPictureToo() {
        for (long days : new long[] {1, 36_500}) {
            SortedMap<Long, Long> gaps = new TreeMap<>();
            gaps.put(days, 1L);
            double all = days;
            assertThat(Xml.elements(Xml.parse(GapsPicture.of(gaps, List.of(all, all, all), Theme.LIGHT)), "rect"))
                    .hasSize(3);
        }
    }
}
