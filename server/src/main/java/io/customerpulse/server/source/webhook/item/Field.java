package io.customerpulse.server.source.webhook.item;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// A value in a JSON record, and where it stands. What is not there is a field too, an empty one, so that asking
/// for what lies below it is no special case.
///
/// @param node    the value
/// @param pointer where it stands, a JSON pointer; empty for the whole record
public record Field(JsonNode node, String pointer) {

    /// The member of this name.
    public Field at(String name) {
        return new Field(
                node.path(name), pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    /// What stands at these names, one below the other.
    public Field at(String first, String second) {
        return at(first).at(second);
    }

    /// The element at this place, the first is 0.
    public Field at(int index) {
        return new Field(node.path(index), pointer + "/" + index);
    }

    /// What stands at a JSON pointer below this field; without a leading slash, the member of that name.
    public Field find(String path) {
        if (path.isEmpty()) return this;
        if (!path.startsWith("/")) return at(path);
        Field found = this;
        for (String step : path.substring(1).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            boolean isIndex = found.node.isArray() && name.matches("\\d{1,6}");
            found = isIndex ? found.at(Integer.parseInt(name)) : found.at(name);
        }
        return found;
    }

    /// The elements of a list, in their order; none if it is no list.
    public List<Field> items() {
        List<Field> items = new ArrayList<>();
        for (int i = 0; node.isArray() && i < node.size(); i++) items.add(at(i));
        return items;
    }

    /// Whether something stands here that is not `null`.
    public boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    /// Whether it is the value `true`, or the text `true`.
    public boolean isTrue() {
        return text().equals("true");
    }

    public boolean isObject() {
        return node.isObject();
    }

    /// A text without the blanks around it, or a number or truth as text; empty for anything else.
    public String text() {
        if (node.isString()) return whole(node.stringValue()).strip();
        return node.isNumber() || node.isBoolean() ? node.asString() : "";
    }

    /// The whole number that stands here, as a number or as text.
    public OptionalLong number() {
        String text = text();
        return text.matches("-?\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /// Half a character, which JSON can say and UTF-8 cannot, becomes the sign for what is unreadable.
    private static String whole(String text) {
        StringBuilder whole = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (isPair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                if (whole == null) whole = new StringBuilder(text);
                whole.setCharAt(i, '\uFFFD');
            }
        }
        return whole == null ? text : whole.toString();
    }
}
