package io.customerpulse.cli.input;

import io.customerpulse.tables.mapping.Mapping.Format;
import java.util.Locale;

/// What to say when an input needs a mapping and none was given: a mapping to begin with.
final class MappingHint {

    private MappingHint() {}

    static String forInput(String input, Format format) {
        return """
                %s needs a mapping: a file that says where things stand in it. Save this as mapping.yaml, \
                put in the names of your columns, and add --mapping mapping.yaml:

                    format: %s
                    customer: customer_id
                    time: {column: time}
                    signal: {column: event}
                    value: {column: amount, currency: USD}

                Every key: docs/reference/mapping.md""".formatted(input, format.name().toLowerCase(Locale.ROOT));
    }
}
