package io.customerpulse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small shop's files in a folder.
record Shop(Path folder) {

    static final String ROWS = """
            who,when,what,worth,about
            ada,2026-01-05T12:00:00Z,Order Completed,80,
            ada,2026-01-12T09:00:00Z,Email Delivered,,winter-sale
            ben,2026-01-12T09:00:00Z,Email Delivered,,winter-sale
            ben,2026-01-12T10:00:00Z,Email Opened,,winter-sale
            ada,2026-01-28T20:00:00Z,Social Content Viewed,,lookbook
            ada,2026-02-08T21:00:00Z,Social Content Viewed,,lookbook
            cleo,2026-02-09T08:00:00Z,Order Completed,12.50,
            ada,2026-02-16T19:30:00Z,Social Content Viewed,,store-tour
            """;

    static final String MAPPING = """
            customer: who
            time: {column: when}
            signal: {column: what}
            value: {column: worth, currency: USD}
            outreach: about
            """;

    Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    Path rows() throws IOException {
        return file("rows.csv", ROWS);
    }

    Path mapping() throws IOException {
        return file("mapping.yaml", MAPPING);
    }

    Path place(String name) {
        return folder.resolve(name);
    }

    String[] names() {
        String[] names = folder.toFile().list();
        if (names == null) throw new AssertionError(folder + " is no folder");
        java.util.Arrays.sort(names);
        return names;
    }
}
