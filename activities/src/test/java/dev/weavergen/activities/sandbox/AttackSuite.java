package dev.weavergen.activities.sandbox;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.intent.Language;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the programs of one language in one sandbox, several side by side, with a benign program
 * among them, and looks afterwards whether that one, the host and the next request are as they
 * should be. When they are not, the same programs run one by one, to name the one to blame.
 */
final class AttackSuite {
  /** Side by side, beyond what runs at the same time. */
  private static final int AT_ONCE = 14;

  private static final BigInteger ANSWER = BigInteger.valueOf(499_500);

  private final Language language;
  private final LanguageSandbox sandbox;
  private final Canaries canaries;

  AttackSuite(Language language, LanguageSandbox sandbox, Canaries canaries) {
    this.language = language;
    this.sandbox = sandbox;
    this.canaries = canaries;
  }

  /**
   * What was found of one program.
   *
   * @param complaint empty when everything is as it should be
   */
  record Finding(String program, String complaint) {}

  List<Finding> run(List<AttackProgram> programs) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (List<AttackProgram> together : batches(programs)) {
      findings.addAll(attackWith(together));
    }
    return findings;
  }

  private static List<List<AttackProgram>> batches(List<AttackProgram> programs) {
    List<List<AttackProgram>> batches = new ArrayList<>();
    programs.stream().filter(AttackProgram::alone).map(List::of).forEach(batches::add);
    List<AttackProgram> social = programs.stream().filter(program -> !program.alone()).toList();
    for (int first = 0; first < social.size(); first += AT_ONCE) {
      batches.add(social.subList(first, Math.min(first + AT_ONCE, social.size())));
    }
    return batches;
  }

  private List<Finding> attackWith(List<AttackProgram> programs) throws IOException {
    List<String> shared = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    try {
      leaveTraces();
      List<ProgramRun> runs = new ArrayList<>();
      runs.add(bystander());
      programs.forEach(program -> runs.add(program.run(canaries::fillIn)));
      runs.add(bystander());
      List<Execution> executions = sandbox.run(runs);
      shared.addAll(complaintOfBystander("the program before it", executions.getFirst()));
      shared.addAll(complaintOfBystander("the program after it", executions.getLast()));
      for (int index = 0; index < programs.size(); index++) {
        AttackProgram program = programs.get(index);
        String complaint = program.complaint(executions.get(index + 1)).orElse("");
        findings.add(new Finding(program.name(), complaint));
      }
      List<Execution> next = sandbox.run(List.of(bystander()));
      shared.addAll(complaintOfBystander("the next request", next.getFirst()));
    } catch (SandboxBrokenException broken) {
      shared.add("it broke the sandbox: " + broken.getMessage());
    }
    shared.addAll(canaries.damage());
    if (shared.isEmpty()) {
      return findings;
    }
    return programs.size() > 1
        ? oneByOne(programs)
        : List.of(new Finding(programs.getFirst().name(), String.join("; ", shared)));
  }

  private List<Finding> oneByOne(List<AttackProgram> programs) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (AttackProgram program : programs) {
      findings.addAll(attackWith(List.of(program)));
    }
    return findings;
  }

  /** Has an expected value evaluated, which no candidate may find in its memory afterwards. */
  private void leaveTraces() {
    if (language == Language.PYTHON) {
      sandbox.evaluate(List.of("'%s' * 3".formatted(Canaries.EXPECTED)));
    }
  }

  private ProgramRun bystander() {
    String source =
        switch (language) {
          case PYTHON ->
              "KEPT = '%s'\n\n\ndef attack():\n    return sum(range(1000))\n"
                  .formatted(Canaries.SECRET);
          case JAVA ->
              "class Bystander { static final String KEPT = \"%s\"; static int attack() { return java.util.stream.IntStream.range(0, 1000).sum(); } }"
                  .formatted(Canaries.SECRET);
        };
    Program program = Program.of(language, Optional.of("attack"), source);
    return new ProgramRun(program, List.of("attack()"), RunLimits.CANDIDATE);
  }

  private static List<String> complaintOfBystander(String which, Execution execution) {
    boolean served =
        execution.load().equals(new Load.Loaded())
            && execution.outcomes().equals(List.of(new Outcome.Returned(new Value.Int(ANSWER))));
    return served ? List.of() : List.of("%s was not served: %s".formatted(which, execution));
  }
}
