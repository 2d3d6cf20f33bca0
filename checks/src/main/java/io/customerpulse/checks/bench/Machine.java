package io.customerpulse.checks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What figures were measured on, in a line.
final class Machine {

    private static final Path CPU = Path.of("/proc/cpuinfo");

    private Machine() {}

    static String line() {
        return "Machine: %s %s, %s, %d processors; Java %s"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version());
    }

    private static String processor() {
        if (!Files.isReadable(CPU)) return "processor not known";
        try (Stream<String> lines = Files.lines(CPU)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("processor not known");
        } catch (IOException unreadable) {
            return "processor not known";
        }
    }
}
