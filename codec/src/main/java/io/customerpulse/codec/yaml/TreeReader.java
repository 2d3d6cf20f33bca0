package io.customerpulse.codec.yaml;

import io.customerpulse.codec.yaml.Node.Entry;
import io.customerpulse.codec.yaml.Node.Mapping;
import io.customerpulse.codec.yaml.Node.Scalar;
import io.customerpulse.codec.yaml.Node.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Text to tree. What it cannot use it reports and, where it can, passes over, so that one reading
/// finds all problems; only broken syntax ends it.
final class TreeReader {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setUseMarks(true).setParseComments(false).build();

    private final Problems problems;

    TreeReader(Problems problems) {
        this.problems = problems;
    }

    /// The tree as far as it could be read; nothing if it could not.
    Optional<Node> read(String text) {
        if (text.length() > YamlFile.BYTES_MAX || text.getBytes(StandardCharsets.UTF_8).length > YamlFile.BYTES_MAX) {
            problems.add(1, "", "a file over 1 MB", "at most 1000000 bytes");
            return Optional.empty();
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            return document(new Parse(SETTINGS).parseString(content).iterator());
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(TreeReader::line).orElse(1);
            notYaml(line, broken.getProblem());
        } catch (ReaderException broken) {
            int position = Math.min(broken.getPosition(), content.codePointCount(0, content.length()));
            int end = content.offsetByCodePoints(0, position);
            int line = 1
                    + (int) content.substring(0, end)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            notYaml(line, "character U+%04X".formatted(broken.getCodePoint()));
        } catch (YamlEngineException | IllegalArgumentException broken) {
            // The parser lets a number or a code point out of range in a directive or an escape through as such.
            notYaml(1, String.valueOf(broken.getMessage()));
        }
        return Optional.empty();
    }

    private void notYaml(int line, String why) {
        problems.add(line, "", "no YAML (" + why.lines().findFirst().orElse("") + ")", "YAML");
    }

    private Optional<Node> document(Iterator<Event> events) {
        Optional<Node> root = Optional.empty();
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent && root.isPresent()) {
                problems.add(place(event).line(), "", "a second document", "one");
                return root;
            }
            if (event instanceof NodeEvent) root = Optional.of(node(event, events, "", 1));
        }
        if (root.isEmpty()) problems.add(1, "", "an empty file", "keys and values");
        return root;
    }

    private Node node(Event event, Iterator<Event> events, String path, int depth) {
        Place place = place(event);
        if (depth > YamlFile.DEPTH_MAX) {
            problems.add(place.line(), path, "more than 20 levels", "at most 20");
            return skipped(event, events, place);
        }
        if (event instanceof NodeEvent node) refuseDecoration(node, path, place);
        return switch (event) {
            case ScalarEvent scalar -> new Scalar(place, scalar.getValue(), !scalar.isPlain());
            case MappingStartEvent start -> mapping(place, events, path, depth);
            case CollectionStartEvent start -> sequence(place, events, path, depth);
            case Event alias -> new Scalar(place, "", true);
        };
    }

    private Mapping mapping(Place place, Iterator<Event> events, String path, int depth) {
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            Place keyPlace = place(event);
            Node key = node(event, events, path, depth + 1);
            String name = key instanceof Scalar scalar ? scalar.text() : "";
            if (!(key instanceof Scalar)) problems.add(keyPlace.line(), path, key.words() + " as a key", "a text");
            else if (name.isBlank()) problems.add(keyPlace.line(), path, "an empty key", "a text");
            Node value = node(events.next(), events, path(path, name), depth + 1);
            Entry earlier = entries.putIfAbsent(name, new Entry(keyPlace, value));
            if (earlier != null) {
                int first = earlier.keyPlace().line();
                problems.add(keyPlace.line(), path(path, name), "it twice (first on line " + first + ")", "once");
            }
        }
        return new Mapping(place, entries);
    }

    private Sequence sequence(Place place, Iterator<Event> events, String path, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(node(event, events, "%s[%d]".formatted(path, items.size() + 1), depth + 1));
        }
        return new Sequence(place, items);
    }

    /// Passes over a node and all in it.
    private static Node skipped(Event first, Iterator<Event> events, Place place) {
        int inside = 0;
        for (Event event = first; ; event = events.next()) {
            if (event instanceof CollectionStartEvent) inside++;
            if (event instanceof CollectionEndEvent) inside--;
            if (inside == 0) return new Scalar(place, "", true);
        }
    }

    private void refuseDecoration(NodeEvent event, String path, Place place) {
        Optional<String> tag =
                switch (event) {
                    case ScalarEvent scalar -> scalar.getTag();
                    case CollectionStartEvent start -> start.getTag();
                    case NodeEvent other -> Optional.empty();
                };
        if (event instanceof AliasEvent alias) {
            problems.add(place.line(), path, "the alias *" + alias.getAlias(), "the value itself");
        } else if (event.getAnchor().isPresent()) {
            problems.add(place.line(), path, "the anchor &" + event.getAnchor().get(), "the value itself");
        }
        if (tag.isPresent()) problems.add(place.line(), path, "the tag " + tag.get(), "the value without a tag");
    }

    /// The way to a key: its name, shortened if it is long, behind that of its parents.
    static String path(String parent, String key) {
        String shown = Scalar.shortened(key);
        return parent.isEmpty() ? shown : parent + "." + shown;
    }

    private Place place(Event event) {
        return event.getStartMark()
                .map(mark -> new Place(problems.file(), line(mark), mark.getColumn() + 1))
                .orElseGet(() -> new Place(problems.file(), 1, 1));
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
