package io.customerpulse.server.http.screen;

import io.customerpulse.server.http.Problems;
import io.customerpulse.server.http.access.Door;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The screens: one page for all their addresses, and the files it is made of, as the module `web` packed them.
///
/// A file whose name holds a sum of its content never changes, and may be kept by browsers for good.
public final class Screens extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String FOLDER = "/io/customerpulse/web/";
    private static final String PAGE = "index.html";
    private static final String SUMMED = "/assets/";
    private static final Pattern FILE = Pattern.compile("(?:assets/)?[A-Za-z0-9_-][A-Za-z0-9_.-]{0,120}");

    /// Addresses that a person may open, copy and send.
    private static final List<String> PAGES = List.of(
            "/",
            "/customers",
            "/customers/{customer}",
            "/effects",
            "/model",
            "/data",
            "/data/{part}",
            "/settings",
            "/settings/{part}",
            "/sign-in",
            "/setup");

    /// What the page is made of.
    private static final List<String> FILES = List.of("/theme.js", "/icon.svg", SUMMED + "{file}");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final transient Map<String, byte[]> kept = new ConcurrentHashMap<>();

    /// The doors of the screens: open, since nothing of a customer stands in them.
    public static List<Door> doors() {
        return Stream.concat(PAGES.stream(), FILES.stream())
                .map(path -> Door.open("GET", path))
                .toList();
    }

    /// What the container has to send here.
    public static String[] addresses() {
        return Stream.concat(PAGES.stream(), FILES.stream())
                .map(path -> path.equals("/") ? "" : path.replaceFirst("/\\{.*", "/*"))
                .distinct()
                .toArray(String[]::new);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        String path = request.getRequestURI();
        boolean isFile = path.startsWith(SUMMED) || FILES.contains(path);
        String file = isFile ? path.substring(1) : PAGE;
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        Optional<byte[]> plain = type == null || !FILE.matcher(file).matches() ? Optional.empty() : content(file);
        if (plain.isEmpty()) {
            Problems.write(request, answer, Problems.NOT_FOUND);
            return;
        }
        answer.setContentType(type);
        answer.setHeader("Vary", "Accept-Encoding");
        answer.setHeader("Cache-Control", path.startsWith(SUMMED) ? "public, max-age=31536000, immutable" : "no-cache");
        Optional<byte[]> packed =
                takesPacked(request.getHeader("Accept-Encoding")) ? content(file + ".gz") : Optional.empty();
        if (packed.isPresent()) answer.setHeader("Content-Encoding", "gzip");
        byte[] sent = packed.or(() -> plain).orElseThrow();
        answer.setContentLength(sent.length);
        answer.getOutputStream().write(sent);
    }

    private static boolean takesPacked(@Nullable String encodings) {
        return encodings != null && encodings.contains("gzip");
    }

    private Optional<byte[]> content(String file) throws IOException {
        byte[] known = kept.get(file);
        if (known != null) return Optional.of(known);
        try (InputStream in = Screens.class.getResourceAsStream(FOLDER + file)) {
            // What is not there is not remembered: anybody may ask for any number of names.
            if (in == null) return Optional.empty();
            byte[] read = in.readAllBytes();
            kept.put(file, read);
            return Optional.of(read);
        }
    }
}
