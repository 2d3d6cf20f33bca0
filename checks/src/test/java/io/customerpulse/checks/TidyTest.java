package io.customerpulse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.checks.Sources.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Limits that keep every room small enough to see at a glance.
class TidyTest {

    @Test
    void everySourceFileIsTidy() {
        List<Source> sources = Sources.ending(".java").stream()
                .filter(source -> source.path().contains("/src/main/"))
                .toList();
        assertThat(sources).isNotEmpty();
        assertThat(Tidy.complaints(sources)).isEmpty();
    }

    /// A test may show a long table; it may not hide in a long file.
    @Test
    void everyTestFileFitsInTheHead() {
        List<Source> tests = Sources.ending(".java").stream()
                .filter(source -> source.path().contains("/src/test/"))
                .toList();
        assertThat(tests).isNotEmpty();
        assertThat(Tidy.complaints(tests)).noneMatch(complaint -> complaint.contains(":1: "));
    }

    // ---- the check itself can fail -----------------------------------------------------------

    @Test
    void aMethodOfFortyLinesFitsAndOneOfFortyOneDoesNot() {
        assertThat(complaints("/// Long.\npublic class A {\n void f() {\n" + ";\n".repeat(38) + "}}"))
                .isEmpty();
        assertThat(complaints("/// Long.\npublic class A {\n void f() {\n" + ";\n".repeat(39) + "}}"))
                .containsExactly("A.java:3: f has 41 lines, at most 40");
    }

    @Test
    void aLambdaIsNoWayOut() {
        assertThat(complaints("class A { Runnable f = () -> {\n" + ";\n".repeat(40) + "}; }"))
                .containsExactly("A.java:1: a lambda of 42 lines, at most 40");
    }

    @Test
    void fourParametersAreEnoughButAConstructorMayTakeMore() {
        assertThat(complaints("class A { void f(int a, int b, int c, int d) {} }"))
                .isEmpty();
        assertThat(complaints("record B(int a, int b, int c, int d, int e) { B { } }"))
                .isEmpty();
        assertThat(complaints("class A { void f(int a, int b, int c, int d, int e) {} }"))
                .containsExactly("A.java:1: f has 5 parameters, at most 4");
    }

    @Test
    void documentationThatGoesOnAsACommentIsBroken() {
        assertThat(complaints("/// Long,\n/// and whole.\n// A remark.\n\nclass A {}"))
                .containsExactly("A.java:3: the documentation breaks off");
        assertThat(complaints("/// Whole.\nclass A {\n // A remark.\n void f() {}\n}"))
                .isEmpty();
    }

    @Test
    void aFileOf401LinesIsTooLong() {
        assertThat(complaints("\n".repeat(400))).isEmpty();
        assertThat(complaints("\n".repeat(401))).containsExactly("A.java:1: 401 lines, at most 400");
    }

    @Test
    void aPublicTypeSaysWhatItIs() {
        assertThat(complaints("public record A() {}")).containsExactly("A.java:1: public type A has no documentation");
        assertThat(complaints("/// A.\n@Deprecated public record A() {}")).isEmpty();
        assertThat(complaints("record A() {}")).isEmpty();
    }

    private static List<String> complaints(String text) {
        return Tidy.complaints(List.of(new Source("A.java", text)));
    }
}
