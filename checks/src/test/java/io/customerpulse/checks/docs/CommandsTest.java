package io.customerpulse.checks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.checks.Sources;
import io.customerpulse.cli.Pulse;
import io.customerpulse.cli.input.Console;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Holds the page of the commands against the program, both ways: each command and option is on the
/// page, and the page has no others.
class CommandsTest {

    private static final String PAGE = "docs/reference/cli.md";
    private static final String EVERYWHERE = "Everywhere";
    private static final String READING = "Reading";
    private static final Pattern OPTION = Pattern.compile("`(--?[A-Za-z][a-z-]*)(?: [^`]*)?`");

    private final Map<String, CommandLine> commands = commands();
    private final Map<String, Set<String>> page = optionsBySection(
            Sources.ending(PAGE).stream().map(Sources.Source::text).collect(Collectors.joining()));

    @Test
    void everyCommandHasASectionAndEverySectionACommand() {
        assertThat(page.keySet().stream().filter(section -> section.startsWith("pulse ")))
                .containsExactlyInAnyOrderElementsOf(commands.keySet());
    }

    @Test
    void everyOptionIsOnThePageAndThePageHasNoOthers() {
        commands.forEach((section, command) -> {
            Set<String> told = new TreeSet<>(page.get(EVERYWHERE));
            told.addAll(page.get(section));
            if (command.getCommandSpec().findOption("--mapping") != null) told.addAll(page.get(READING));
            assertThat(told).as(section).isEqualTo(options(command));
        });
    }

    @Test
    void anOptionIsReadOffTheFirstCellOfARow() {
        String text = """
                ## pulse score

                Without `--mapping` it is guessed.

                | option | if left out |
                |---|---|
                | `-h`, `--help` | see `--version` |
                | `--as-of T` | now |

                ## Else
                """;
        assertThat(optionsBySection(text).get("pulse score")).containsExactly("--as-of", "--help", "-h");
        assertThat(optionsBySection(text).get("Else")).isEmpty();
    }

    private static Map<String, CommandLine> commands() {
        Map<String, CommandLine> commands = new TreeMap<>();
        Pulse.commandLine(Console.ofProcess()).getSubcommands().forEach((name, command) -> {
            if (!name.equals("help")) commands.put("pulse " + name, command);
        });
        return commands;
    }

    private static Set<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(OptionSpec::names)
                .flatMap(Arrays::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> optionsBySection(String text) {
        Map<String, Set<String>> sections = new TreeMap<>();
        Set<String> section = new TreeSet<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("## ")) {
                section = new TreeSet<>();
                sections.put(line.substring(3), section);
            } else if (line.startsWith("| `-")) {
                String cell = line.substring(1, line.indexOf('|', 1));
                OPTION.matcher(cell).results().map(found -> found.group(1)).forEach(section::add);
            }
        }
        return sections;
    }
}
