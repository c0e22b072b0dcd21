package dev.weavergen.activities.sandbox;

import dev.weavergen.activities.sandbox.AttackSuite.Finding;
import dev.weavergen.domain.intent.Language;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The process in which the suite runs. Prints a line for each tier and program: the tier's name,
 * the program's, and what is wrong, with tabs between.
 */
final class AttackingWorker {
  private AttackingWorker() {}

  /**
   * @param arguments the language, then names of programs, all when there is none
   */
  public static void main(String[] arguments) throws IOException {
    Language language = Language.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    List<String> names = Arrays.asList(arguments).subList(1, arguments.length);
    List<AttackProgram> programs =
        AttackProgram.all(language).stream()
            .filter(program -> names.isEmpty() || names.contains(program.name()))
            .toList();
    try (Canaries canaries = Canaries.layOut()) {
      for (OpenTier tier : OpenTier.all(language)) {
        attack(tier, new AttackSuite(language, tier.sandbox(), canaries), programs);
        tier.close();
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static void attack(OpenTier tier, AttackSuite suite, List<AttackProgram> programs)
      throws IOException {
    for (Finding finding : suite.run(programs)) {
      String complaint = finding.complaint().replaceAll("\\s+", " ");
      System.out.printf("%s\t%s\t%s%n", tier.name(), finding.program(), complaint);
    }
  }
}
