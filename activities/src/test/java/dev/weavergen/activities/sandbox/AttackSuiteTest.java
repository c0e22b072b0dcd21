package dev.weavergen.activities.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.weavergen.activities.sandbox.AttackingJvm.User;
import dev.weavergen.domain.intent.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * Every program of the suite in every tier that this machine has, as root and as an ordinary user:
 * each ends as its first line says, neither the host nor the programs beside it notice, and the
 * next request is served.
 */
class AttackSuiteTest {
  /** The tier that needs nothing but a kernel; where it is missing something is wrong. */
  private static final String FLOOR = "L2";

  @TestFactory
  Stream<DynamicNode> python_attacked_staysContained() throws Exception {
    return attacked(Language.PYTHON);
  }

  @TestFactory
  Stream<DynamicNode> java_attacked_staysContained() throws Exception {
    return attacked(Language.JAVA);
  }

  /** Both users at the same time: most of the suite is waiting for limits. */
  private static Stream<DynamicNode> attacked(Language language) throws Exception {
    List<DynamicNode> found = new ArrayList<>();
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<DynamicNode>> each :
          workers.invokeAll(
              Arrays.stream(User.values())
                  .map(user -> (Callable<List<DynamicNode>>) () -> attackedBy(user, language))
                  .toList())) {
        found.addAll(each.get());
      }
    }
    return found.stream();
  }

  private static DynamicNode skipped(String why) {
    return dynamicTest(
        why,
        () -> {
          throw new TestAbortedException(why);
        });
  }

  private static List<DynamicNode> attackedBy(User user, Language language)
      throws IOException, InterruptedException {
    if (user == User.ROOT && !Canaries.isRoot()) {
      return List.of(skipped("as root: the tests themselves run as an ordinary user"));
    }
    List<String> lines =
        AttackingJvm.lines(user, AttackingWorker.class, List.of(language.wireName()));
    Map<String, Map<String, String>> complaints = new TreeMap<>();
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      complaints.computeIfAbsent(parts[0], _ -> new TreeMap<>()).put(parts[1], parts[2]);
    }
    List<DynamicNode> found = new ArrayList<>();
    found.add(dynamicTest(user + " has tiers", () -> assertTiers(complaints.keySet())));
    complaints.forEach((tier, each) -> found.add(container(user + " in " + tier, language, each)));
    return found;
  }

  private static void assertTiers(Iterable<String> tiers) {
    if (Boolean.parseBoolean(System.getenv("WEAVERGEN_REQUIRE_ALL"))) {
      assertThat(tiers).contains(FLOOR);
    } else {
      assertThat(tiers).isNotEmpty();
    }
  }

  private static DynamicContainer container(
      String name, Language language, Map<String, String> complaints) {
    return dynamicContainer(
        name,
        AttackProgram.all(language).stream()
            .map(program ->
                dynamicTest(
                    program.name(),
                    () -> assertThat(complaints.get(program.name())).isEqualTo(""))));
  }
}
