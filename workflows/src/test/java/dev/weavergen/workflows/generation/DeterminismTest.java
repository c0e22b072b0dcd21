package dev.weavergen.workflows.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.temporal.workflow.WorkflowInterface;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Workflow code must take the same way whenever it is replayed: no clock, chance, thread or I/O of
 * its own, and no collection whose order differs from one JVM to the next. Looked at is every class
 * of this project that a workflow's implementation reaches, however far away.
 */
final class DeterminismTest {
  private static final String OWN = "dev.weavergen.";

  private static final List<String> BANNED_PACKAGES =
      List.of("java.io.", "java.nio.file.", "java.nio.channels.", "java.net.", "java.sql.");

  private static final Set<String> BANNED_CLASSES =
      Set.of(
          "java.lang.Thread",
          "java.lang.ThreadLocal",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.util.Random",
          "java.util.Timer",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap",
          "java.util.Date",
          "java.util.Calendar",
          "java.security.SecureRandom",
          "java.time.Clock");

  private static final Set<String> BANNED_CALLS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.identityHashCode",
          "java.lang.Math.random",
          "java.lang.Object.wait",
          "java.util.UUID.randomUUID",
          "java.util.Set.of",
          "java.util.Set.copyOf",
          "java.util.Map.of",
          "java.util.Map.ofEntries",
          "java.util.Map.copyOf",
          "java.util.Collections.shuffle",
          "java.util.Collection.parallelStream",
          "java.util.List.parallelStream",
          "java.util.stream.BaseStream.parallel",
          "java.util.stream.Stream.parallel",
          "java.util.stream.Collectors.toSet",
          "java.util.stream.Collectors.toMap",
          "java.util.stream.Collectors.groupingBy",
          "java.util.stream.Collectors.toUnmodifiableSet",
          "java.util.stream.Collectors.toUnmodifiableMap");

  /** Of java.util.concurrent only what neither blocks nor starts anything may occur. */
  private static final Set<String> ALLOWED_CONCURRENT = Set.of("java.util.concurrent.TimeUnit");

  @Test
  void workflowCode_everythingItReaches_isDeterministic() {
    Set<JavaClass> reached = reachedFromWorkflows();

    assertThat(reached).extracting(JavaClass::getSimpleName).contains("PanelRound", "Fields");
    assertThat(reached.stream().flatMap(type -> offences(type).stream())).isEmpty();
  }

  /** The rule itself: what it must find, it finds. */
  @Test
  void rule_codeThatBreaksIt_isFound() {
    JavaClass offender = new ClassFileImporter().importClass(Offender.class);

    assertThat(offences(offender))
        .anyMatch(offence -> offence.contains("currentTimeMillis"))
        .anyMatch(offence -> offence.contains("java.time.Instant.now"))
        .anyMatch(offence -> offence.contains("java.util.Map.of"))
        .anyMatch(offence -> offence.contains("java.util.HashMap"))
        .anyMatch(offence -> offence.contains("java.nio.file.Files"))
        .anyMatch(offence -> offence.contains("java.util.concurrent.Executors"))
        .anyMatch(offence -> offence.contains("parallelStream"))
        .anyMatch(offence -> offence.contains("java.util.UUID.randomUUID"))
        .anyMatch(offence -> offence.contains("java.lang.Math.random"));
  }

  private static Set<JavaClass> reachedFromWorkflows() {
    JavaClasses all =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.weavergen");
    Deque<JavaClass> next = new ArrayDeque<>();
    all.stream().filter(DeterminismTest::isWorkflow).forEach(next::add);
    Set<JavaClass> reached = new TreeSet<>(java.util.Comparator.comparing(JavaClass::getName));
    while (!next.isEmpty()) {
      JavaClass type = next.remove();
      if (reached.add(type)) {
        type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .filter(target -> target.getName().startsWith(OWN) && all.contain(target.getName()))
            .forEach(next::add);
      }
    }
    return reached;
  }

  private static boolean isWorkflow(JavaClass type) {
    return !type.isInterface()
        && type.getAllRawInterfaces().stream()
            .anyMatch(parent -> parent.isAnnotatedWith(WorkflowInterface.class));
  }

  private static List<String> offences(JavaClass type) {
    List<String> offences = new ArrayList<>();
    for (JavaAccess<?> access : type.getAccessesFromSelf()) {
      if (isBanned(access.getTarget())) {
        offences.add(access.getDescription());
      }
    }
    return offences;
  }

  private static boolean isBanned(AccessTarget target) {
    String owner = target.getOwner().getName();
    String call = owner + "." + target.getName();
    return BANNED_PACKAGES.stream().anyMatch(owner::startsWith)
        || BANNED_CLASSES.contains(owner)
        || BANNED_CALLS.contains(call)
        || (owner.startsWith("java.time.") && target.getName().equals("now"))
        || target.getName().equals("parallelStream")
        || (owner.startsWith("java.util.concurrent.") && !ALLOWED_CONCURRENT.contains(owner));
  }

  /** Everything that workflow code must not do. */
  @SuppressWarnings("unused")
  private static final class Offender {
    private static Object offend(List<String> list) throws java.io.IOException {
      try (var executor = java.util.concurrent.Executors.newCachedThreadPool()) {
        executor.shutdown();
      }
      return List.of(
          System.currentTimeMillis(),
          java.time.Instant.now(),
          java.util.Map.of("a", 1),
          new java.util.HashMap<String, String>(),
          java.nio.file.Files.exists(java.nio.file.Path.of("x")),
          list.parallelStream().count(),
          java.util.UUID.randomUUID(),
          Math.random());
    }
  }
}
