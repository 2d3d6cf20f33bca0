package io.customerpulse.checks;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import io.customerpulse.checks.Sources.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Gathers the codes that source files refuse something with: every text that is handed to a parameter called `code`.
/// Who hands on a code adds none, nor does an empty text. A code that is put together cannot be read: the words it is
/// put together with are told in its place, which no language has anything for.
final class RefusalCodes {

    private static final String CODE = "code";
    private static final String MADE = "new ";
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern TYPE = Pattern.compile("[A-Z]\\w*[a-z]\\w*");

    /// Where a code stands among the arguments of a call, by [#key].
    private final Map<String, Integer> places = new HashMap<>();

    private final Map<String, String> constants = new HashMap<>();
    private final NavigableSet<String> whole = new TreeSet<>();
    private final NavigableSet<String> ofFields = new TreeSet<>();

    private RefusalCodes() {}

    /// The codes in these files.
    static RefusalCodes in(List<Source> sources) {
        List<CompilationUnitTree> units = parsed(sources);
        RefusalCodes codes = new RefusalCodes();
        units.forEach(unit -> codes.new Declared().scan(unit, ""));
        units.forEach(unit -> codes.new Called().scan(unit, ""));
        return codes;
    }

    /// The files as trees.
    static List<CompilationUnitTree> parsed(List<Source> sources) {
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        error -> {},
                        List.of("-proc:none"),
                        null,
                        sources.stream().map(Tidy::file).toList());
        List<CompilationUnitTree> units = new ArrayList<>();
        try {
            task.parse().forEach(units::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return units;
    }

    /// Of what was not done, and of records that cannot be used.
    NavigableSet<String> whole() {
        return whole;
    }

    /// Of single fields.
    NavigableSet<String> ofFields() {
        return ofFields;
    }

    private static String key(String type, String name, int arguments) {
        return "%s.%s/%d".formatted(type, name, arguments);
    }

    /// Finds parameters and constants; the second argument is the type around.
    private final class Declared extends TreeScanner<@Nullable Void, String> {

        @Override
        public @Nullable Void visitClass(ClassTree type, String around) {
            String name = type.getSimpleName().toString();
            if (type.getKind() == Tree.Kind.RECORD) {
                note(name, MADE + name, fields(type));
            }
            return super.visitClass(type, name);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, String around) {
            boolean isMaker = method.getReturnType() == null;
            String name = isMaker ? MADE + around : method.getName().toString();
            note(around, name, List.copyOf(method.getParameters()));
            return super.visitMethod(method, around);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, String around) {
            if (variable.getInitializer() instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                constants.put(around + "." + variable.getName(), text);
            }
            return super.visitVariable(variable, around);
        }

        private static List<VariableTree> fields(ClassTree type) {
            return type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                    .toList();
        }

        private void note(String type, String name, List<VariableTree> parameters) {
            for (int i = 0; i < parameters.size(); i++) {
                VariableTree each = parameters.get(i);
                boolean isCode = each.getName().contentEquals(CODE)
                        && each.getType() != null
                        && each.getType().toString().equals("String");
                if (isCode) places.put(key(type, name, parameters.size()), i);
            }
        }
    }

    /// Finds what is handed over; the second argument is the types around, the outermost first, with dots between.
    private final class Called extends TreeScanner<@Nullable Void, String> {

        @Override
        public @Nullable Void visitClass(ClassTree type, String around) {
            return super.visitClass(type, around + "." + type.getSimpleName());
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree made, String around) {
            String type = simple(made.getIdentifier());
            take(key(type, MADE + type, made.getArguments().size()), made.getArguments(), around);
            return super.visitNewClass(made, around);
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, String around) {
            List<? extends ExpressionTree> arguments = call.getArguments();
            switch (call.getMethodSelect()) {
                case IdentifierTree own -> takeOfOwn(own.getName().toString(), arguments, around);
                case MemberSelectTree select -> {
                    String name = select.getIdentifier().toString();
                    String on = simple(select.getExpression());
                    if (TYPE.matcher(on).matches()) take(key(on, name, arguments.size()), arguments, around);
                    else takeOfAny(key("", name, arguments.size()), arguments, around);
                }
                default -> {}
            }
            return super.visitMethodInvocation(call, around);
        }

        private void takeOfOwn(String name, List<? extends ExpressionTree> arguments, String around) {
            for (String type : around.split("\\.", -1)) {
                String called = name.equals("this") ? MADE + type : name;
                take(key(type, called, arguments.size()), arguments, around);
            }
        }

        /// Of a call on a value, only the name tells whose method it is.
        private void takeOfAny(String ending, List<? extends ExpressionTree> arguments, String around) {
            places.keySet().stream()
                    .filter(key -> key.endsWith(ending))
                    .toList()
                    .forEach(key -> take(key, arguments, around));
        }

        private void take(String key, List<? extends ExpressionTree> arguments, String around) {
            Integer place = places.get(key);
            if (place == null) return;
            boolean isOfField = key.toLowerCase(Locale.ROOT).contains("flaw");
            (isOfField ? ofFields : whole).addAll(texts(arguments.get(place), around));
        }

        private List<String> texts(ExpressionTree code, String around) {
            return switch (code) {
                case IdentifierTree name -> constant(around, name.getName().toString());
                case MemberSelectTree select ->
                    constant(
                            simple(select.getExpression()),
                            select.getIdentifier().toString());
                case ConditionalExpressionTree choice -> {
                    List<String> both = new ArrayList<>(texts(choice.getTrueExpression(), around));
                    both.addAll(texts(choice.getFalseExpression(), around));
                    yield both;
                }
                default -> literals(code);
            };
        }

        /// What a constant of one of these types says; its name if that is not known.
        private List<String> constant(String types, String name) {
            if (!CONSTANT.matcher(name).matches()) return List.of();
            return Stream.of(types.split("\\.", -1))
                    .map(type -> constants.get(type + "." + name))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(List::of)
                    .orElse(List.of(name));
        }
    }

    private static List<String> literals(Tree code) {
        List<String> texts = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void unused) {
                if (literal.getValue() instanceof String text && !text.isEmpty()) texts.add(text);
                return null;
            }
        }.scan(code, null);
        return texts;
    }

    private static String simple(Tree type) {
        return switch (type) {
            case IdentifierTree name -> name.getName().toString();
            case MemberSelectTree select -> select.getIdentifier().toString();
            case ParameterizedTypeTree generic -> simple(generic.getType());
            default -> "";
        };
    }
}
