package io.customerpulse.cli.command;

import java.util.List;
import java.util.regex.Pattern;

/// Words of a command as a line that a shell reads as the same words.
final class ShellWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./~-]+");

    private ShellWords() {}

    /// The line; words that a shell would change stand in single quotes.
    static String line(String program, List<String> words) {
        StringBuilder line = new StringBuilder(program);
        for (String word : words) {
            line.append(' ');
            if (PLAIN.matcher(word).matches() && word.charAt(0) != '~') line.append(word);
            else line.append('\'').append(word.replace("'", "'\\''")).append('\'');
        }
        return line.toString();
    }
}
