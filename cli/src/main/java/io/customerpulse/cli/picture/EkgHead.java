package io.customerpulse.cli.picture;

import io.customerpulse.engine.vitals.Stage;

/// The words above an EKG: who, the finding, and at the right the pulse, the stage and the trend.
record EkgHead(EkgSubject subject, Layout layout, Pen pen) {

    void draw() {
        double unit = layout.unit();
        double left = layout.pad();
        double right = layout.frame().width() - layout.pad();
        double size = (layout.isCompact() ? 18 : 24) * unit;
        double room = right - left - (layout.isCompact() ? 6.2 : 13) * 24 * unit;
        double titleY = layout.pad() + 22 * unit;
        pen.text(
                Typeset.fit(subject.customer(), size, room),
                left,
                titleY,
                "font-size",
                Figures.px(size),
                "font-weight",
                "650",
                "letter-spacing",
                "-0.2",
                "direction",
                "ltr",
                "unicode-bidi",
                "isolate",
                "fill",
                pen.colours().ink());
        double y = titleY + (layout.isCompact() ? 62 : 30) * unit;
        for (String line : layout.finding()) {
            pen.text(line, left, y, "fill", pen.colours().muted(), "font-size", Figures.px(14.5 * unit));
            y += 20 * unit;
        }
        if (!subject.isEmpty()) numbers(right, titleY);
    }

    private void numbers(double right, double titleY) {
        double unit = layout.unit();
        double size = (layout.isCompact() ? 30 : 44) * unit;
        String level = Figures.points(subject.now().pulse().level());
        double numberY = titleY + (layout.isCompact() ? 4 : 14) * unit;
        double unitWidth = Typeset.width("points", 13 * unit);
        String[] end = {"text-anchor", "end", "fill", pen.colours().muted(), "font-size", Figures.px(13 * unit)};
        pen.text("points", right, numberY, end);
        pen.text(
                level,
                right - unitWidth - 3 * unit,
                numberY,
                "text-anchor",
                "end",
                "font-size",
                Figures.px(size),
                "font-weight",
                "700",
                "letter-spacing",
                "-0.5",
                "fill",
                level.startsWith("−") ? pen.colours().noise() : pen.colours().pulse());
        double y = numberY + 30 * unit;
        String trend = Words.trend(subject);
        double trendWidth = 0;
        if (!trend.isEmpty()) {
            String words = trend + " in " + subject.trendDays();
            trendWidth = Typeset.width(words, 13 * unit) + 8 * unit;
            pen.text(words, right, y, end);
        }
        chip(subject.now().vitals().stage(), layout.isCompact() ? layout.pad() : -(right - trendWidth), y);
    }

    /// The stage as a pill.
    ///
    /// @param at its left edge, or if negative, the place its right edge stands at
    private void chip(Stage stage, double at, double y) {
        double unit = layout.unit();
        double size = 13 * unit;
        double width = Typeset.width(stage.word(), size) + 35 * unit;
        double left = at < 0 ? -at - width : at;
        pill(left, y, width, StageLook.of(stage).colour());
        pen.text(
                stage.word(),
                left + 21 * unit,
                y - 0.4 * unit,
                "font-size",
                Figures.px(size),
                "font-weight",
                "600",
                "fill",
                pen.colours().ink());
    }

    private void pill(double left, double y, double width, String colour) {
        double unit = layout.unit();
        pen.out()
                .leaf(
                        "rect",
                        "x",
                        Figures.px(left),
                        "y",
                        Figures.px(y - 16 * unit),
                        "width",
                        Figures.px(width),
                        "height",
                        Figures.px(22 * unit),
                        "rx",
                        Figures.px(11 * unit),
                        "fill",
                        colour,
                        "fill-opacity",
                        "0.16",
                        "stroke",
                        colour,
                        "stroke-opacity",
                        "0.7");
        pen.out()
                .leaf(
                        "circle",
                        "cx",
                        Figures.px(left + 12 * unit),
                        "cy",
                        Figures.px(y - 5 * unit),
                        "r",
                        Figures.px(4 * unit),
                        "fill",
                        colour);
    }
}
