package io.customerpulse.cli.picture;

import io.customerpulse.engine.vitals.Stage;

/// How a stage looks: a colour, and a hatch that grows denser as the relationship weakens, so that
/// nobody needs the colour.
///
/// @param colour for fills at low opacity and for marks, fit for dark and light grounds
/// @param hatch  strokes of an 8 by 8 tile as a path; empty for none
/// @param ansi   the same colour in a terminal, as an SGR number
record StageLook(String colour, String hatch, int ansi) {

    private static final String RISING = "M-2 2L2-2M0 8L8 0M6 10L10 6";
    private static final String FALLING = "M-2 6L2 10M0 0L8 8M6-2L10 2";
    private static final String DOTS = "M3.2 4H4.8";
    private static final String UPRIGHT = "M4 0V8";

    static StageLook of(Stage stage) {
        return switch (stage) {
            case NEW -> new StageLook("#2b8cc4", DOTS, 36);
            case GROWING -> new StageLook("#25935b", "", 32);
            case THRIVING -> new StageLook("#0e8a7c", "", 92);
            case STEADY -> new StageLook("#6b8494", "", 37);
            case FADING -> new StageLook("#b9780f", FALLING, 33);
            case DORMANT -> new StageLook("#d4621a", FALLING + "M-2 2L2 6M2-2L10 6", 91);
            case LOST -> new StageLook("#d6455d", FALLING + RISING, 31);
            case REVIVED -> new StageLook("#8b67e4", UPRIGHT, 35);
        };
    }

    static String letter(Stage stage) {
        return stage.name().substring(0, 1);
    }

    /// Its fill as an SVG pattern.
    void hatch(String id, Markup out) {
        out.open("pattern", "id", id, "width", "8", "height", "8", "patternUnits", "userSpaceOnUse");
        out.leaf("rect", "width", "8", "height", "8", "fill", colour, "fill-opacity", "0.3");
        if (!hatch.isEmpty()) out.leaf("path", "d", hatch, "stroke", colour, "stroke-width", "1.4", "fill", "none");
        out.close("pattern");
    }
}
