package io.customerpulse.cli.picture;

/// The colours of a picture. Text stands at 4.5:1 or more on its ground, lines and marks at 3:1 or more.
public enum Theme {
    /// Dark ink on white: for slides and print.
    LIGHT,
    /// Light ink on night blue: for screens.
    DARK,
    /// The colours of the page around it, by name: `--ground`, `--grid` and so on.
    PAGE;

    public Palette palette() {
        return switch (this) {
            case LIGHT ->
                new Palette("#ffffff", "#dfe7ec", "#12202b", "#526472", "#087f5b", "#1767b3", "#7646c9", "#c2410c");
            case DARK ->
                new Palette("#0a1118", "#1e2c38", "#e8f0f5", "#93a6b5", "#3ee0a1", "#62b8ff", "#b79bff", "#ff9461");
            case PAGE ->
                new Palette(
                        "var(--ground)",
                        "var(--grid)",
                        "var(--ink)",
                        "var(--muted)",
                        "var(--pulse)",
                        "var(--return)",
                        "var(--investment)",
                        "var(--noise)");
        };
    }

    /// One colour for each part of the picture, as CSS writes it.
    public record Palette(
            String ground,
            String grid,
            String ink,
            String muted,
            String pulse,
            String returned,
            String invested,
            String noise) {}
}
