package io.customerpulse.codec.model;

import java.io.Serial;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// A key a line and a tree a line, two spaces a level, on every machine.
final class Indented extends ObjectWriteContext.Base {

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    @Override
    public PrettyPrinter getPrettyPrinter() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(LINES).withArrayIndenter(new TreesIndenter());
    }

    @Override
    public boolean hasPrettyPrinter() {
        return true;
    }

    private static final class TreesIndenter extends DefaultPrettyPrinter.NopIndenter {

        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public void writeIndentation(JsonGenerator json, int level) {
            TokenStreamContext context = json.streamWriteContext();
            boolean isOfTrees = TreesFields.SUM.equals(
                    context.inArray() ? context.getParent().currentName() : context.currentName());
            if (isOfTrees) LINES.writeIndentation(json, level);
            else json.writeRaw(' ');
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }
}
