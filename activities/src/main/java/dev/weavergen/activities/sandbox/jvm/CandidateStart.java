package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.SandboxBrokenException;
import dev.weavergen.activities.sandbox.jvm.CandidateProcess.Event;
import dev.weavergen.activities.sandbox.jvm.child.Frame;
import dev.weavergen.activities.sandbox.jvm.child.RunOrder;
import dev.weavergen.domain.evidence.RunLimits;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** Starts JVMs for one compiled candidate. Starting is the sandbox's time, not the candidate's. */
final class CandidateStart {
  /** A JVM starts in a tenth of a second; a busy machine takes longer. */
  private static final Duration START_MAX = Duration.ofSeconds(20);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final SpareJvms jvms;
  private final Woven program;
  private final RunLimits limits;

  CandidateStart(SpareJvms jvms, Woven program, RunLimits limits) {
    this.jvms = jvms;
    this.program = program;
    this.limits = limits;
  }

  /**
   * A JVM that is ready; one that does not start is the sandbox's failure, tried twice.
   *
   * @param traced whether the program's classes tell what they do
   */
  CandidateProcess ready(List<Integer> calls, boolean traced) {
    try {
      return start(calls, traced);
    } catch (IOException _) {
      return startedAtLast(calls, traced);
    }
  }

  private CandidateProcess startedAtLast(List<Integer> calls, boolean traced) {
    try {
      return start(calls, traced);
    } catch (IOException failed) {
      throw new SandboxBrokenException("A contained JVM does not start: " + failed.getMessage());
    }
  }

  private CandidateProcess start(List<Integer> calls, boolean traced) throws IOException {
    byte[] token = new byte[Frame.TOKEN_BYTES];
    RANDOM.nextBytes(token);
    RunOrder order =
        new RunOrder(
            token,
            limits.outputBytes(),
            program.classes(),
            program.initialised(),
            program.host(),
            Woven.methods(calls),
            traced);
    CandidateProcess process =
        new CandidateProcess(jvms.take(JvmFlags.ofCandidate(limits.memoryBytes())), order);
    boolean ready = false;
    try {
      Event event = process.ready(START_MAX);
      ready = event instanceof Event.Told told && told.frame().kind() == Frame.Kind.READY;
      if (ready) {
        process.settle();
        return process;
      }
      throw new IOException(event + " " + process.lastWords());
    } finally {
      if (!ready) {
        process.close(); // Also when nobody waits for it any more.
      }
    }
  }
}
