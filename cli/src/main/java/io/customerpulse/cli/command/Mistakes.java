package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.UserMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// The edge where what went wrong becomes words and an exit status.
///
/// @param console where they are said
public record Mistakes(Console console) implements IExecutionExceptionHandler {

    private static final int INTERRUPTED = 130;

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) {
        if (isInterrupt(thrown)) return say("interrupted: no result was written", INTERRUPTED);
        return switch (thrown) {
            case UserMistake mistake -> say(String.valueOf(mistake.getMessage()), ExitCode.USAGE);
            case FileSystemException failed when failed.getFile() != null -> say(reason(failed), ExitCode.SOFTWARE);
            case IOException failed -> say(String.valueOf(failed.getMessage()), ExitCode.SOFTWARE);
            case UncheckedIOException failed -> say(String.valueOf(failed.getMessage()), ExitCode.SOFTWARE);
            default -> {
                if (System.getenv("PULSE_TRACE") != null) thrown.printStackTrace(console.err());
                yield say(
                        "this is a fault of the program (%s); nothing was written. To report it, run again with PULSE_TRACE=1"
                                .formatted(thrown),
                        ExitCode.SOFTWARE);
            }
        };
    }

    /// What the system says of a file; its message may be the name alone.
    private static String reason(FileSystemException failed) {
        String why = failed instanceof AccessDeniedException ? "permission denied" : failed.getReason();
        return why == null ? String.valueOf(failed.getMessage()) : "%s: %s".formatted(failed.getFile(), why);
    }

    /// Whether somebody wanted it to end; a file that is being read says so in its own way.
    private static boolean isInterrupt(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) return true;
        }
        return false;
    }

    private int say(String message, int status) {
        console.note("pulse: %s".formatted(message));
        return status;
    }
}
