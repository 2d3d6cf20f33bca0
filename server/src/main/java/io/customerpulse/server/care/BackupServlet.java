package io.customerpulse.server.care;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/// `POST /api/v1/backups`: a backup of the running server, as a zip that streams while it is made. Whoever has it has
/// everything, so the door before it is the administrators'.
public final class BackupServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Path journal;
    private final transient InstantSource clock;
    private final transient Consumer<HttpServletRequest> noted;

    /// @param journal the folder of the journal
    /// @param noted   is told before a backup is given
    public BackupServlet(Path journal, InstantSource clock, Consumer<HttpServletRequest> noted) {
        this.noted = noted;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        noted.accept(request);
        answer.setContentType("application/zip");
        answer.setHeader("Cache-Control", "no-store");
        Backup.zip(journal, answer.getOutputStream(), clock.instant());
    }
}
