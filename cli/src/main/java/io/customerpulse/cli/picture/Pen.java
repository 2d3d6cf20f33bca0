package io.customerpulse.cli.picture;

import io.customerpulse.cli.picture.Theme.Palette;

/// What one draws with: where the markup goes, in which colours, how large.
///
/// @param unit the size of letters and marks: 1 is usual
public record Pen(Markup out, Palette colours, double unit) {

    /// Writes a text at a place in pixels.
    ///
    /// @param attributes names and values in turn
    public void text(String text, double x, double y, String... attributes) {
        String[] all = new String[attributes.length + 4];
        all[0] = "x";
        all[1] = Figures.px(x);
        all[2] = "y";
        all[3] = Figures.px(y);
        System.arraycopy(attributes, 0, all, 4, attributes.length);
        out.element("text", text, all);
    }

    /// A number or date at an axis.
    ///
    /// @param anchor start, middle or end
    public void label(String text, double x, double y, String anchor) {
        text(text, x, y, "font-size", size(12), "text-anchor", anchor, "fill", colours.muted());
    }

    /// A straight line of one pixel in the colour of the grid.
    public void rule(String path) {
        out.leaf("path", "d", path, "stroke", colours.grid(), "stroke-width", "1");
    }

    /// A length in units, as pixels.
    public String size(double units) {
        return Figures.px(units * unit);
    }
}
