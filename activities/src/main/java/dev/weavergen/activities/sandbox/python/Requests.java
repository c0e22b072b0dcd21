package dev.weavergen.activities.sandbox.python;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.evidence.RunLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a zygote can be asked. */
final class Requests {
  /** Reading is this project's own code on a bounded text. */
  private static final RunLimits READING =
      new RunLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 512L << 20, 8L << 20);

  private Requests() {}

  static ObjectNode run(
      String source, Optional<String> entry, List<String> calls, RunLimits limits) {
    ObjectNode request = request("run", source, entry, limits);
    ArrayNode array = request.putArray("calls");
    calls.forEach(array::add);
    return request;
  }

  /** One call, of which every step is noted. */
  static ObjectNode trace(String source, Optional<String> entry, String call, RunLimits limits) {
    ObjectNode request = request("trace", source, entry, limits);
    request.putArray("calls").add(call);
    return request;
  }

  /** The candidate's side of a contained test. */
  static ObjectNode serve(String source, Optional<String> entry, RunLimits limits) {
    return request("serve", source, entry, limits);
  }

  /**
   * The test's side.
   *
   * @param names of the candidate's functions, which the test may call
   */
  static ObjectNode test(String source, String entry, List<String> names, RunLimits limits) {
    ObjectNode request = request("test", source, Optional.of(entry), limits);
    ArrayNode array = request.putArray("names");
    names.forEach(array::add);
    return request;
  }

  /** Programs to read, all in one child as long as none of them ends it. */
  static ObjectNode read(List<Program> programs) {
    ObjectNode request = request("read", "", Optional.empty(), READING);
    ArrayNode array = request.putArray("calls");
    for (Program program : programs) {
      array.addArray().add(program.source()).add(program.entryPoint().orElse(null));
    }
    return request;
  }

  /** Tests to take apart, all in one child as long as none of them ends it. */
  static ObjectNode takeApart(List<String> sources, String entry) {
    ObjectNode request = request("takeApart", "", Optional.of(entry), READING);
    ArrayNode array = request.putArray("calls");
    sources.forEach(array::add);
    return request;
  }

  /** The source texts of the arguments of each call. */
  static ObjectNode arguments(List<String> calls, String entry) {
    ObjectNode request = request("arguments", "", Optional.of(entry), READING);
    ArrayNode array = request.putArray("calls");
    calls.forEach(array::add);
    return request;
  }

  static ObjectNode selfTest() {
    return request("selfTest", "", Optional.empty(), RunLimits.CANDIDATE);
  }

  private static ObjectNode request(
      String operation, String source, Optional<String> entry, RunLimits limits) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("op", operation).put("source", source).put("entry", entry.orElse(null));
    request.put("perCallMillis", limits.perCall().toMillis());
    request.put("perBatchMillis", limits.perBatch().toMillis());
    request.put("memoryBytes", limits.memoryBytes());
    return request.put("outputBytes", limits.outputBytes());
  }
}
