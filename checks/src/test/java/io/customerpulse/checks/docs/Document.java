package io.customerpulse.checks.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A Markdown document, taken apart.
///
/// @param path   from the project's folder
/// @param prose  its text without the fenced blocks, line for line
/// @param blocks its fenced blocks, in their order
record Document(String path, String prose, List<Block> blocks) {

    private static final String FENCE = "```";
    private static final Pattern HEADING = Pattern.compile("^#+ +(.*)$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

    /// A fenced block.
    ///
    /// @param line  where its fence stands, from 1
    /// @param info  the words behind the fence: language first
    /// @param text  its lines
    /// @param after the first line of prose after it; empty at the end
    record Block(int line, List<String> info, String text, String after) {

        boolean is(String language) {
            return !info.isEmpty() && info.getFirst().equals(language);
        }

        boolean says(String word) {
            return info.stream().skip(1).anyMatch(word::equals);
        }
    }

    /// Takes a text apart.
    static Document of(String path, String text) {
        List<String> lines = text.lines().toList();
        List<Block> blocks = new ArrayList<>();
        StringBuilder prose = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) {
                prose.append(lines.get(i)).append('\n');
                continue;
            }
            int end = i + 1;
            while (end < lines.size() && !lines.get(end).startsWith(FENCE)) end++;
            if (end == lines.size())
                throw new IllegalArgumentException(path + ":" + (i + 1) + ": a fence is not closed");
            blocks.add(block(lines, i, end));
            prose.append("\n".repeat(end - i + 1));
            i = end;
        }
        return new Document(path, prose.toString(), blocks);
    }

    private static Block block(List<String> lines, int start, int end) {
        List<String> info = Pattern.compile("\\S+")
                .matcher(lines.get(start).substring(FENCE.length()))
                .results()
                .map(MatchResult::group)
                .toList();
        String text = lines.subList(start + 1, end).stream().collect(Collectors.joining("\n"));
        String after = lines.stream()
                .skip(end + 1L)
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
        return new Block(start + 1, info, text, after);
    }

    /// Targets of its links.
    List<String> links() {
        return groups(LINK);
    }

    /// What stands in backticks in its prose.
    List<String> quoted() {
        return groups(CODE);
    }

    /// The anchors its headings make, in the way of common hosts.
    List<String> anchors() {
        return groups(HEADING).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private List<String> groups(Pattern pattern) {
        return pattern.matcher(prose).results().map(found -> found.group(1)).toList();
    }
}
