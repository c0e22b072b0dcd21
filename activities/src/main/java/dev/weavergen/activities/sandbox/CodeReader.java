package dev.weavergen.activities.sandbox;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.code.CodeReading;
import java.util.List;

/** Reads programs without running them. */
public interface CodeReader {
  /**
   * Parses, compiles and reads each program.
   *
   * @return one per program, in order
   * @throws SandboxUnavailableException when nothing on this machine can read them
   */
  List<CodeReading> read(List<Program> programs);
}
