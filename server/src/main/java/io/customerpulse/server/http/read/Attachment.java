package io.customerpulse.server.http.read;

import io.customerpulse.server.export.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/// An answer that is to be kept as a file.
///
/// @param name of the file, without its ending
/// @param day  stands in the name
record Attachment(String name, LocalDate day) {

    static final String CSV = "text/csv";

    /// What stands in a table.
    interface Rows {

        /// Writes it, as it is read.
        void into(Csv csv) throws IOException;
    }

    /// Answers with a table.
    void table(HttpServletResponse response, List<String> columns, Rows rows) throws IOException {
        response.setContentType(CSV + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"%s-%s.csv\"".formatted(name, day));
        Writer text = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        Csv csv = new Csv(text);
        csv.row(columns);
        rows.into(csv);
        text.flush();
    }
}
