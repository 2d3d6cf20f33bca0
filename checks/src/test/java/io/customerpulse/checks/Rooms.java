package io.customerpulse.checks;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// The house of modules as rules: who may know whom, and what nobody may do. A new module is one line
/// in [#KNOWS]; a new rule one line in [#rules] and a planted class that breaks it.
final class Rooms {

    /// The root package of the house.
    static final String ALL = "io.customerpulse";

    static final String NO_CIRCLES = "packages form no circle";
    static final String DOWNWARDS = "modules know only modules below them";
    static final String PURE_KNOWS_VALUES = "a pure module takes values and returns values";
    static final String NO_CLOCK = "nobody pure asks the time";
    static final String STRICT_MATH = "every machine agrees to the last bit";
    static final String SIMULATOR_IS_BLIND = "the simulator knows events, and nothing of how they are scored";
    static final String NO_PATTERN_NAMES = "a name says what a thing is, not how it is built";
    static final String SEEDED_CHANCE = "chance has a seed";
    static final String ONLY_CLI_SPEAKS = "only the command line prints and exits";
    static final String NO_SERIALIZATION = "nothing is serialized by Java's own means";

    /// Which modules each may know, as the map of the house draws it. Modules to come are in it already.
    private static final Map<String, List<String>> KNOWS = knows();

    static final List<String> MODULES = List.copyOf(KNOWS.keySet());

    /// Modules to come.
    static final Set<String> PLANNED = Set.of("flink");

    private static final List<String> PURE = List.of("stats", "engine", "learning", "simulator");
    private static final List<String> SPEAKS = List.of("cli", "checks");

    private Rooms() {}

    /// Which modules one may know.
    static Set<String> known(String module) {
        return Set.copyOf(KNOWS.getOrDefault(module, List.of()));
    }

    private static Map<String, List<String>> knows() {
        Map<String, List<String>> knows = new LinkedHashMap<>();
        knows.put("stats", List.of());
        knows.put("engine", List.of("stats"));
        knows.put("learning", List.of("engine", "stats"));
        knows.put("simulator", List.of("engine"));
        knows.put("codec", List.of("learning", "engine", "stats"));
        knows.put("tables", List.of("codec", "learning", "engine", "stats"));
        knows.put("server", List.of("codec", "tables", "engine", "learning", "stats"));
        knows.put("flink", List.of("codec", "engine", "stats"));
        knows.put("cli", List.of("server", "tables", "codec", "simulator", "learning", "engine", "stats"));
        knows.put("checks", List.of("cli", "server", "tables", "codec", "simulator", "learning", "engine", "stats"));
        return knows;
    }

    /// All rules for a house with this root package, by their names.
    static Map<String, ArchRule> rules(String root) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(NO_CIRCLES, slices().matching(root + ".(**)").should().beFreeOfCycles());
        rules.put(DOWNWARDS, downwards(root));
        rules.put(PURE_KNOWS_VALUES, pureKnowsValues(root));
        rules.put(NO_CLOCK, noClock(root));
        rules.put(STRICT_MATH, strictMath(root));
        rules.put(SIMULATOR_IS_BLIND, simulatorIsBlind(root));
        rules.put(NO_PATTERN_NAMES, noPatternNames());
        rules.put(SEEDED_CHANCE, seededChance(root));
        rules.put(ONLY_CLI_SPEAKS, onlyCliSpeaks(root));
        rules.put(NO_SERIALIZATION, noSerialization());
        rules.replaceAll((name, rule) -> rule.because(name).allowEmptyShould(true));
        return rules;
    }

    private static ArchRule downwards(String root) {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String module : MODULES) {
            layers = layers.optionalLayer(module).definedBy(root + "." + module + "..");
        }
        for (String module : MODULES) {
            String[] allowed = KNOWS.getOrDefault(module, List.of()).toArray(String[]::new);
            layers = allowed.length == 0
                    ? layers.whereLayer(module).mayNotAccessAnyLayer()
                    : layers.whereLayer(module).mayOnlyAccessLayers(allowed);
        }
        return layers;
    }

    private static ArchRule pureKnowsValues(String root) {
        String[] values = Stream.concat(
                        Stream.of(in(root, PURE)),
                        Stream.of(
                                "org.jspecify.annotations",
                                "java.lang",
                                "java.lang.annotation",
                                "java.lang.invoke",
                                "java.lang.runtime",
                                "java.math",
                                "java.nio.charset",
                                "java.time..",
                                "java.util",
                                "java.util.function",
                                "java.util.random",
                                "java.util.stream",
                                "org.apache.commons.numbers.gamma"))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAnyPackage(in(root, PURE))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(values)
                        .and(DescribedPredicate.not(belongToAnyOf(Thread.class, Runtime.class, Process.class)))
                        .or(isArrayOfPrimitives()));
    }

    private static DescribedPredicate<JavaClass> isArrayOfPrimitives() {
        return DescribedPredicate.describe(
                "arrays of primitives",
                type -> type.isArray() && type.getBaseComponentType().isPrimitive());
    }

    private static ArchRule noClock(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(in(root, PURE))
                .should()
                .callMethodWhere(target(name("now"))
                        .and(target(owner(belongToAnyOf(
                                Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class)))))
                .orShould()
                .callMethodWhere(target(owner(equivalentTo(System.class)))
                        .and(target(nameMatching("currentTimeMillis|nanoTime|getenv|getProperty"))))
                .orShould()
                .dependOnClassesThat(assignableTo(Clock.class));
    }

    private static ArchRule strictMath(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(in(root, PURE))
                .should()
                .callMethodWhere(target(owner(equivalentTo(Math.class)))
                        .and(target(
                                nameMatching("a?(sin|cos|tan)h?|atan2|exp|expm1|log|log10|log1p|pow|cbrt|hypot|fma"))));
    }

    private static ArchRule simulatorIsBlind(String root) {
        String simulator = root + ".simulator..";
        return noClasses()
                .that()
                .resideInAPackage(simulator)
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(simulator, root + ".engine.event"))));
    }

    private static ArchRule noPatternNames() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Helpers|Util|Utils|Base|Wrapper)")
                .orShould()
                .haveNameMatching(".*[.$]Abstract[A-Z].*");
    }

    /// Keys and tokens need chance that nobody can guess: it is made where the program begins, and handed on.
    private static ArchRule seededChance(String root) {
        return noClasses()
                .should()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat(assignableTo(ThreadLocalRandom.class))
                .orShould()
                .callConstructorWhere(DescribedPredicate.<JavaConstructorCall>describe(
                        "a generator made without a seed",
                        call -> call.getTarget().getRawParameterTypes().isEmpty()
                                && !isMadeAtTheEdge(root, call)
                                && (call.getTargetOwner().isAssignableTo(Random.class)
                                        || call.getTargetOwner().isEquivalentTo(SplittableRandom.class))));
    }

    private static boolean isMadeAtTheEdge(String root, JavaConstructorCall call) {
        String from = call.getOriginOwner().getPackageName();
        return call.getTargetOwner().isEquivalentTo(SecureRandom.class)
                && SPEAKS.stream().anyMatch(module -> from.startsWith(root + "." + module));
    }

    private static ArchRule onlyCliSpeaks(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in(root, SPEAKS))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace");
    }

    private static ArchRule noSerialization() {
        return noClasses()
                .should()
                .dependOnClassesThat(assignableTo(ObjectInputStream.class).or(assignableTo(ObjectOutputStream.class)))
                .orShould(be(DescribedPredicate.describe("declared Serializable", Rooms::declaresSerializable)));
    }

    /// Enums, lambdas and exceptions are serializable by birth; a class that says so itself is meant.
    private static boolean declaresSerializable(JavaClass type) {
        return type.getRawInterfaces().stream().anyMatch(each -> each.isEquivalentTo(Serializable.class));
    }

    private static String[] in(String root, List<String> modules) {
        return modules.stream().map(module -> root + "." + module + "..").toArray(String[]::new);
    }
}
