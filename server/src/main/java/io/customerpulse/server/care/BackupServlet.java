package io.customerpulse.server.care;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Predicate;

/// `POST /api/v1/backups`: a backup of the running server, as a zip that streams while it is made. Whoever may have
/// it has everything.
public final class BackupServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Path journal;
    private final transient InstantSource clock;
    private final transient Predicate<HttpServletRequest> mayHaveAll;

    /// @param journal    the folder of the journal
    /// @param mayHaveAll who may have it
    public BackupServlet(Path journal, InstantSource clock, Predicate<HttpServletRequest> mayHaveAll) {
        this.journal = journal;
        this.clock = clock;
        this.mayHaveAll = mayHaveAll;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        if (!mayHaveAll.test(request)) {
            answer.setStatus(403);
            answer.setContentType("application/problem+json");
            answer.getWriter()
                    .write("{\"status\":403,\"code\":\"forbidden\",\"detail\":\"a backup is for administrators\"}");
            return;
        }
        answer.setContentType("application/zip");
        answer.setHeader("Cache-Control", "no-store");
        Backup.zip(journal, answer.getOutputStream(), clock.instant());
    }
}
