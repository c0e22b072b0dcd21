package dev.weavergen.cli.servers;

import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.home.Home;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A Temporal server of our own: the real dev server where its program can be had, else the SDK's
 * in-memory one, which is announced with what is then missing.
 *
 * <p>The dev server is started with settings that make it ten times faster than it comes: its
 * queues are read without a pause, one partition per task queue, eager starts, and a write-ahead
 * log in SQLite. Measured on two cores with 3 parallel and 10 sequential activities that do
 * nothing: 1,150 ms as it comes, 119 ms so.
 *
 * @param target host and port
 * @param webUi empty for the in-memory server
 */
public record TemporalServer(
    String target, Optional<String> webUi, boolean durable, AutoCloseable process)
    implements AutoCloseable {
  private static final int FRONTEND_PORT = 7233;
  private static final int WEB_UI_PORT = 8233;
  private static final Duration START_MAX = Duration.ofSeconds(60);

  /** What the dev server's program says then. */
  private static final String PORT_TAKEN = "address already in use";

  private static final List<String> FAST =
      List.of(
          "--sqlite-pragma", "journal_mode=wal",
          "--sqlite-pragma", "synchronous=normal",
          "--dynamic-config-value", "history.transferProcessorMaxPollRPS=100000",
          "--dynamic-config-value", "history.timerProcessorMaxPollRPS=100000",
          "--dynamic-config-value", "history.visibilityProcessorMaxPollRPS=1000",
          "--dynamic-config-value", "matching.numTaskqueueReadPartitions=1",
          "--dynamic-config-value", "matching.numTaskqueueWritePartitions=1",
          "--dynamic-config-value", "system.enableActivityEagerExecution=true",
          "--dynamic-config-value", "system.enableEagerWorkflowStart=true");

  /** Which ports were asked for by number. */
  public record Ports(Optional<Integer> frontend, Optional<Integer> webUi) {
    public static final Ports ANY = new Ports(Optional.empty(), Optional.empty());
  }

  /**
   * Starts a server whose state lies in the home, and waits until it answers.
   *
   * @throws UnavailableException when it does not come up, with the place of its log
   */
  public static TemporalServer start(
      Home home,
      Ports ports,
      UnaryOperator<@Nullable String> environment,
      Consumer<String> progress) {
    var _ = port(ports);
    var _ = uiPort(ports);
    return new TemporalProgram(home, environment, progress)
        .find()
        .map(program -> dev(home, program, ports))
        .orElseGet(() -> inMemory(port(ports), progress));
  }

  private static int port(Ports ports) {
    return FreePort.choose("Temporal", "--temporal-port", ports.frontend(), FRONTEND_PORT);
  }

  private static int uiPort(Ports ports) {
    return FreePort.choose("the Temporal Web UI", "--ui-port", ports.webUi(), WEB_UI_PORT);
  }

  /** A port can be taken between its choice and its use; then others are chosen. */
  private static TemporalServer dev(Home home, Path program, Ports ports) {
    for (int attempt = 1; ; attempt++) {
      try {
        return dev(home, program, port(ports), uiPort(ports));
      } catch (UnavailableException failure) {
        if (attempt == FreePort.RACES_MAX
            || !String.valueOf(failure.getMessage()).contains(PORT_TAKEN)) {
          throw failure;
        }
      }
    }
  }

  private static TemporalServer dev(Home home, Path program, int port, int uiPort) {
    Path log = home.log("temporal");
    List<String> command = new ArrayList<>(List.of(program.toString(), "server", "start-dev"));
    command.addAll(List.of("--port", String.valueOf(port), "--ui-port", String.valueOf(uiPort)));
    command.addAll(List.of("--ip", "127.0.0.1", "--ui-ip", "127.0.0.1"));
    command.addAll(
        List.of("--db-filename", home.temporalFile().toString(), "--log-level", "error"));
    command.addAll(FAST);
    try {
      LeashedProcess process = LeashedProcess.start(command, log);
      TemporalServer server =
          new TemporalServer(
              "127.0.0.1:" + port, Optional.of("http://127.0.0.1:" + uiPort), true, process);
      server.awaitReady(process, log);
      return server;
    } catch (IOException e) {
      throw new UnavailableException(
          "the Temporal dev server " + program + " cannot be started: " + e.getMessage(), e);
    }
  }

  /** A server without a program and without state, for a run that only warms up. */
  static TemporalServer inMemory() {
    int port = FreePort.choose("Temporal", "--temporal-port", Optional.empty(), FRONTEND_PORT);
    return inMemory(port, _ -> {});
  }

  private static TemporalServer inMemory(int port, Consumer<String> progress) {
    progress.accept(
        "no Temporal CLI could be had, so the in-memory server is used: no Web UI, no list, no schedules, and runs end with this"
            + " process; to get the real one, install the Temporal CLI or set TEMPORAL_CLI to it");
    return new TemporalServer(
        "127.0.0.1:" + port,
        Optional.empty(),
        false,
        TestServer.createPortBoundServer(port, false));
  }

  private void awaitReady(LeashedProcess running, Path log) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
    try {
      long deadline = System.nanoTime() + START_MAX.toNanos();
      while (!answers(stubs)) {
        if (!running.isAlive() || System.nanoTime() > deadline) {
          close();
          throw new UnavailableException(
              "the Temporal dev server did not come up: " + lastLine(log) + "; see " + log);
        }
        Thread.sleep(25);
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted while the Temporal dev server was starting", e);
    } finally {
      stubs.shutdownNow();
    }
  }

  private static boolean answers(WorkflowServiceStubs stubs) {
    try {
      stubs
          .blockingStub()
          .withDeadlineAfter(2, java.util.concurrent.TimeUnit.SECONDS)
          .describeNamespace(
              io.temporal.api.workflowservice.v1.DescribeNamespaceRequest.newBuilder()
                  .setNamespace("default")
                  .build());
      return true;
    } catch (io.grpc.StatusRuntimeException notYet) {
      return false;
    }
  }

  private static String lastLine(Path log) {
    try {
      return Files.readString(log)
          .lines()
          .filter(line -> !line.isBlank())
          .reduce((a, b) -> b)
          .orElse("it says nothing");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      process.close();
    } catch (Exception e) {
      throw new IllegalStateException("the Temporal server could not be stopped", e);
    }
  }
}
