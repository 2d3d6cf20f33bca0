package io.customerpulse.checks;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import io.customerpulse.checks.Sources.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Reads source files and says where one is too large to be seen at a glance, or does not say what it is.
final class Tidy extends TreePathScanner<@Nullable Void, @Nullable Void> {

    static final int FILE_LINES_MAX = 400;
    static final int METHOD_LINES_MAX = 40;
    static final int PARAMETERS_MAX = 4;

    private final Source source;
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final List<String> complaints = new ArrayList<>();

    private Tidy(Source source, CompilationUnitTree unit, Trees trees) {
        this.source = source;
        this.unit = unit;
        this.trees = trees;
    }

    /// What is wrong with files, a line each: `path:line: reason`. All of them are parsed at once: a compiler takes
    /// longer to start than to read a file.
    static List<String> complaints(List<Source> sources) {
        Map<URI, Source> byAddress = new HashMap<>();
        for (Source source : sources) byAddress.put(address(source), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> files = sources.stream().map(Tidy::file).toList();
        JavacTask task = (JavacTask) compiler.getTask(null, null, error -> {}, List.of("-proc:none"), null, files);
        List<String> complaints = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                Source source = Objects.requireNonNull(
                        byAddress.get(unit.getSourceFile().toUri()));
                Tidy tidy = new Tidy(source, unit, Trees.instance(task));
                tidy.fileFitsInTheHead();
                tidy.documentationIsWhole();
                tidy.scan(unit, null);
                complaints.addAll(tidy.complaints);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return complaints;
    }

    private static URI address(Source source) {
        return URI.create("string:///" + source.path());
    }

    static JavaFileObject file(Source source) {
        return new SimpleJavaFileObject(address(source), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.text();
            }
        };
    }

    private void fileFitsInTheHead() {
        long lines = source.text().lines().count();
        if (lines > FILE_LINES_MAX) complain(1, "%d lines, at most %d".formatted(lines, FILE_LINES_MAX));
    }

    /// A formatter that breaks a long line of documentation makes a mere comment of its rest.
    private void documentationIsWhole() {
        List<String> lines = source.text().lines().map(String::strip).toList();
        for (int i = 1; i < lines.size(); i++) {
            boolean isRest = lines.get(i).startsWith("//") && !lines.get(i).startsWith("///");
            if (isRest && lines.get(i - 1).startsWith("///")) complain(i + 1, "the documentation breaks off");
        }
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
        long lines = lastLine(method) - firstLine(method) + 1;
        if (lines > METHOD_LINES_MAX) {
            complain(
                    firstLine(method),
                    "%s has %d lines, at most %d".formatted(method.getName(), lines, METHOD_LINES_MAX));
        }
        boolean isConstructor = method.getReturnType() == null;
        int parameters = method.getParameters().size();
        if (!isConstructor && parameters > PARAMETERS_MAX) {
            complain(
                    firstLine(method),
                    "%s has %d parameters, at most %d".formatted(method.getName(), parameters, PARAMETERS_MAX));
        }
        return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void unused) {
        long lines = lastLine(lambda) - firstLine(lambda) + 1;
        if (lines > METHOD_LINES_MAX) {
            complain(firstLine(lambda), "a lambda of %d lines, at most %d".formatted(lines, METHOD_LINES_MAX));
        }
        return super.visitLambdaExpression(lambda, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
        String docs = trees.getDocComment(getCurrentPath());
        boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
        if (isPublic && (docs == null || docs.isBlank())) {
            complain(firstLine(type), "public type %s has no documentation".formatted(type.getSimpleName()));
        }
        return super.visitClass(type, null);
    }

    private void complain(long line, String reason) {
        complaints.add("%s:%d: %s".formatted(source.path(), line, reason));
    }

    private long firstLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions().getStartPosition(unit, tree));
    }

    private long lastLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions().getEndPosition(unit, tree));
    }

    private SourcePositions positions() {
        return trees.getSourcePositions();
    }
}
