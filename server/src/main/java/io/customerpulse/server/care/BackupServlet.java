package io.customerpulse.server.care;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// `POST /api/v1/backups`: a backup of the running server, as a zip that streams while it is made. Whoever has it has
/// everything, so the door before it is the administrators'.
public final class BackupServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Path journal;
    private final transient InstantSource clock;

    /// @param journal the folder of the journal
    public BackupServlet(Path journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        answer.setContentType("application/zip");
        answer.setHeader("Cache-Control", "no-store");
        Backup.zip(journal, answer.getOutputStream(), clock.instant());
    }
}
