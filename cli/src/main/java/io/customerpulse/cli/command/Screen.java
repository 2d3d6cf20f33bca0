package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.picture.EkgSubject;
import io.customerpulse.cli.picture.Terminal;
import io.customerpulse.cli.picture.Terminal.Glyphs;
import io.customerpulse.cli.picture.Terminal.Ink;
import io.customerpulse.cli.picture.TerminalEkg;
import io.customerpulse.cli.picture.TerminalWard;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/// Draws for the terminal that the console has.
///
/// @param console where it will be printed
/// @param zone    in which dates are told
record Screen(Console console, ZoneId zone) {

    private static final int ROWS = 24;

    String text(List<EkgSubject> subjects) {
        Terminal terminal = new Terminal(columns(), ROWS, ink(), glyphs(), zone);
        return subjects.size() == 1
                ? TerminalEkg.of(subjects.getFirst(), terminal)
                : TerminalWard.of(subjects, terminal);
    }

    private int columns() {
        return Math.clamp(console.columns(), Terminal.COLUMNS_MIN, Terminal.SIZE_MAX);
    }

    private Ink ink() {
        boolean colour = console.outScreen() && System.getenv("NO_COLOR") == null;
        return colour ? Ink.ANSI : Ink.PLAIN;
    }

    private Glyphs glyphs() {
        return console.out().charset().equals(StandardCharsets.UTF_8) ? Glyphs.UNICODE : Glyphs.ASCII;
    }
}
