package io.customerpulse.checks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.checks.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a build says at its end is what its test reports say.
class ReportTest {

    private static final String FAILED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="a.B" time="1.0" tests="3" errors="1" skipped="0" failures="1" flakes="0">
              <properties><property name="java.class.path" value="a.jar:b.jar"/></properties>
              <testcase name="holds" classname="a.B" time="0.1"/>
              <testcase name="breaks" classname="a.B" time="0.2">
                <failure message="expected: 1" type="org.opentest4j.AssertionFailedError"><![CDATA[expected: 1
             but was: 2
            \tat a.B.breaks(B.java:7)
            ]]></failure>
                <system-out><![CDATA[said by the way]]></system-out>
              </testcase>
              <testcase name="falls" classname="a.B" time="0.3">
                <error message="gone" type="java.io.IOException">java.io.IOException: gone]]></error>
              </testcase>
            </testsuite>
            """;

    private static final String PASSED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="c.D" time="1.0" tests="4" errors="0" skipped="1" failures="0" flakes="0">
              <testcase name="holds" classname="c.D" time="0.1"/>
            </testsuite>
            """;

    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void eachFailedTestIsNamedWithItsReasonAndNothingElse() throws Exception {
        report("first", FAILED);
        report("second", PASSED);
        assertThat(said("failures"))
                .containsExactly(
                        "",
                        "Failed: a.B: breaks",
                        "  expected: 1",
                        "   but was: 2",
                        "  \tat a.B.breaks(B.java:7)",
                        "",
                        "Failed: a.B: falls",
                        "  java.io.IOException: gone");
    }

    @Test
    void theTotalsAreOfAllModules() throws Exception {
        report("first", FAILED);
        report("second", PASSED);
        assertThat(said("totals"))
                .containsExactly(
                        "first           1 passed    2 failed    0 skipped",
                        "second          3 passed    0 failed    1 skipped",
                        "4 passed, 2 failed, 1 skipped");
    }

    @Test
    void aBuildThatGotToNoTestHasNoFailedOne() throws Exception {
        assertThat(said("failures")).isEmpty();
    }

    private void report(String module, String text) throws IOException {
        Path reports = Files.createDirectories(folder.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-%s.xml".formatted(module)), text);
    }

    private List<String> said(String function) throws IOException, InterruptedException {
        String command = "source '%s'; %s".formatted(Sources.ROOT.resolve("scripts/report.sh"), function);
        Process process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
