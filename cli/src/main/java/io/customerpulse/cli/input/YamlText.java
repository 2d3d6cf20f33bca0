package io.customerpulse.cli.input;

import io.customerpulse.codec.catalog.CatalogFile;
import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.codec.yaml.Problem;
import io.customerpulse.engine.catalog.Catalog;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads the small files that a user names: a catalog, and others made of YAML.
public final class YamlText {

    private YamlText() {}

    /// The catalog of a file; the built-in one if none is named.
    public static Catalog catalog(Optional<Path> named) throws UserMistake {
        if (named.isEmpty()) return DefaultCatalog.read();
        Path file = named.get();
        return switch (CatalogFile.read(file.toString(), text(file))) {
            case CatalogFile.Read read -> read.catalog();
            case CatalogFile.Refused refused -> throw mistake(refused.problems());
        };
    }

    /// What a file says, or why it cannot be read.
    public static String text(Path file) throws UserMistake {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UserMistake("cannot read %s: %s".formatted(file, reason(unreadable)));
        }
    }

    /// All that is wrong with a file, a line each.
    public static UserMistake mistake(List<Problem> problems) {
        return new UserMistake(problems.stream().map(Problem::message).collect(Collectors.joining("\n")));
    }

    private static String reason(IOException unreadable) {
        return switch (unreadable) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "permission denied";
            case MalformedInputException _ -> "it is not UTF-8 text";
            default -> String.valueOf(unreadable.getMessage());
        };
    }
}
