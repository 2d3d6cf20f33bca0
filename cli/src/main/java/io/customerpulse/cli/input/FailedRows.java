package io.customerpulse.cli.input;

import io.customerpulse.cli.picture.SafeText;
import io.customerpulse.tables.output.AsideFile;
import io.customerpulse.tables.row.Row.Refused;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/// Keeps rows that could not be used as JSON lines, `{"file", "line", "reason", "original"}`, so that
/// they can be mended and read again. The file is made with the first such row, if they are kept at all.
public final class FailedRows implements Consumer<Refused>, AutoCloseable {

    private final FailedPlace place;
    private String input = "";
    private long count;
    private @Nullable AsideFile aside;
    private @Nullable BufferedWriter writer;
    private String firstReason = "";

    public FailedRows(FailedPlace place) {
        this.place = place;
    }

    /// Names the input that the next rows come from.
    public void from(String input) {
        this.input = input;
    }

    /// The first failed row in words, `file:line: reason`; empty if none failed.
    public String first() {
        return firstReason;
    }

    @Override
    public void accept(Refused row) {
        if (count++ == 0) firstReason = SafeText.visible("%s:%d: %s".formatted(input, row.line(), row.reason()));
        switch (place) {
            case FailedPlace.Usual usual -> keep(row, usual.file());
            case FailedPlace.Named named -> keep(row, named.file());
            case FailedPlace.Nowhere _ -> {}
        }
    }

    private void keep(Refused row, Path file) {
        try {
            BufferedWriter to = writer == null ? open(file) : writer;
            to.write("{\"file\":\"%s\",\"line\":%d,\"reason\":\"%s\",\"original\":\"%s\"}\n"
                    .formatted(quoted(input), row.line(), quoted(row.reason()), quoted(row.original())));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(
                    "cannot keep failed rows in %s: %s".formatted(file, unwritable.getMessage()), unwritable);
        }
    }

    /// Puts the file in its place. If no row failed, an older file of the usual name goes: it would speak of
    /// another run.
    public void complete() throws IOException {
        if (aside != null && writer != null) {
            writer.close();
            aside.complete();
        } else if (count == 0 && place instanceof FailedPlace.Usual(Path file) && Files.isRegularFile(file)) {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (writer != null) writer.close();
        } finally {
            if (aside != null) aside.close();
        }
    }

    private BufferedWriter open(Path place) throws IOException {
        AsideFile file = new AsideFile(place);
        aside = file;
        BufferedWriter opened = Files.newBufferedWriter(file.path());
        writer = opened;
        return opened;
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }
}
