package io.customerpulse.cli.picture;

/// A grid of dots that lines are drawn on, told as characters: two by four dots to a Braille cell, or
/// one dot to an ASCII character.
final class Canvas {

    private static final int BRAILLE = 0x2800;
    private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final boolean braille;
    private final boolean[][] dots;

    /// @param columns in characters
    /// @param rows    in characters
    Canvas(int columns, int rows, boolean braille) {
        this.braille = braille;
        this.dots = new boolean[rows * (braille ? 4 : 1)][columns * (braille ? 2 : 1)];
    }

    /// Dots from left to right.
    int width() {
        return dots[0].length;
    }

    /// Dots from top to bottom.
    int height() {
        return dots.length;
    }

    /// Draws a straight line between two dots, both included.
    void line(int fromX, int fromY, int toX, int toY) {
        int wide = Math.abs(toX - fromX);
        int high = Math.abs(toY - fromY);
        int steps = Math.max(1, Math.max(wide, high));
        for (int i = 0; i <= steps; i++) {
            int x = fromX + (int) Math.round((toX - fromX) * (double) i / steps);
            int y = fromY + (int) Math.round((toY - fromY) * (double) i / steps);
            dots[y][x] = true;
        }
    }

    /// One row of characters.
    String row(int row) {
        return braille ? brailleRow(row) : plainRow(row);
    }

    private String brailleRow(int row) {
        StringBuilder out = new StringBuilder();
        for (int column = 0; column < width() / 2; column++) {
            int cell = 0;
            for (int y = 0; y < 4; y++) {
                for (int x = 0; x < 2; x++) {
                    if (dots[row * 4 + y][column * 2 + x]) cell |= DOTS[y][x];
                }
            }
            out.append(cell == 0 ? ' ' : (char) (BRAILLE + cell));
        }
        return out.toString();
    }

    private String plainRow(int row) {
        StringBuilder out = new StringBuilder();
        for (int x = 0; x < width(); x++) {
            boolean above = row > 0 && dots[row - 1][x];
            boolean below = row + 1 < height() && dots[row + 1][x];
            out.append(!dots[row][x] ? ' ' : above || below ? '|' : '-');
        }
        return out.toString();
    }
}
