package io.customerpulse.cli.command;

import io.customerpulse.codec.yaml.Fields;
import io.customerpulse.server.access.AddressRange;
import io.customerpulse.server.http.access.Front;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the file of a server says of how browsers see it.
final class FrontFields {

    private static final String RANGES = "IP addresses or ranges of them, such as 10.0.0.0/8";

    private FrontFields() {}

    static Front front(Fields fields) {
        Optional<String> origin = fields.text("origin");
        Optional<String> allowed = origin.flatMap(Front::flaw);
        allowed.ifPresent(words -> fields.problem("origin", "\"%s\"".formatted(origin.orElse("")), words));
        List<AddressRange> proxies = new ArrayList<>();
        for (String text : IdentityFields.list(fields, "proxies", RANGES)) {
            AddressRange.of(text)
                    .ifPresentOrElse(proxies::add, () -> fields.problem("proxies", "\"%s\"".formatted(text), RANGES));
        }
        return new Front(allowed.isPresent() ? "" : origin.orElse(""), proxies);
    }
}
