package io.customerpulse.checks.bench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A PostgreSQL of our own in a fresh folder, with its usual durability: a commit is on disk when it returns.
final class Postgres implements Peer {

    private static final String PROGRAMS = "pulse.postgres";

    private final Path folder;
    private final int port;

    private Postgres(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /// Makes and starts one. As root it runs as the user `postgres`, because it refuses to run as root.
    static Postgres start(Path folder, int port) throws IOException, SQLException {
        Files.createDirectories(folder);
        if (isRoot()) command(List.of("chown", "postgres", folder.toString()));
        Postgres postgres = new Postgres(folder, port);
        postgres.program("initdb", "-D", postgres.data(), "-A", "trust", "-U", "pulse", "-E", "UTF8");
        postgres.program(
                "pg_ctl",
                "-D",
                postgres.data(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=512MB"
                                .formatted(port)
                        + " -c max_wal_size=4GB",
                "start");
        try (Connection connection = DriverManager.getConnection(postgres.url());
                Statement statement = connection.createStatement()) {
            statement.execute(PostgresSender.SCHEMA);
        }
        return postgres;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?user=pulse".formatted(port);
    }

    @Override
    public List<String> address() {
        return List.of("postgres", url(), "-");
    }

    @Override
    public void close() throws IOException {
        program("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void program(String name, String... arguments) throws IOException {
        String programs = System.getProperty(PROGRAMS, "");
        List<String> command = new ArrayList<>();
        if (isRoot()) command.addAll(List.of("runuser", "-u", "postgres", "--"));
        command.add(programs.isEmpty() ? name : Path.of(programs, name).toString());
        command.addAll(List.of(arguments));
        command(command);
    }

    private static void command(List<String> command) throws IOException {
        Path said = Files.createTempFile("postgres", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int status = process.onExit().join().exitValue();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        Files.delete(said);
        if (status != 0) throw new IOException("%s ended with %d: %s".formatted(command, status, text));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
