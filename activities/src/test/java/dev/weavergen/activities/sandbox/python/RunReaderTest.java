package dev.weavergen.activities.sandbox.python;

import static dev.weavergen.activities.sandbox.python.Programs.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Frames that a hostile child may have written, and ends that it may have come to. */
class RunReaderTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final long MEMORY_BYTES = 1_000_000;
  private static final String ONE = "V1 {\"v\":[\"i\",\"1\"]}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "V",
        "V1",
        "Vx {\"v\":[\"n\"]}",
        "V99999999999999999999 {\"v\":[\"n\"]}",
        "V1 {\"v\":[\"q\"]}",
        "V1 {\"v\":[]}",
        "V1 {\"v\":[\"i\",\"1e9\"]}",
        "V1 {}",
        "V1 null",
        "V1 {\"k\":\"joy\"}",
        "V1 {\"v\":[\"n\"]} {",
        "S",
        "F{\"outcome\":7}",
        "P[",
        "D{}"
      })
  void frame_thatIsNone_breaksTheProtocol(String frame) {
    assertThat(read(2, part(0, "done", 0, 0, "L", frame)).load())
        .isInstanceOf(Load.ProtocolBroken.class);
  }

  @Test
  void frames_moreThanAsked_breakTheProtocol() {
    assertThat(read(1, part(0, "done", 0, 0, "L", ONE, ONE)).load())
        .isInstanceOf(Load.ProtocolBroken.class);
  }

  @Test
  void frame_nestedDeeperThanAllowed_breaksTheProtocol() {
    String deep = "V1 {\"v\":" + "[\"l\",[".repeat(5_000) + "]]".repeat(5_000) + "}";

    assertThat(read(1, part(0, "done", 0, 0, "L", deep)).load())
        .isInstanceOf(Load.ProtocolBroken.class);
  }

  @Test
  void call_leftWithoutAnswer_endsAsItsProcess() {
    Execution execution =
        read(
            5,
            part(0, "call", 9, 0, "L", ONE),
            part(2, "signal", 11, 0, "L"),
            part(3, "signal", 11, MEMORY_BYTES, "L"),
            part(4, "batch", 9, 0, "L"));

    assertThat(execution.load()).isEqualTo(new Load.Loaded());
    assertThat(execution.outcomes())
        .containsExactly(
            number(1),
            new Outcome.TimedOut(),
            new Outcome.Crashed(11),
            new Outcome.OutOfMemory(),
            new Outcome.TimedOut());
    assertThat(execution.cpuMicros()).hasSize(5);
  }

  @Test
  void batch_thatWasSpent_timesOutWhatIsLeft() {
    assertThat(read(3, part(0, "batch", 9, 0, "L", ONE)).outcomes())
        .containsExactly(number(1), new Outcome.TimedOut(), new Outcome.TimedOut());
  }

  @Test
  void loading_again_thatFails_endsWhatIsLeft() {
    String failed = "F{\"outcome\":{\"e\":\"KeyError\",\"m\":\"\"},\"m\":\"\"}";

    assertThat(read(3, part(0, "call", 9, 0, "L"), part(1, "done", 0, 0, failed)).outcomes())
        .containsExactly(
            new Outcome.TimedOut(),
            new Outcome.Raised("KeyError", ""),
            new Outcome.Raised("KeyError", ""));
  }

  @Test
  void time_thatAChildClaims_isBoundedByWhatTheKernelCounted() {
    String claim = "V999999999 {\"v\":[\"n\"]}";

    assertThat(read(1, part(0, "done", 0, 0, "L", claim)).cpuMicros()).containsExactly(100L);
  }

  private static String part(int first, String end, int signal, long peak, String... frames) {
    ArrayNode texts = MAPPER.createArrayNode();
    for (String frame : frames) {
      texts.add(frame);
    }
    return MAPPER
        .createObjectNode()
        .put("first", first)
        .put("end", end)
        .put("signal", signal)
        .put("cpuMicros", 100)
        .put("peakBytes", peak)
        .set("frames", texts)
        .toString();
  }

  private static Execution read(int calls, String... parts) {
    return new RunReader(calls, MEMORY_BYTES, 0)
        .read(MAPPER.readTree("[" + String.join(",", parts) + "]"));
  }
}
