package dev.weavergen.activities.sandbox.python;

import static dev.weavergen.activities.sandbox.python.Programs.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A candidate that misuses the channel of results, or looks around, beside one that does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CandidateInterferenceTest {
  private static final String HONEST = "def f(n): return n\n";

  /** Writes whole frames, past the pipe's size. */
  private static final String SEND =
      """
      import os, struct, time
      def send(text):
          frame = struct.pack('>I', len(text)) + text
          while frame:
              frame = frame[os.write(100, frame):]
      """;

  private static final String[] CALLS = {
    "f(0)", "f(1)", "f(2)", "f(3)", "f(4)", "f(5)", "f(6)", "f(7)", "f(8)", "f(9)",
    "f(10)", "f(11)", "f(12)", "f(13)", "f(14)", "f(15)", "f(16)", "f(17)", "f(18)", "f(19)"
  };

  private PythonSandbox sandbox;

  @BeforeAll
  void open() {
    sandbox = new PythonSandbox(SandboxSettings.standard());
  }

  @AfterAll
  void close() {
    sandbox.close();
  }

  @Test
  void run_floodOfLongFramesFromEveryChild_costsThatProgramOnly() {
    String flood = SEND + "def f(n):\n    send(b'V1 ' + bytes(2_500_000))\n    os._exit(0)\n";

    assertThat(besideHonest(flood).load()).isInstanceOf(Load.ProtocolBroken.class);
  }

  @Test
  void run_floodOfShortFramesFromEveryChild_costsThatProgramOnly() {
    String flood = SEND + "def f(n):\n    send(b'V1 ' + b'\"' * 69_000)\n    os._exit(0)\n";

    assertThat(besideHonest(flood).load()).isInstanceOf(Load.ProtocolBroken.class);
  }

  @Test
  void run_frameOfUnprintableBytes_isBroken() {
    String unprintable = SEND + "def f(n): send(b'P' + bytes([255]) * 100)\n";

    assertThat(besideHonest(unprintable).load()).isInstanceOf(Load.ProtocolBroken.class);
  }

  @Test
  void run_goesOnSendingAfterItsLastAnswer_isEnded() {
    String trickle =
        SEND
            + """
            def f(n):
                if n < 19:
                    return n
                send(b'V1 {"v":["i","19"]}')
                os.write(100, struct.pack('>I', 16_384))
                while True:
                    os.write(100, b'x')
                    time.sleep(0.2)
            """;

    assertThat(besideHonest(trickle).outcomes()).hasSize(CALLS.length).endsWith(number(19));
  }

  @Test
  void run_forgedIntegerOfAMillionDigits_isBrokenAtOnce() {
    String forged =
        SEND
            + "def f(n):\n    send(b'V1 {\"v\":[\"i\",\"0x' + b'f' * 1_000_000 + b'\"]}')\n"
            + "    time.sleep(60)\n";

    assertThat(besideHonest(forged).load()).isInstanceOf(Load.ProtocolBroken.class);
  }

  @Test
  void run_looksForOtherPrograms_findsNone() {
    String looks =
        """
        import gc, sys
        def held():
            gc.unfreeze()
            for thing in gc.get_objects():
                yield thing if type(thing) is dict else getattr(thing, '__dict__', {})
            frame = sys._getframe()
            while frame:
                yield frame.f_locals
                frame = frame.f_back
        def f(n):
            word = 'hon' + 'est_answer'
            return sum(type(value) is str and word in value and value != word
                for things in list(held()) for value in list(things.values()))
        """;
    String other = "def f(n):\n    honest_answer = n\n    return n\n";
    List<Execution> executions =
        sandbox.run(
            List.of(
                Programs.run(other, CALLS),
                Programs.run(looks, "f(0)", "f(1)"),
                Programs.run(other, CALLS)));

    assertThat(executions.get(1).outcomes()).containsExactly(number(0), number(0));
  }

  /** What becomes of a program; the honest one beside it has its results in any case. */
  private Execution besideHonest(String source) {
    List<Execution> executions =
        sandbox.run(List.of(Programs.run(source, CALLS), Programs.run(HONEST, "f(7)")));
    assertThat(executions.get(1).outcomes()).containsExactly(number(7));
    return executions.get(0);
  }
}
