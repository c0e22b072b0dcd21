package dev.weavergen.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The architecture as a short test: which module knows which, and where each library is named. */
@org.jspecify.annotations.NullMarked
class ArchitectureTest {
  private static final String ROOT = "dev.weavergen.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.weavergen");

  /** domain ◄ workflows ◄ memory ◄ activities ◄ workers ◄ cli and memory ◄ api ◄ cli. */
  @ParameterizedTest
  @CsvSource({
    "domain, workflows|memory|activities|workers|api|cli",
    "workflows, memory|activities|workers|api|cli",
    "memory, activities|workers|api|cli",
    "activities, workers|api|cli",
    "workers, api|cli",
    "api, activities|workers|cli",
  })
  void module_knowsNoneThatComesAfterIt(String module, String others) {
    String[] forbidden =
        List.of(others.split("\\|")).stream()
            .map(name -> ROOT + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "dev.langchain4j.., activities.panel..",
    "io.github.resilience4j.., activities.panel.guard..",
    "java.sql.., memory..",
    "org.postgresql.., memory..",
    "com.zaxxer.hikari.., memory..",
    "org.flywaydb.., memory..",
    "info.debatty.., domain.consensus..",
    "org.apache.lucene.., domain.prediction.seed..",
    "org.tartarus.snowball.., domain.prediction.seed..",
    "com.samskivert.., api.page..",
    "picocli.., cli..",
    "io.opentelemetry.sdk.., workers..",
    "io.temporal.testing.., cli.servers..",
    "io.temporal.testserver.., cli.servers..",
  })
  void library_isNamedInOnePlace(String library, String place) {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + place)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  @Test
  void opentelemetry_isNamedWhereSpansAreExported() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "activities.spans..", ROOT + "workers..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.opentelemetry..")
        .check(CLASSES);
  }

  @Test
  void statistics_areNamedWhereTheyAreComputed() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + "domain.evidence.cost..",
            ROOT + "domain.validation..",
            ROOT + "domain.learning..",
            ROOT + "domain.prediction..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.hipparchus..")
        .check(CLASSES);
  }

  @Test
  void regression_isNamedWhereItIsFitted() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "domain.prediction.training..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("de.bwaldvogel.liblinear..")
        .check(CLASSES);
  }

  @Test
  void spring_isNamedOnlyInTheCompositionRoots() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "workers..", ROOT + "api..", ROOT + "cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(CLASSES);
  }

  @Test
  void domain_knowsTheJdkAndItsOwnLibraries() {
    classes()
        .that()
        .resideInAPackage(ROOT + "domain..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                ROOT + "domain..",
                "java.lang..",
                "java.util..",
                "java.math..",
                "java.time..",
                "java.nio.charset..",
                "java.nio",
                "java.text..",
                "java.security..",
                "org.jspecify..",
                "info.debatty..",
                "org.hipparchus..",
                "de.bwaldvogel.liblinear..",
                "org.apache.lucene..",
                "org.tartarus.snowball.."))
        .check(CLASSES);
  }

  @Test
  void domain_readsNoClockAndDrawsNoChance() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "domain..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .check(CLASSES);
  }

  /** Processes are started where servers are, and where programs are contained. */
  @Test
  void processes_areStartedOnlyForServersAndTheSandbox() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + "cli.servers..",
            ROOT + "cli.command..",
            ROOT + "memory.embedded..",
            ROOT + "activities.sandbox..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .check(CLASSES);
  }

  @Test
  void features_haveNoCycles() {
    ArchRule rule = slices().matching("dev.weavergen.(*).(*)..").should().beFreeOfCycles();
    rule.check(CLASSES);
  }

  @Test
  void rules_lookAtEveryModule() {
    for (String module :
        List.of("domain", "workflows", "memory", "activities", "workers", "api", "cli")) {
      assertThat(CLASSES.that(resideInAPackage(ROOT + module + ".."))).as(module).isNotEmpty();
    }
    assertThat(CLASSES.that(not(resideInAPackage("dev.weavergen..")))).isEmpty();
  }
}
