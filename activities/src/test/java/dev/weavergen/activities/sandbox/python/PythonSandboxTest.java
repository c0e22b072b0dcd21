package dev.weavergen.activities.sandbox.python;

import static dev.weavergen.activities.sandbox.python.Programs.number;
import static dev.weavergen.activities.sandbox.python.Programs.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.domain.code.CodeReading;
import dev.weavergen.domain.evidence.Check;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.Value;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Programs and what becomes of them, in the best tier of this machine. */
class PythonSandboxTest {
  private static final PythonSandbox SANDBOX = new PythonSandbox(SandboxSettings.standard());

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void run_plainProgram_returnsValuesAndOutput() {
    Execution execution = run("def f(x):\n    print('hi')\n    return x * 2\n", "f(2)", "f('a')");

    assertThat(execution.load()).isInstanceOf(Load.Loaded.class);
    assertThat(execution.outcomes())
        .containsExactly(number(4), new Outcome.Returned(new Value.Text("aa")));
    assertThat(execution.output()).isEqualTo("hi\nhi\n");
    assertThat(execution.cpuMicros()).hasSize(2);
    assertThat(execution.cpuMicrosTotal()).isPositive();
  }

  @Test
  void run_callThatLoops_leavesTheOthersExact() {
    Execution execution =
        run("def f(n):\n    while n == 1: pass\n    return n\n", "f(0)", "f(1)", "f(2)", "f(1)");

    assertThat(execution.outcomes())
        .containsExactly(number(0), new Outcome.TimedOut(), number(2), new Outcome.TimedOut());
  }

  @Test
  void run_callThatSleeps_timesOut() {
    Execution execution =
        run("import time\ndef f(n):\n    time.sleep(n)\n    return n\n", "f(9)", "f(0)");

    assertThat(execution.outcomes()).containsExactly(new Outcome.TimedOut(), number(0));
  }

  @Test
  void run_callThatEndsItsProcess_saysHow() {
    Execution execution =
        run(
            "import os\ndef f(n):\n    os.kill(os.getpid(), n)\n    return n\n",
            "f(9)",
            "f(0)",
            "os.abort()",
            "os._exit(0)",
            "os._exit(75)",
            "f(0)");

    assertThat(execution.outcomes())
        .containsExactly(
            new Outcome.Crashed(9),
            number(0),
            new Outcome.Crashed(6),
            new Outcome.Crashed(0),
            new Outcome.Crashed(0),
            number(0));
  }

  @Test
  void run_callThatTakesMemory_isOutOfMemory() {
    Execution execution =
        run("def f(n):\n    return len(bytearray(n))\n", "f(1 << 40)", "f(3)", "f(400 << 20)");

    assertThat(execution.outcomes())
        .containsExactly(new Outcome.OutOfMemory(), number(3), new Outcome.OutOfMemory());
  }

  @Test
  void run_callThatFloods_meetsTheOutputLimit() {
    Execution execution =
        run(
            "def f(n):\n    while n: print('x' * 999)\n    return n\n",
            "f(1)",
            "f(0)",
            "'x' * (2 << 20)");

    assertThat(execution.outcomes())
        .containsExactly(new Outcome.OutputLimit(), number(0), new Outcome.OutputLimit());
  }

  @Test
  void run_programThatDoesNotLoad_saysWhy() {
    assertThat(run("def f(:\n    pass\n", "f()").load())
        .isEqualTo(new Load.SyntaxFailed("invalid syntax", 1));
    assertThat(run("1 / 0\n", "f()").load())
        .isEqualTo(
            new Load.LoadFailed(new Outcome.Raised("ZeroDivisionError", "division by zero"), ""));
    assertThat(run("while True: pass\n", "f()").load())
        .isEqualTo(new Load.LoadFailed(new Outcome.TimedOut(), ""));
    assertThat(run("g = 1\n", "f()").load())
        .isEqualTo(
            new Load.LoadFailed(
                new Outcome.Returned(new Value.Nothing()), "there is no function f"));
  }

  @Test
  void run_programThatTampersWithTheChannel_breaksTheProtocol() {
    assertThat(run("import os\ndef f():\n    os.write(100, b'\\xff' * 64)\n", "f()", "f()").load())
        .isInstanceOf(Load.ProtocolBroken.class);
    assertThat(
            run("import os, time\ndef f():\n    os.close(100)\n    time.sleep(9)\n", "f()").load())
        .isInstanceOf(Load.ProtocolBroken.class);
  }

  @Test
  void run_programOutsideItsRights_isRefused() {
    Execution execution =
        run(
            "import os, socket\ndef f(): pass\n",
            "open('/etc/passwd')",
            "socket.socket()",
            "os.fork()",
            "os.kill(os.getppid(), 0)",
            "os.stat('/')");

    assertThat(execution.outcomes())
        .hasSize(5)
        .allSatisfy(outcome ->
            assertThat(outcome)
                .isInstanceOfSatisfying(
                    Outcome.Raised.class,
                    raised -> assertThat(raised.exception()).isEqualTo("PermissionError")));
  }

  @Test
  void run_oneThatLoopsAmongOthers_costsItsOwnLimitOnly() {
    List<ProgramRun> runs =
        List.of(
            Programs.run("def f():\n    while True: pass\n", "f()"),
            Programs.run("def f():\n    return 1\n", "f()"),
            Programs.run("def f():\n    return 2\n", "f()"));

    assertThat(SANDBOX.run(runs))
        .extracting(execution -> execution.outcomes().get(0))
        .containsExactly(new Outcome.TimedOut(), number(1), number(2));
  }

  @Test
  void evaluate_expressions_returnsEach() {
    assertThat(SANDBOX.evaluate(List.of("[1, 2][0]", "math.floor(2.5)", "1 / 0")))
        .containsExactly(
            number(1), number(2), new Outcome.Raised("ZeroDivisionError", "division by zero"));
  }

  @Test
  void arguments_ofCalls_areValues() {
    assertThat(SANDBOX.arguments(List.of("f(1, 2)", "g(1)", "f()", "f(x=1)"), "f"))
        .containsExactly(List.of(number(1), number(2)), List.of(), List.of(), List.of());
  }

  @Test
  void read_programs_compilesThem() {
    List<CodeReading> readings =
        SANDBOX.read(List.of(program("def f(x):\n    return x\n"), program("def f(:\n")));

    assertThat(readings.get(0))
        .isInstanceOfSatisfying(
            CodeReading.Facts.class, facts -> assertThat(facts.entry().arityMin()).isEqualTo(1));
    assertThat(readings.get(1)).isInstanceOf(CodeReading.Invalid.class);
  }

  @Test
  void takeApart_asserts_separatesCallAndExpectation() {
    List<List<Check>> checks = SANDBOX.takeApart(List.of("assert f(1) == 2\n"), "f");

    assertThat(checks.getFirst())
        .singleElement()
        .isInstanceOfSatisfying(
            Check.Compared.class,
            compared -> {
              assertThat(compared.call()).isEqualTo("f(1)");
              assertThat(compared.expected()).isEqualTo("2");
            });
  }

  @Test
  void takeApart_manyTests_givesTheirChecksInOrderAndLeavesBrokenOnesWhole() {
    String deep = "assert f(" + "(".repeat(3_000) + "1" + ")".repeat(3_000) + ") == 1";
    List<String> tests = List.of("assert f(1) == 2", "assert f(", deep, "assert f(2) == 3");

    List<List<Check>> checks = SANDBOX.takeApart(tests, "f");

    assertThat(checks).hasSize(4);
    assertThat(checks.get(1)).containsExactly(new Check.Contained("assert f("));
    assertThat(checks.get(2)).containsExactly(new Check.Contained(deep));
    assertThat(checks.get(3))
        .singleElement()
        .isInstanceOfSatisfying(
            Check.Compared.class, compared -> assertThat(compared.call()).isEqualTo("f(2)"));
    assertThat(SANDBOX.takeApart(List.of(), "f")).isEmpty();
  }

  @Test
  void runContained_test_passesOrFails() {
    String helper = "def double(x):\n    return x * 2\n";
    Check.Contained test =
        new Check.Contained(
            """
            def check(candidate):
                for i in range(3):
                    assert candidate(double(i)) == i
                try:
                    candidate('x')
                except TypeError:
                    pass
            """);

    assertThat(contained(helper + "def f(x):\n    return x // 2\n", test))
        .isEqualTo(new Outcome.Returned(new Value.Nothing()));
    assertThat(contained(helper + "def f(x):\n    return x\n", test))
        .isInstanceOfSatisfying(
            Outcome.Raised.class,
            raised -> assertThat(raised.exception()).isEqualTo("AssertionError"));
    assertThat(contained(helper + "def f(x):\n    while True: pass\n", test))
        .isEqualTo(new Outcome.TimedOut());
    assertThat(
            contained(
                helper + "class E:\n    def __eq__(s, o): return True\ndef f(x):\n    return E()\n",
                test))
        .isInstanceOf(Outcome.Raised.class);
  }

  @Test
  void runContained_oddTests_endExactly() {
    String plain = "def f(x):\n    return x\n";

    assertThat(contained(plain, new Check.Contained("def check(c):\n    while True: c(1)\n")))
        .isEqualTo(new Outcome.TimedOut());
    assertThat(contained(plain, new Check.Contained("def check(c):\n    while True: pass\n")))
        .isEqualTo(new Outcome.TimedOut());
    assertThat(contained(plain, new Check.Contained("assert f(3) == 3\nassert f(x=4) == 4\n")))
        .isEqualTo(new Outcome.Returned(new Value.Nothing()));
    assertThat(contained(plain, new Check.Contained("import os\nos._exit(0)\n")))
        .isEqualTo(new Outcome.Crashed(0));
    assertThat(contained("import os\ndef f(x): os._exit(0)\n", new Check.Contained("f(1)\n")))
        .isEqualTo(new Outcome.Crashed(0));
    assertThat(contained("def g(x): pass\n", new Check.Contained("f(1)\n")))
        .isEqualTo(new Outcome.Raised("NameError", "there is no function f"));
    assertThat(
            contained(
                "import os\ndef f(x):\n    while True: os.write(100, b'\\0\\0\\0\\1P' * 99)\n",
                new Check.Contained("f(1)\n")))
        .isIn(new Outcome.Crashed(0), new Outcome.TimedOut());
  }

  private static Outcome contained(String source, Check.Contained test) {
    return SANDBOX.runContained(program(source), test, Programs.QUICK);
  }

  private static Execution run(String source, String... calls) {
    return Programs.execution(SANDBOX, source, calls);
  }
}
