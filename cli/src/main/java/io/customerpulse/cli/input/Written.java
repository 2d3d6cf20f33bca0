package io.customerpulse.cli.input;

import io.customerpulse.tables.output.AsideFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files a command will write, looked at before its work: none may be one of those it reads or another
/// one it writes, and there must be room for each.
public final class Written {

    private final List<Path> read;
    private final List<Path> places = new ArrayList<>();

    public Written(List<Path> read) {
        this.read = List.copyOf(read);
    }

    /// Adds a file that will be written.
    ///
    /// @param what what it is, in words
    /// @throws UserMistake if it is one of the others
    /// @throws IOException if its folder is not there or cannot be written to
    public void add(String what, Path place) throws UserMistake, IOException {
        spare(what, place);
        AsideFile.requireRoom(place);
    }

    /// Adds a file that may be written: only that it is none of the others is looked at.
    ///
    /// @throws UserMistake if it is one of the others
    public void spare(String what, Path place) throws UserMistake, IOException {
        for (Path input : read) {
            if (isSame(input, place)) {
                throw new UserMistake("%s %s is one of the inputs: it would be lost".formatted(what, place));
            }
        }
        for (Path other : places) {
            if (isSame(other, place)) {
                throw new UserMistake("%s %s is written already: choose another name".formatted(what, place));
            }
        }
        places.add(place);
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        if (Files.exists(one) && Files.exists(other)) return Files.isSameFile(one, other);
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
