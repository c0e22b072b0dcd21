package dev.weavergen.activities.sandbox.python;

import dev.weavergen.activities.sandbox.CodeReader;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.code.CodeReading;
import java.util.List;

/**
 * Reads Python programs where no tier works: an interpreter that contains nothing and is never
 * asked to run a program, only to parse and compile one, in a child with the usual limits of time
 * and memory. Static analysis goes on that way where candidates cannot be executed.
 */
public final class PythonReader implements CodeReader, AutoCloseable {
  private final PythonSandbox parser;

  public PythonReader(SandboxSettings settings) {
    PythonTiers uncontained = PythonTiers.of(settings.withoutContainment());
    parser = new PythonSandbox(uncontained, PythonTiers.CORES_PER_ZYGOTE);
  }

  @Override
  public List<CodeReading> read(List<Program> programs) {
    return parser.read(programs);
  }

  @Override
  public void close() {
    parser.close();
  }
}
