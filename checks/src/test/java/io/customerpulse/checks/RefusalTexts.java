package io.customerpulse.checks;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import io.customerpulse.checks.Sources.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gathers the texts that people are told beside a code, and those that are told of files: as templates, in which `%s`
/// stands for whatever is put in. A text is found where it is written beside its code, in a variable of the same method
/// or in a constant of the same file; one that comes from elsewhere is not.
final class RefusalTexts extends TreeScanner<@Nullable Void, @Nullable Void> {

    /// Calls that tell people something, and how many of their last arguments do.
    private static final Map<String, Integer> TELLING = Map.ofEntries(
            Map.entry("problem", 2),
            Map.entry("bad", 1),
            Map.entry("refused", 1),
            Map.entry("fail", 1),
            Map.entry("unclear", 1),
            Map.entry("Declined.parameter", 1),
            Map.entry("Refused.notSetUp", 1),
            Map.entry("Refused.missing", 1),
            Map.entry("Refused.invalid", 1),
            Map.entry("Refused.stale", 1),
            Map.entry("Refused.unreadable", 1));

    private final Set<String> codes;
    private final Map<String, ExpressionTree> variables = new HashMap<>();
    private final NavigableSet<String> found = new TreeSet<>();

    private RefusalTexts(Set<String> codes) {
        this.codes = codes;
    }

    /// The texts beside one of these codes, or told of files.
    static NavigableSet<String> in(List<Source> sources, Set<String> codes) {
        NavigableSet<String> all = new TreeSet<>();
        for (Tree unit : RefusalCodes.parsed(sources)) {
            RefusalTexts texts = new RefusalTexts(codes);
            texts.scan(unit, null);
            all.addAll(texts.found);
        }
        return all;
    }

    /// A template as all templates are compared: whatever is put in is `%s`.
    static String plain(String template) {
        return template.replaceAll("%[0-9]*[a-zA-Z]", "%s");
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
        // Constants may stand below what uses them.
        type.getMembers().forEach(member -> {
            if (member instanceof VariableTree constant) note(constant);
        });
        return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
        note(variable);
        return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void unused) {
        takeBesideCode(made.getArguments());
        return super.visitNewClass(made, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
        List<? extends ExpressionTree> arguments = call.getArguments();
        takeBesideCode(arguments);
        int telling = names(call.getMethodSelect())
                .map(TELLING::get)
                .filter(count -> count != null)
                .findFirst()
                .orElse(0);
        for (int i = Math.max(0, arguments.size() - telling); i < arguments.size(); i++) take(arguments.get(i));
        return super.visitMethodInvocation(call, null);
    }

    private void note(VariableTree variable) {
        if (variable.getInitializer() != null) variables.put(variable.getName().toString(), variable.getInitializer());
    }

    /// What is called, alone and with the type in front.
    private static Stream<String> names(ExpressionTree called) {
        return switch (called) {
            case IdentifierTree own -> Stream.of(own.getName().toString());
            case MemberSelectTree select ->
                Stream.of(
                        select.getExpression() + "." + select.getIdentifier(),
                        select.getIdentifier().toString());
            default -> Stream.empty();
        };
    }

    /// What comes last behind a code is for people.
    private void takeBesideCode(List<? extends ExpressionTree> arguments) {
        boolean isCoded = arguments.stream()
                .limit(Math.max(0, arguments.size() - 1))
                .flatMap(each -> texts(each).stream())
                .anyMatch(codes::contains);
        if (isCoded) take(arguments.getLast());
    }

    private void take(ExpressionTree told) {
        texts(told).stream()
                .map(RefusalTexts::plain)
                .filter(text -> !text.replace("%s", "").isBlank())
                .forEach(found::add);
    }

    /// What an expression says: with every way out of a choice, and `%s` for what is not known.
    private List<String> texts(ExpressionTree told) {
        return switch (told) {
            case LiteralTree literal when literal.getValue() instanceof String text -> List.of(text);
            case LiteralTree literal when literal.getValue() instanceof Character one -> List.of(one.toString());
            case ParenthesizedTree inner -> texts(inner.getExpression());
            case ConditionalExpressionTree choice ->
                Stream.concat(texts(choice.getTrueExpression()).stream(), texts(choice.getFalseExpression()).stream())
                        .toList();
            case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> joined(sum);
            case MethodInvocationTree call
            when call.getMethodSelect() instanceof MemberSelectTree select
                    && select.getIdentifier().contentEquals("formatted") -> texts(select.getExpression());
            case IdentifierTree name -> of(name.getName().toString());
            default -> List.of();
        };
    }

    private List<String> of(String name) {
        ExpressionTree value = variables.remove(name);
        if (value == null) return List.of();
        // It is away while it is looked at, as a name may be given a value that is made of itself.
        List<String> texts = texts(value);
        variables.put(name, value);
        return texts;
    }

    private List<String> joined(BinaryTree sum) {
        List<String> left = orOpen(texts(sum.getLeftOperand()));
        List<String> right = orOpen(texts(sum.getRightOperand()));
        return left.stream()
                .flatMap(begun -> right.stream().map(more -> begun + more))
                .toList();
    }

    private static List<String> orOpen(List<String> texts) {
        return texts.isEmpty() ? List.of("%s") : texts;
    }
}
