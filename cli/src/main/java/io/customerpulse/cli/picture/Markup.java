package io.customerpulse.cli.picture;

/// Elements, one after the other, as XML that is also HTML. Every text and every attribute is escaped
/// here and only here, so nothing that is drawn can become an element.
public final class Markup {

    private final StringBuilder out = new StringBuilder();

    /// Opens an element.
    ///
    /// @param attributes names and values in turn
    public Markup open(String tag, String... attributes) {
        start(tag, attributes);
        out.append('>');
        return this;
    }

    public Markup close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /// An element without content.
    public Markup leaf(String tag, String... attributes) {
        start(tag, attributes);
        out.append("/>\n");
        return this;
    }

    /// An element with text as its only content.
    public Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    public Markup text(String text) {
        escape(SafeText.visible(text));
        return this;
    }

    /// Markup made by another of this kind, or our own constant: never text from outside.
    public Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    private void start(String tag, String... attributes) {
        if (attributes.length % 2 != 0)
            throw new IllegalArgumentException("an attribute of %s lacks its value".formatted(tag));
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
