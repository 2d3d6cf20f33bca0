package io.customerpulse.cli.command;

import io.customerpulse.cli.picture.SafeText;

/// Text from outside, made fit for one line of a terminal.
final class PlainText {

    private PlainText() {}

    /// Control characters made visible, cut to so many cells.
    static String cut(String text, int cells) {
        return SafeText.clip(SafeText.visible(text), cells);
    }
}
