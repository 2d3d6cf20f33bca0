package io.customerpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.cli.input.Console;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {

    private static final int WIDTH = 100;

    @ParameterizedTest
    @ValueSource(strings = {"score", "explain", "trace", "evaluate", "rhythms", "demo"})
    void everyOptionOfACommandIsExplained(String command) {
        Program help = Program.run(command, "--help");
        assertThat(help.status()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(WIDTH));
        CommandLine program = Pulse.commandLine(Console.ofProcess());
        CommandLine line = Objects.requireNonNull(program.getSubcommands().get(command));
        for (OptionSpec option : line.getCommandSpec().options()) {
            assertThat(help.out()).contains(option.longestName());
            assertThat(String.join("", option.description()))
                    .as(option.longestName())
                    .isNotBlank();
        }
        assertThat(help.out()).contains("Example: pulse " + command).doesNotContain("null", "${");
    }

    @Test
    void theProgramListsItsCommandsAndStatuses() {
        Program help = Program.run("--help");
        assertThat(help.status()).isZero();
        assertThat(help.out())
                .contains(
                        "score", "explain", "trace", "demo", "Exit status: 0 done; 1 could not be done; 2 wrong usage")
                .doesNotContain("null");
        assertThat(help.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(WIDTH));
        assertThat(Program.run("help", "score").out())
                .isEqualTo(Program.run("score", "--help").out());
        assertThat(Program.run("--version").out()).startsWith("pulse 0.1.0");
    }

    @Test
    void withoutACommandTheHelpIsShown() {
        Program bare = Program.run();
        assertThat(bare.status()).isEqualTo(2);
        assertThat(bare.out() + bare.err()).contains("--help");
    }
}
