package io.customerpulse.server.view;

import io.customerpulse.server.intake.Control;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The words of a view that may be a person's. A number that is asked for is none, even if somebody has it as an id;
/// nor is a short word of a name.
public final class Words {

    /// Shorter words of a name are taken for words of the language.
    private static final int WORD_MIN = 4;

    private static final JsonMapper JSON = JsonMapper.shared();

    private Words() {}

    /// The words in a control that saves a view, a blank or line between them; empty for controls of other kinds.
    public static Optional<String> in(Control control) {
        if (!control.kind().equals(Views.PUT)) return Optional.empty();
        JsonNode json = JSON.readTree(control.json());
        Map<String, String> asked = Views.asked(json);
        String before = json.path("before").path("name").asString("");
        return Optional.of(of(json.path("name").asString("") + " " + before, asked));
    }

    static String of(String name, Map<String, String> asked) {
        List<String> words = new ArrayList<>();
        asked.forEach((parameter, value) -> {
            if (parameter.equals("search") || parameter.startsWith("trait.")) words.add('"' + value + '"');
        });
        for (String word : name.split("\\s+", -1)) if (word.length() >= WORD_MIN) words.add(word);
        return String.join("\n", words);
    }
}
