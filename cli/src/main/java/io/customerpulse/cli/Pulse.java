package io.customerpulse.cli;

import io.customerpulse.cli.command.BackupCommand;
import io.customerpulse.cli.command.Conversions;
import io.customerpulse.cli.command.DemoCommand;
import io.customerpulse.cli.command.EraseCommand;
import io.customerpulse.cli.command.EvaluateCommand;
import io.customerpulse.cli.command.ExplainCommand;
import io.customerpulse.cli.command.ExportCommand;
import io.customerpulse.cli.command.FitCommand;
import io.customerpulse.cli.command.ImportCommand;
import io.customerpulse.cli.command.Mistakes;
import io.customerpulse.cli.command.Misuse;
import io.customerpulse.cli.command.RebuildCommand;
import io.customerpulse.cli.command.RestoreCommand;
import io.customerpulse.cli.command.RhythmsCommand;
import io.customerpulse.cli.command.ScoreCommand;
import io.customerpulse.cli.command.ServeCommand;
import io.customerpulse.cli.command.TraceCommand;
import io.customerpulse.cli.command.VerifyCommand;
import io.customerpulse.cli.input.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The program: its commands, and how it ends.
@Command(
        name = "pulse",
        mixinStandardHelpOptions = true,
        version = "pulse 0.1.0",
        description = {
            "One live number per customer: pulse = investments + returns - relationship decay.",
            "",
            "Scores a file of interactions, shows why each pulse is what it is, and draws its course."
        },
        subcommands = HelpCommand.class,
        footer = {
            "",
            "Try it without data:  pulse demo",
            "With yours:           pulse score events.csv --mapping mapping.yaml",
            "",
            "Exit status: 0 done; 1 could not be done; 2 wrong usage or a wrong mapping or catalog;",
            "3 done, but some rows could not be used and are kept in a .failed.jsonl file."
        })
public final class Pulse {

    private Pulse() {}

    /// Runs one command.
    public static void main(String[] arguments) {
        System.exit(commandLine(Console.ofProcess()).execute(arguments));
    }

    /// The whole program, speaking to a console.
    public static CommandLine commandLine(Console console) {
        CommandLine line = new CommandLine(new Pulse())
                .addSubcommand(new ScoreCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new TraceCommand(console))
                .addSubcommand(new FitCommand(console))
                .addSubcommand(new EvaluateCommand(console))
                .addSubcommand(new RhythmsCommand(console))
                .addSubcommand(new DemoCommand(console))
                .addSubcommand(new ServeCommand(console))
                .addSubcommand(new ImportCommand(console))
                .addSubcommand(new BackupCommand(console))
                .addSubcommand(new RestoreCommand(console))
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new RebuildCommand(console))
                .addSubcommand(new ExportCommand(console))
                .addSubcommand(new EraseCommand(console))
                .registerConverter(Instant.class, Conversions::instant)
                .registerConverter(Duration.class, Conversions::duration)
                .registerConverter(ZoneId.class, Conversions::zone)
                .setExecutionExceptionHandler(new Mistakes(console))
                .setParameterExceptionHandler(new Misuse(console))
                .setUsageHelpWidth(100);
        line.setOut(new PrintWriter(console.out(), true, console.out().charset()));
        line.setErr(new PrintWriter(console.err(), true, console.err().charset()));
        return line;
    }
}
