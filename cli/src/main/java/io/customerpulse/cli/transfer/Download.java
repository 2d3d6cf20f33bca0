package io.customerpulse.cli.transfer;

import io.customerpulse.cli.input.UserMistake;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.zip.ZipException;

/// A backup from a server that is running.
public final class Download {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final URI address;
    private final String authorization;

    /// @param secretKey with the scope `admin`
    public Download(String server, String secretKey) throws UserMistake {
        this.address = HttpTarget.address(server, "/api/v1/backups");
        this.authorization = "Bearer " + secretKey;
    }

    /// Has a backup made, and writes it to a file that is not there yet; it appears there when it is whole.
    ///
    /// @return how many bytes it has
    public long backup(Path to) throws IOException, InterruptedException {
        if (Files.exists(to)) throw new IOException("%s is there already: choose another name".formatted(to));
        Path aside = to.resolveSibling(to.getFileName() + ".partial");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("authorization", authorization)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            HttpResponse<Path> answer = client.send(request, BodyHandlers.ofFile(aside));
            if (answer.statusCode() != 200) {
                throw new IOException("the server made no backup: it answered %d".formatted(answer.statusCode()));
            }
            requireWhole(aside);
            Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE);
            return Files.size(to);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /// A zip has its table of contents at its end, so one that was cut off cannot be opened.
    private static void requireWhole(Path zip) throws IOException {
        try {
            FileSystems.newFileSystem(zip).close();
        } catch (ZipException | ProviderNotFoundException cut) {
            throw new IOException("the backup broke off on its way: %s".formatted(cut.getMessage()), cut);
        }
    }
}
