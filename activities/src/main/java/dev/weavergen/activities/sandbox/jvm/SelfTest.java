package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.SandboxBrokenException;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.intent.Language;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Attacks a sandbox: it holds only when every attempt to get out of it failed and an honest call
 * came back.
 */
final class SelfTest {
  private static final String ATTACKS =
      """
      import java.io.*; import java.net.*; import java.nio.file.*; import java.nio.channels.*;
      class Attacks {
        static int honest(int x) { return x + 1; }
        static String read() throws Exception { return Files.readString(Path.of("/etc/passwd")); }
        static String environment() throws Exception { return Files.readString(Path.of("/proc/1/environ")); }
        static boolean write() throws Exception { return new File("/tmp/weavergen-probe").createNewFile() || escaped(); }
        static boolean escaped() throws Exception { throw new IOException("could not write"); }
        static Object socket() throws Exception { return new Socket("127.0.0.1", 9).toString(); }
        static Object listen() throws Exception { return SocketChannel.open(StandardProtocolFamily.UNIX).toString(); }
        static Object execute() throws Exception { return new ProcessBuilder("/bin/true").start().pid(); }
        static Object library() { System.load("/usr/lib/libescape.so"); return "loaded"; }
        static Object memory() { byte[][] all = new byte[64][]; for (int i = 0; i < all.length; i++) all[i] = new byte[64 << 20]; return all.length; }
      }
      """;

  private static final List<String> ATTEMPTS =
      List.of(
          "read()",
          "environment()",
          "write()",
          "socket()",
          "listen()",
          "execute()",
          "library()",
          "memory()");

  private SelfTest() {}

  /** Why a sandbox does not hold; empty when it does. */
  static Optional<String> flaw(JvmSandbox sandbox) {
    List<String> calls = new ArrayList<>(List.of("honest(1)"));
    calls.addAll(ATTEMPTS);
    Program program = Program.of(Language.JAVA, Optional.of("honest"), ATTACKS);
    try {
      return flaw(sandbox.run(List.of(new ProgramRun(program, calls, RunLimits.CANDIDATE))));
    } catch (SandboxBrokenException broken) {
      return Optional.of(String.valueOf(broken.getMessage()));
    }
  }

  private static Optional<String> flaw(List<Execution> executions) {
    List<Outcome> outcomes = executions.getFirst().outcomes();
    boolean honest =
        !outcomes.isEmpty()
            && outcomes.getFirst() instanceof Outcome.Returned(Value value)
            && value.equals(new Value.Int(BigInteger.TWO));
    if (!honest) {
      return Optional.of("an honest call failed: " + executions.getFirst().load() + " " + outcomes);
    }
    for (int i = 0; i < ATTEMPTS.size(); i++) {
      if (outcomes.get(i + 1) instanceof Outcome.Returned) {
        return Optional.of("it did not stop " + ATTEMPTS.get(i));
      }
    }
    return Optional.empty();
  }
}
