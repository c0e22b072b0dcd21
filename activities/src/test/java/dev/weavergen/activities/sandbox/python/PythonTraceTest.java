package dev.weavergen.activities.sandbox.python;

import static dev.weavergen.activities.sandbox.python.Programs.QUICK;
import static dev.weavergen.activities.sandbox.python.Programs.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.TraceLines;
import dev.weavergen.domain.reasoning.Feedback;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What programs do on one call, line by line, in the best tier of this machine. */
class PythonTraceTest {
  private static final PythonSandbox SANDBOX = new PythonSandbox(SandboxSettings.standard());

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void trace_loop_showsWhatEachRoundChanged() {
    assertThat(
            trace(
                """
                def f(xs):
                    total = 0
                    for x in xs:
                        if x % 2:
                            total += x
                    return total
                """,
                "f([1, 2, 3])"))
        .containsExactly(
            "call f(xs=[1, 2, 3])",
            "  line 4: total=0, x=1",
            "  line 5: total=1",
            "  line 4: x=2",
            "  line 4: x=3",
            "  line 5: total=4",
            "  line 6: returns 4");
  }

  @Test
  void trace_recursion_isIndented() {
    assertThat(
            trace(
                """
                def f(n):
                    if n <= 1:
                        return 1
                    return n * f(n - 1)
                """,
                "f(3)"))
        .containsExactly(
            "call f(n=3)",
            "  call f(n=2)",
            "    call f(n=1)",
            "      line 3: returns 1",
            "    line 4: returns 2",
            "  line 4: returns 6");
  }

  @Test
  void trace_exceptions_areShownWhereTheyPass() {
    assertThat(
            trace(
                """
                def f(n):
                    try:
                        return g(n)
                    except ValueError as e:
                        r = str(e)
                    finally:
                        z = 1
                    return {}[r]
                def g(n):
                    raise ValueError("bad\\nthing")
                """,
                "f(5)"))
        .containsExactly(
            "call f(n=5)",
            "  call g(n=5)",
            "    line 10: raises ValueError('bad\\nthing')",
            "  line 3: raises ValueError('bad\\nthing')",
            "  line 7: z=1, r='bad\\nthing'",
            "  line 8: raises KeyError('bad\\nthing')");
  }

  @Test
  void trace_generatorsAndNestedFunctions_takeTurns() {
    assertThat(
            trace(
                """
                def f(n):
                    def add(k):
                        nonlocal s
                        s += k
                        return s
                    s = 0
                    for v in numbers(n):
                        add(v)
                    return [s * w for w in range(2)]
                def numbers(n):
                    for i in range(1, n):
                        yield i
                """,
                "f(2)"))
        .containsExactly(
            "call f(n=2)",
            "  call numbers(n=2)",
            "    line 12: i=1; yields 1",
            "  call add(k=1)",
            "    line 5: s=1; returns 1",
            "  line 8: add=<function>, v=1, s=1",
            "  resume numbers",
            "    line 11: returns None",
            "  line 9: returns [0, 1]");
  }

  @Test
  void trace_generatorThatIsReturned_isDrawn() {
    assertThat(trace("def f(n):\n    while True:\n        yield n\n        n += 1\n", "f(0)"))
        .startsWith(
            "call f(n=0)", "  line 3: yields 0", "resume f", "  line 2: n=1", "  line 3: yields 1")
        .hasSizeLessThanOrEqualTo(Feedback.TRACE_LINES_MAX);
  }

  @Test
  void trace_objects_areShownWithoutTheirOwnCode() {
    assertThat(
            trace(
                """
                class Node:
                    def __init__(self, value, rest=None):
                        self.value = value
                        self.rest = rest
                    def __repr__(self):
                        raise SystemExit
                    __str__ = __eq__ = __hash__ = __getattribute__ = __class__ = __repr__
                class Odd(type):
                    def __repr__(self): raise SystemExit
                    __name__ = property(__repr__)
                class Text(str, metaclass=Odd):
                    __repr__ = __str__ = Node.__repr__
                def f(n):
                    head = Node(n, Node(2))
                    text = Text("secret")
                    return text
                """,
                "f(1)"))
        .containsExactly(
            "call f(n=1)",
            "  call Node.__init__(self=<Node>, value=2, rest=None)",
            "    line 4: self=<Node value=2 rest=None>; returns None",
            "  call Node.__init__(self=<Node>, value=1, rest=<Node value=2 rest=None>)",
            "    line 4: self=<Node value=1 rest=<Node value=2 rest=None>>; returns None",
            "  line 16: head=<Node value=1 rest=<Node value=2 rest=None>>, text=<Text>;"
                + " returns <Text>");
  }

  @Test
  void trace_largeValues_showBeginningEndAndSize() {
    assertThat(
            trace(
                """
                def f(n):
                    big = list(range(n))
                    number = 10 ** n
                    text = "ab" * n
                    table = {i: i for i in range(n)}
                    deep = []
                    deep.append(deep)
                    if n:
                        return {3, 1, 2}
                """,
                "f(1000)"))
        .containsExactly(
            "call f(n=1000)",
            "  line 8: big=[0, 1, 2, 3, 4, 5, …<1000>, 998, 999], number=<int of 3322 bits>,"
                + " text='abababababababababab'…'ababababab'<2000>, table={0: 0, 1: 1, 2: 2, 3: 3, …",
            "  line 9: returns {1, 2, 3}");
  }

  @Test
  void trace_callThatNeverEnds_isCutAtItsLimit() {
    List<String> lines =
        trace("def f(n):\n    while n > 0:\n        n += 1\n    return n\n", "f(1)");

    assertThat(lines)
        .hasSize(Feedback.TRACE_LINES_MAX)
        .startsWith("call f(n=1)", "  line 2: n=2", "  line 2: n=3");
    assertThat(lines.get(24)).matches("… \\d+ lines left out");
    assertThat(lines.get(48)).matches("  line 2: n=\\d+");
    assertThat(lines.getLast()).matches("still running at line [23] after \\d+ steps");
  }

  @Test
  void trace_callThatHangsInTheInterpreter_saysWhere() {
    assertThat(trace("def f(n):\n    m = n\n    return 3 ** (m << 40)\n", "f(1)"))
        .containsExactly("call f(n=1)", "still running at line 3 after 2 steps");
  }

  @Test
  void trace_recursionWithoutEnd_showsTheDeepestCalls() {
    List<String> lines = trace("def f(n):\n    return f(n + 1)\n", "f(0)");

    assertThat(lines)
        .hasSize(Feedback.TRACE_LINES_MAX)
        .startsWith("call f(n=0)", "  call f(n=1)")
        .endsWith("raises RecursionError at line 2");
  }

  @Test
  void trace_recursionAsDeepAsAllowed_endsAsWithoutTrace() {
    String source = "def f(n):\n    return 0 if n == 0 else 1 + f(n - 1)\n";

    assertThat(trace(source, "f(980)")).endsWith("  line 2: returns 980");
  }

  @Test
  void trace_endOfProcessOrMemory_keepsWhatWasNoted() {
    assertThat(trace("import os\ndef f(n):\n    n += 1\n    os._exit(0)\n", "f(1)"))
        .containsExactly("call f(n=1)", "ended the process at line 4 after 2 steps");
    assertThat(trace("def f(n):\n    n += 1\n    return len(bytearray(400 << 20))\n", "f(1)"))
        .containsExactly(
            "call f(n=1)",
            "  line 3: n=2; raises MemoryError",
            "out of memory at line 3 after 2 steps");
    assertThat(trace("def f(n):\n    while True:\n        print('x' * 9999)\n", "f(1)").getLast())
        .startsWith("printed too much at line 3");
  }

  @Test
  void trace_programThatDoesNotLoad_hasNoLines() {
    assertThat(trace("def f(:\n", "f()")).isEmpty();
    assertThat(trace("1 / 0\n", "f()")).isEmpty();
    assertThat(trace("while True: pass\n", "f()")).isEmpty();
    assertThat(trace("g = 1\n", "f()")).isEmpty();
    assertThat(trace("def f(): pass\n", "f(")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void trace_hostileProgram_isBoundedAndPlain(Path program) {
    List<String> lines = trace(SourceFolder.text(program), "f(1)");

    assertThat(lines).hasSizeLessThanOrEqualTo(Feedback.TRACE_LINES_MAX);
    assertThat(lines)
        .allSatisfy(line -> {
          assertThat(line).hasSizeLessThanOrEqualTo(TraceLines.CHARS_MAX);
          assertThat(line).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");
        });
  }

  @Test
  void trace_atOnce_keepsProgramsApart() {
    List<List<String>> traces =
        List.of(1, 2, 3, 4, 5, 6).parallelStream()
            .map(n -> trace("def f(n):\n    return n\n", "f(%d)".formatted(n)))
            .toList();

    assertThat(traces)
        .allSatisfy(lines ->
            assertThat(lines)
                .containsExactly(
                    "call f(n=%d)".formatted(traces.indexOf(lines) + 1),
                    "  line 2: returns %d".formatted(traces.indexOf(lines) + 1)));
  }

  private static List<Path> hostile() {
    return SourceFolder.files("traces/hostile");
  }

  private static List<String> trace(String source, String call) {
    return SANDBOX.trace(program(source), call, QUICK);
  }
}
