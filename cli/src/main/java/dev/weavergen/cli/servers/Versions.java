package dev.weavergen.cli.servers;

import dev.weavergen.cli.CommonOptions;
import dev.weavergen.cli.UnavailableException;
import dev.weavergen.memory.embedded.EmbeddedDatabase;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.DatabaseUnavailable;
import dev.weavergen.memory.postgres.DatabaseUrl;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The versions of all parts: of running servers by asking them, else of the programs that would be
 * started.
 */
public final class Versions {
  private static final long ANSWER_SECONDS_MAX = 5;

  private Versions() {}

  /** By part, in the order in which people look at them. */
  public static Map<String, String> of(CommonOptions common) {
    Optional<Deployment> running = running(common);
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put(
        "weavergen",
        Optional.ofNullable(Versions.class.getPackage().getImplementationVersion())
            .orElse("development"));
    versions.put("jdk", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
    versions.put(
        "temporal",
        running.map(servers -> temporal(servers.temporal())).orElseGet(() -> program(common)));
    versions.put(
        "postgresql",
        running
            .map(servers -> postgres(servers.database()))
            .orElseGet(() -> EmbeddedDatabase.version() + " (embedded)"));
    return versions;
  }

  private static Optional<Deployment> running(CommonOptions common) {
    try {
      return Optional.of(Deployment.of(common));
    } catch (UnavailableException nothingRuns) {
      return Optional.empty();
    }
  }

  private static String temporal(String target) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
    try {
      return stubs
              .blockingStub()
              .withDeadlineAfter(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
              .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
              .getServerVersion()
          + " at "
          + target;
    } catch (StatusRuntimeException e) {
      return "does not answer at " + target;
    } finally {
      stubs.shutdownNow();
    }
  }

  private static String postgres(String url) {
    try (Database database = Database.single(DatabaseUrl.of(url))) {
      return database.serverVersion();
    } catch (DatabaseUnavailable e) {
      return "does not answer";
    }
  }

  private static String program(CommonOptions common) {
    return new TemporalProgram(common.home(), System::getenv, _ -> {})
        .installed()
        .map(Versions::said)
        .orElse("no program yet; the first run fetches or builds it");
  }

  private static String said(Path program) {
    try {
      Process process =
          new ProcessBuilder(List.of(program.toString(), "--version"))
              .redirectErrorStream(true)
              .start();
      String said =
          new String(process.getInputStream().readNBytes(1_000), StandardCharsets.UTF_8).strip();
      return said + " (" + program + ")";
    } catch (IOException e) {
      return program + " cannot be run: " + e.getMessage();
    }
  }
}
