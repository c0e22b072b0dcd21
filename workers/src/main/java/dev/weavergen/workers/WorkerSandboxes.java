package dev.weavergen.workers;

import dev.weavergen.activities.evidence.Sandboxes;
import dev.weavergen.activities.sandbox.LazySandbox;
import dev.weavergen.activities.sandbox.SandboxReport;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.SandboxUnavailableException;
import dev.weavergen.activities.sandbox.jvm.JvmSandbox;
import dev.weavergen.activities.sandbox.jvm.JvmSettings;
import dev.weavergen.activities.sandbox.python.PythonReader;
import dev.weavergen.activities.sandbox.python.PythonSandbox;
import dev.weavergen.domain.intent.Language;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The sandboxes of a worker: each opened for the first candidate of its language, all ended with
 * the process.
 */
public final class WorkerSandboxes implements AutoCloseable {
  private static final String SWITCHED_OFF =
      "the setting weavergen.sandbox.tier is none; remove it to have candidates run";

  private final LazySandbox python;
  private final LazySandbox java;
  private final PythonReader pythonReader;

  WorkerSandboxes(SandboxBlock block, InstantSource clock) {
    SandboxSettings settings = block.settings();
    JvmSettings jvmSettings = block.jvmSettings();
    this.python = new LazySandbox(() -> python(block, settings), clock);
    this.java = new LazySandbox(() -> java(block, jvmSettings), clock);
    this.pythonReader = new PythonReader(settings);
  }

  /** One a language. */
  Sandboxes all() {
    return new Sandboxes(python, java, pythonReader);
  }

  /** Opens what candidates of a language need. */
  void warm(Language language) {
    switch (language) {
      case PYTHON -> python.warm();
      case JAVA -> java.warm();
    }
  }

  @Override
  public void close() {
    python.close();
    java.close();
    pythonReader.close();
  }

  /**
   * Looks at every tier of this machine as a worker would, both languages at the same time since a
   * person waits for it; leaves nothing running.
   */
  public static List<SandboxState> states(SandboxBlock block) {
    if (block.runsNothing()) {
      return List.of(
          SandboxState.none("python", SWITCHED_OFF), SandboxState.none("java", SWITCHED_OFF));
    }
    SandboxSettings settings = block.settings();
    JvmSettings jvmSettings = block.jvmSettings();
    CompletableFuture<SandboxReport> java =
        CompletableFuture.supplyAsync(
            () -> JvmSandbox.reportOnAllTiers(jvmSettings), Thread::startVirtualThread);
    SandboxReport python = PythonSandbox.reportOnAllTiers(settings);
    return List.of(SandboxState.of("python", python), SandboxState.of("java", java.join()));
  }

  private static LazySandbox.Opened python(SandboxBlock block, SandboxSettings settings) {
    requireSwitchedOn(block);
    PythonSandbox sandbox = new PythonSandbox(settings);
    SandboxReport report = sandbox.report();
    if (!report.available()) {
      sandbox.close();
      throw new SandboxUnavailableException(
          "Python programs cannot be run on this machine.\n" + report.explanation());
    }
    return new LazySandbox.Opened(sandbox, sandbox::close);
  }

  private static LazySandbox.Opened java(SandboxBlock block, JvmSettings settings) {
    requireSwitchedOn(block);
    JvmSandbox sandbox = JvmSandbox.open(settings);
    return new LazySandbox.Opened(sandbox, sandbox::close);
  }

  private static void requireSwitchedOn(SandboxBlock block) {
    if (block.runsNothing()) {
      throw new SandboxUnavailableException(SWITCHED_OFF);
    }
  }
}
