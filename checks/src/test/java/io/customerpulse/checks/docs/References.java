package io.customerpulse.checks.docs;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What documents point at: files, headings and types.
final class References {

    private static final Pattern SOURCE_FILE = Pattern.compile("[\\w./-]+\\.(?:java|md|xml|sh|scenario|ts|tsx)");
    private static final Pattern ANY_FILE = Pattern.compile("[\\w./-]+/[\\w.-]+\\.[a-z]+");
    private static final Pattern TYPE = Pattern.compile("([A-Z][a-z][A-Za-z0-9]*)(?:[.#].*)?");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");
    private static final List<String> JDK =
            List.of("java.lang.", "java.util.", "java.time.", "java.nio.file.", "java.util.function.");

    private References() {}

    /// The files of the project and the documents among them.
    ///
    /// @param paths     of all files and folders, from the project's folder
    /// @param documents by their paths
    record Project(Set<String> paths, Map<String, Document> documents) {

        static Project of(List<String> files, List<Document> documents) {
            Set<String> paths = new HashSet<>(files);
            for (String file : files) {
                for (Path folder = Path.of(file).getParent(); folder != null; folder = folder.getParent()) {
                    paths.add(folder.toString());
                }
            }
            Map<String, Document> byPath = documents.stream()
                    .collect(Collectors.toMap(
                            Document::path, document -> document, (one, other) -> one, LinkedHashMap::new));
            return new Project(paths, byPath);
        }

        /// Quoted files that do not exist: neither from the project's folder, nor from the document's,
        /// nor (for a bare name) anywhere in the project. Of other files than sources only those are
        /// looked at whose path begins with a folder of the project: the rest are the reader's own.
        List<String> missingFiles(Document document) {
            return document.quoted().stream()
                    .filter(this::isOurs)
                    .filter(quoted -> !exists(document, quoted))
                    .toList();
        }

        private boolean isOurs(String quoted) {
            if (quoted.contains("NNNN") || quoted.startsWith("/")) return false;
            if (SOURCE_FILE.matcher(quoted).matches()) return true;
            return ANY_FILE.matcher(quoted).matches() && paths.contains(quoted.substring(0, quoted.indexOf('/')));
        }

        private boolean exists(Document document, String quoted) {
            return paths.contains(resolved("", quoted))
                    || paths.contains(resolved(document.path(), quoted))
                    || (!quoted.contains("/") && paths.stream().anyMatch(path -> path.endsWith("/" + quoted)));
        }

        /// Links to files or headings of the project that do not exist.
        List<String> brokenLinks(Document document) {
            return document.links().stream()
                    .filter(link -> !link.matches("[a-z]+:.*"))
                    .filter(link -> !leadsSomewhere(document, link))
                    .toList();
        }

        private boolean leadsSomewhere(Document document, String link) {
            int hash = link.indexOf('#');
            String file = hash < 0 ? link : link.substring(0, hash);
            String path = file.isEmpty() ? document.path() : resolved(document.path(), file);
            if (!paths.contains(path)) return false;
            if (hash < 0) return true;
            Document target = documents.get(path);
            return target != null && target.anchors().contains(link.substring(hash + 1));
        }

        private static String resolved(String document, String path) {
            Path from = Path.of(document).resolveSibling(path).normalize();
            return from.toString();
        }
    }

    /// Types in a document's backticks that neither the sources declare nor the JDK has.
    static List<String> missingTypes(Document document, List<String> sources) {
        Set<String> declared = sources.stream()
                .flatMap(source -> DECLARED.matcher(source).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        return document.quoted().stream()
                .map(TYPE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .filter(type -> !declared.contains(type) && !isInJdk(type))
                .toList();
    }

    private static boolean isInJdk(String type) {
        return JDK.stream().anyMatch(name -> {
            try {
                Class.forName(name + type, false, References.class.getClassLoader());
                return true;
            } catch (ClassNotFoundException absent) {
                return false;
            }
        });
    }
}
