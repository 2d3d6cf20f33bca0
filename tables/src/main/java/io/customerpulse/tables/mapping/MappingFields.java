package io.customerpulse.tables.mapping;

import io.customerpulse.codec.yaml.Fields;
import io.customerpulse.codec.yaml.Node;
import io.customerpulse.tables.mapping.Mapping.Belongs;
import io.customerpulse.tables.mapping.Mapping.Collapse;
import io.customerpulse.tables.mapping.Mapping.Format;
import io.customerpulse.tables.mapping.Mapping.Layout;
import io.customerpulse.tables.mapping.Mapping.SignalName;
import io.customerpulse.tables.mapping.Mapping.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Makes a mapping of the keys of a mapping file. Where a key has a problem, something stands in for it,
/// so that all problems are found; the mapping is thrown away then.
final class MappingFields {

    private static final int POSITION_MAX = 4_096;
    private static final Column STAND_IN = new Column.Named("?");

    private final Fields top;
    private final Layout layout;

    MappingFields(Fields top, Optional<Format> usual) {
        this.top = top;
        this.layout = layout(top, usual);
    }

    Mapping mapping() {
        return new Mapping(
                layout,
                column(top.required(), "customer").orElse(STAND_IN),
                top.required()
                        .child("time", time -> new TimeFields(time, this).time())
                        .orElse(TimeFields.STAND_IN),
                top.required().child("signal", this::signal).orElse(new SignalName.Constant("?")),
                top.child("value", this::value),
                new Belongs(column(top, "id"), column(top, "outreach"), column(top, "content"), column(top, "channel")),
                top.choice("collapse", collapses()).orElse(Collapse.NOTHING));
    }

    /// A column: a whole number is a position, anything else a name; so is a number in quotes.
    Optional<Column> column(Fields fields, String key) {
        String allowed = allowedColumn();
        return fields.node(key, allowed).flatMap(node -> {
            if (!(node instanceof Node.Scalar scalar) || scalar.text().isBlank()) {
                fields.problem(key, node.words(), allowed);
                return Optional.empty();
            }
            Optional<Column> column = column(scalar);
            if (column.isEmpty()) fields.problem(key, node.words(), allowed);
            return column;
        });
    }

    private Optional<Column> column(Node.Scalar scalar) {
        String text = scalar.text();
        if (isPosition(scalar)) {
            boolean fits = text.length() <= 5 && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= POSITION_MAX;
            return fits && layout.format() != Format.JSONL
                    ? Optional.of(new Column.At(Integer.parseInt(text)))
                    : Optional.empty();
        }
        boolean path = !(text.startsWith(".") || text.endsWith(".") || text.contains(".."));
        boolean fits = layout.format() == Format.JSONL ? path : layout.header();
        return fits ? Optional.of(new Column.Named(text)) : Optional.empty();
    }

    private String allowedColumn() {
        if (layout.format() == Format.JSONL) return "a path such as user.id";
        return layout.header()
                ? "a column's name, or its position from 1 to 4096"
                : "a column's position from 1 to 4096, as header is false";
    }

    private static Layout layout(Fields top, Optional<Format> usual) {
        Optional<Format> stated = top.choice("format", formats());
        if (stated.isEmpty() && usual.isEmpty() && !top.has("format")) {
            String allowed = String.join(", ", formats().keySet());
            top.problem("format", "nothing, and the input's ending does not say it", allowed);
        }
        Format format = stated.or(() -> usual).orElse(Format.CSV);
        boolean namesItself = format == Format.JSONL || format == Format.PARQUET;
        if (namesItself && top.has("header")) {
            top.problem("header", "a header", "none: this format names its fields itself");
            return new Layout(format, true);
        }
        return new Layout(format, top.flag("header").orElseGet(() -> isNamedIn(top)));
    }

    /// Whether the columns speak of a header: one is given by name, or none by position.
    private static boolean isNamedIn(Fields top) {
        List<Node> columns = new ArrayList<>();
        for (String key : List.of("customer", "time", "signal", "value", "id", "outreach", "content", "channel")) {
            if (!top.has(key)) continue;
            top.node(key, "").ifPresent(node -> {
                if (node instanceof Node.Mapping inner) {
                    for (String column : List.of("column", "currency_column")) {
                        if (inner.entries().containsKey(column))
                            columns.add(inner.entries().get(column).value());
                    }
                } else {
                    columns.add(node);
                }
            });
        }
        return columns.isEmpty() || columns.stream().anyMatch(node -> !isPosition(node));
    }

    private static boolean isPosition(Node node) {
        return node instanceof Node.Scalar scalar
                && !scalar.quoted()
                && scalar.text().matches("[-+]?\\d+");
    }

    private SignalName signal(Fields signal) {
        Optional<String> constant = signal.text("constant");
        Optional<Column> column = column(signal, "column");
        Map<String, String> names = signal.child("map", MappingFields::names).orElse(Map.of());
        boolean one = signal.has("constant") != signal.has("column");
        if (!one) {
            String got = signal.has("column") ? "both constant and column" : "neither constant nor column";
            signal.problem(got, "one of constant and column");
        }
        if (signal.has("constant") && signal.has("map")) {
            signal.problem("map", "a map without a column", "none beside constant");
        }
        return constant.isPresent()
                ? new SignalName.Constant(constant.get())
                : new SignalName.Named(column.orElse(STAND_IN), names);
    }

    private static Map<String, String> names(Fields map) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String key : map.keys()) map.text(key).ifPresent(name -> names.put(key, name));
        return names;
    }

    private Value value(Fields value) {
        return new Value(
                column(value.required(), "column").orElse(STAND_IN),
                value.text("currency").flatMap(code -> currency(value, code)).orElse(""),
                column(value, "currency_column"));
    }

    private static Optional<String> currency(Fields value, String code) {
        if (code.matches("[A-Za-z]{3}")) return Optional.of(code.toUpperCase(Locale.ROOT));
        value.problem("currency", '"' + code + '"', "a code of three letters such as USD");
        return Optional.empty();
    }

    private static SequencedMap<String, Format> formats() {
        SequencedMap<String, Format> formats = new LinkedHashMap<>();
        for (Format format : Format.values()) formats.put(format.name().toLowerCase(Locale.ROOT), format);
        return formats;
    }

    private static SequencedMap<String, Collapse> collapses() {
        SequencedMap<String, Collapse> collapses = new LinkedHashMap<>();
        collapses.put("day", Collapse.DAY);
        collapses.put("nothing", Collapse.NOTHING);
        return collapses;
    }
}
