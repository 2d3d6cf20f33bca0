package io.customerpulse.server.http.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The table of all endpoints: who may do what. An address that is not in it does not exist for anybody, whatever
/// a controller may say, so that a forgotten line refuses instead of letting in.
///
/// Paths are compared as they were sent, before anything is decoded. Those that two readers might read
/// differently are invalid.
public final class Doors {

    private static final Pattern AMBIGUOUS = Pattern.compile(
            "[;\\\\\\p{Cntrl}]|//|%(?:2[ef]|5c|[01][0-9a-f]|7f)|/\\.{1,2}(?:/|$)", Pattern.CASE_INSENSITIVE);

    private final List<Door> doors;
    private final Map<String, List<Place>> byFirst = new HashMap<>();

    /// A table; no two doors may be the same.
    public Doors(List<Door> doors) {
        this.doors = List.copyOf(doors);
        for (Door door : doors) {
            List<String> segments = segments(door.path());
            List<Place> places = byFirst.computeIfAbsent(segments.getFirst(), _ -> new ArrayList<>());
            boolean isTwice = places.stream()
                    .anyMatch(each -> each.shape().equals(shape(segments))
                            && each.door().method().equals(door.method()));
            if (isTwice)
                throw new IllegalArgumentException("two doors for %s %s".formatted(door.method(), door.path()));
            places.add(new Place(door, segments));
        }
    }

    /// A door and its path in segments.
    private record Place(Door door, List<String> segments) {

        List<String> shape() {
            return Doors.shape(segments);
        }

        boolean holds(List<String> path) {
            boolean isOpenEnded = segments.getLast().equals("**");
            int fixed = isOpenEnded ? segments.size() - 1 : segments.size();
            if (isOpenEnded ? path.size() < fixed : path.size() != fixed) return false;
            for (int i = 0; i < fixed; i++) {
                boolean isAny = segments.get(i).startsWith("{") && !path.get(i).isEmpty();
                if (!isAny && !segments.get(i).equals(path.get(i))) return false;
            }
            return true;
        }
    }

    /// What stands at an address.
    public sealed interface Found {

        /// A door.
        record At(Door door) implements Found {}

        /// Doors, but for other methods: these.
        record ForOthers(List<String> methods) implements Found {}

        /// Nothing.
        record Nothing() implements Found {}

        /// No telling: the path can be read in two ways.
        record Ambiguous() implements Found {}
    }

    /// All doors.
    public List<Door> list() {
        return doors;
    }

    /// Looks an address up.
    ///
    /// @param path as it was sent, not decoded
    public Found find(String method, String path) {
        if (!path.startsWith("/") || AMBIGUOUS.matcher(path).find()) return new Found.Ambiguous();
        List<String> segments = segments(path);
        List<Door> there = List.of(segments.getFirst(), "**", "{any}").stream()
                .flatMap(first -> byFirst.getOrDefault(first, List.of()).stream())
                .filter(place -> place.holds(segments))
                .map(Place::door)
                .toList();
        if (there.isEmpty()) return new Found.Nothing();
        String asked = method.equals("HEAD") ? "GET" : method;
        Optional<Door> door =
                there.stream().filter(each -> each.method().equals(asked)).findFirst();
        return door.<Found>map(Found.At::new).orElseGet(() -> new Found.ForOthers(methods(there)));
    }

    private static List<String> methods(List<Door> doors) {
        TreeSet<String> methods = new TreeSet<>();
        for (Door door : doors) {
            methods.add(door.method());
            if (door.method().equals("GET")) methods.add("HEAD");
        }
        return List.copyOf(methods);
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    private static List<String> shape(List<String> segments) {
        return segments.stream().map(each -> each.startsWith("{") ? "{}" : each).toList();
    }
}
