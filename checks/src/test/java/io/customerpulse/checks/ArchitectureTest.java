package io.customerpulse.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.customerpulse.engine.catalog.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds the whole code base against [Rooms], and each rule against a class that breaks it.
class ArchitectureTest {

    /// Packages of classes that each break one rule; see their own descriptions.
    private static final String PLANTED = "io.customerpulse.checks.planted";

    /// Engines of expressions: a catalog is data, and must never become code.
    private static final List<String> EXPRESSION_LANGUAGES = List.of(
            "ognl.Ognl",
            "org.mvel2.MVEL",
            "org.apache.commons.jexl3.JexlEngine",
            "org.openjdk.nashorn.api.scripting.NashornScriptEngine",
            "groovy.lang.GroovyShell",
            "org.mozilla.javascript.Context",
            "jakarta.el.ELProcessor");

    /// A module in the map of the house, and whom it knows.
    private static final Pattern MAP_ROW = Pattern.compile("^(\\w+) +\\S.* → (.+)$", Pattern.MULTILINE);

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Rooms.ALL);

    @TestFactory
    Stream<DynamicTest> theHouseKeepsItsRules() {
        return Rooms.rules(Rooms.ALL).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(PRODUCTION)));
    }

    /// Without this, a module that the class path has lost would pass every rule.
    @Test
    void everyModuleIsLookedAt() {
        Set<String> seen = PRODUCTION.stream()
                .map(type -> type.getPackageName().split("\\.", -1))
                .filter(names -> names.length > 2)
                .map(names -> names[2])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> written = Sources.ending(".java").stream()
                .map(Sources.Source::path)
                .filter(path -> path.contains("/src/main/") && !path.endsWith("package-info.java"))
                .map(path -> path.substring(0, path.indexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(seen).isEqualTo(written);
        assertThat(Rooms.MODULES).containsAll(seen);
    }

    @Test
    void theMapOfTheHouseShowsEveryModuleAndWhomItKnows() throws IOException {
        Map<String, Set<String>> drawn = new TreeMap<>();
        Matcher row = MAP_ROW.matcher(Files.readString(Sources.ROOT.resolve("ARCHITECTURE.md")));
        while (row.find()) drawn.put(row.group(1), names(row.group(2)));
        Map<String, Set<String>> built = new TreeMap<>();
        for (String module : Rooms.MODULES) if (!Rooms.PLANNED.contains(module)) built.put(module, Rooms.known(module));
        assertThat(drawn).isEqualTo(built);
    }

    private static Set<String> names(String known) {
        if (known.equals("all")) return Rooms.known("checks");
        return Rooms.MODULES.stream()
                .filter(module ->
                        Pattern.compile("\\b" + module + "\\b").matcher(known).find())
                .collect(Collectors.toSet());
    }

    @Test
    void noExpressionLanguageIsOnTheClassPath() {
        assertThat(EXPRESSION_LANGUAGES).noneMatch(ArchitectureTest::isOnTheClassPath);
        assertThat(isOnTheClassPath(Side.class.getName())).isTrue();
    }

    /// Spring's context cannot do without its expression language; so nobody here may come near it.
    @Test
    void nobodyUsesTheExpressionLanguageOfSpring() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.expression..", "org.springframework.beans.factory.annotation..")
                .check(PRODUCTION);
    }

    /// Each planted package is a house of its own that breaks the rule its `package-info` names, and no other.
    @TestFactory
    Stream<DynamicTest> eachRuleFindsWhatBreaksIt() {
        Map<String, String> broken = new TreeMap<>(Map.ofEntries(
                Map.entry("circle", Rooms.NO_CIRCLES),
                Map.entry("upwards", Rooms.DOWNWARDS),
                Map.entry("impure", Rooms.PURE_KNOWS_VALUES),
                Map.entry("clock", Rooms.NO_CLOCK),
                Map.entry("inexact", Rooms.STRICT_MATH),
                Map.entry("peeking", Rooms.SIMULATOR_IS_BLIND),
                Map.entry("named", Rooms.NO_PATTERN_NAMES),
                Map.entry("chance", Rooms.SEEDED_CHANCE),
                Map.entry("shouting", Rooms.ONLY_CLI_SPEAKS),
                Map.entry("serial", Rooms.NO_SERIALIZATION)));
        assertThat(broken.values())
                .containsExactlyInAnyOrderElementsOf(Rooms.rules(PLANTED).keySet());
        return broken.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> breaksOnly(each.getKey(), each.getValue())));
    }

    private static void breaksOnly(String planted, String broken) {
        String house = PLANTED + "." + planted;
        JavaClasses classes = new ClassFileImporter().importPackages(house);
        assertThat(classes).isNotEmpty();
        Map<String, ArchRule> rules = Rooms.rules(house);
        rules.forEach((name, rule) -> {
            if (name.equals(broken)) {
                assertThatThrownBy(() -> rule.check(classes)).as(name).isInstanceOf(AssertionError.class);
            } else {
                rule.check(classes);
            }
        });
    }

    private static boolean isOnTheClassPath(String type) {
        try {
            Class.forName(type, false, ArchitectureTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
