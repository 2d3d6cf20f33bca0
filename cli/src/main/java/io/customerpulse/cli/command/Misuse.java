package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/// What is said of a command line that cannot be understood: why, and where help is.
///
/// @param console where it is said
public record Misuse(Console console) implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        console.note("pulse: %s".formatted(wrong.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
        console.note("Help: %s --help".formatted(line.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }
}
