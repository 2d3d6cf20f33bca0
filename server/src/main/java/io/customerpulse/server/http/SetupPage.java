package io.customerpulse.server.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/// The page that makes the first administrator: three files, served as they are.
public final class SetupPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> TYPES = Map.of(
            "setup.html", "text/html; charset=utf-8",
            "setup.css", "text/css; charset=utf-8",
            "setup.js", "text/javascript; charset=utf-8");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        String path = request.getRequestURI().substring("/setup".length());
        String file = path.isEmpty() ? "setup.html" : path.substring(1);
        String type = TYPES.get(file);
        if (type == null) {
            Problems.write(request, answer, Problems.NOT_FOUND);
            return;
        }
        answer.setContentType(type);
        try (InputStream in = SetupPage.class.getResourceAsStream("setup/" + file)) {
            if (in == null) throw new IllegalStateException("missing from the program: " + file);
            in.transferTo(answer.getOutputStream());
        }
    }
}
