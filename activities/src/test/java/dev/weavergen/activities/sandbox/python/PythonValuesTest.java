package dev.weavergen.activities.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.Value.Sequence.Kind;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What values of Python become on their way out, those of hostile classes included. */
class PythonValuesTest {
  private static final PythonSandbox SANDBOX = new PythonSandbox(SandboxSettings.standard());

  private static final String HOSTILE =
      """
      import collections, enum
      class Meta(type):
          __hash__ = None
          def __eq__(cls, other): raise SystemExit
      class List(list, metaclass=Meta):
          def __iter__(self): raise SystemExit
          def __len__(self): return 10 ** 9
          @property
          def __class__(self): raise KeyboardInterrupt
      class Text(str):
          def __str__(self): return 5
      class Number(int):
          def __repr__(self): return 'no number'
          def __index__(self): raise SystemExit
      class Silent:
          def __repr__(self): return 5
      class Everything:
          def __eq__(self, other): return True
          def __repr__(self): return 'Everything at 0x7f00aa'
      class Colour(enum.IntEnum):
          RED = 1
      Point = collections.namedtuple('Point', 'x y')
      def drawn():
          yield 1
          yield 2
      def endless():
          while True: yield 0
      def nest(depth):
          x = []
          for _ in range(depth): x = [x]
          return x
      def cycle():
          x = []
          x.append(x)
          return x
      def f(): pass
      """;

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void value_ofEachKind_isCanonical() {
    Map<String, Value> expected = new TreeMap<>();
    expected.put("None", new Value.Nothing());
    expected.put("True", new Value.Bool(true));
    expected.put("-(10 ** 30)", new Value.Int(BigInteger.TEN.pow(30).negate()));
    expected.put("10 ** 5000", new Value.Int(BigInteger.TEN.pow(5000)));
    expected.put("-(10 ** 4000)", new Value.Int(BigInteger.TEN.pow(4000).negate()));
    expected.put("0.1 + 0.2", new Value.Real(0.1 + 0.2));
    expected.put("-0.0", new Value.Real(-0.0));
    expected.put("float('nan')", new Value.Real(Double.NaN));
    expected.put("-1e999", new Value.Real(Double.NEGATIVE_INFINITY));
    expected.put("complex(1, -0.0)", new Value.Complex(1, -0.0));
    expected.put("'\\u00e9\\x00\\U0001f600'", new Value.Text("é\0😀"));
    expected.put("bytearray(b'a\\xff')", new Value.Bytes("61ff"));
    expected.put("[1, (2,)]", sequence(Kind.LIST, number(1), sequence(Kind.TUPLE, number(2))));
    expected.put("Point(1, 2)", sequence(Kind.TUPLE, number(1), number(2)));
    expected.put("drawn()", sequence(Kind.LAZY, number(1), number(2)));
    expected.put("map(int, '12')", sequence(Kind.LAZY, number(1), number(2)));
    expected.put(
        "{3, 1, frozenset()}",
        new Value.Group(List.of(new Value.Group(List.of()), number(1), number(3))));
    expected.put(
        "collections.Counter('bab')",
        new Value.Mapping(
            List.of(
                new Value.Mapping.Entry(new Value.Text("a"), number(1)),
                new Value.Mapping.Entry(new Value.Text("b"), number(2)))));
    expected.put("object()", new Value.Opaque("object", "<object object>"));
    expected.put("range(3)", new Value.Opaque("range", "range(0, 3)"));
    expected.put("Colour.RED", new Value.Opaque("Colour", "Colour.RED"));
    expected.put("List([1])", sequence(Kind.LIST, number(1)));
    expected.put("Text('a')", new Value.Text("a"));
    expected.put("Number(7)", number(7));
    expected.put("Silent()", new Value.Opaque("Silent", "…"));
    expected.put("Everything()", new Value.Opaque("Everything", "Everything"));
    expected.put("cycle()", sequence(Kind.LIST, new Value.Opaque("list", "…")));

    List<String> calls = List.copyOf(expected.keySet());
    Execution execution = Programs.execution(SANDBOX, HOSTILE, calls.toArray(String[]::new));

    Map<String, Outcome> found = new TreeMap<>();
    for (int i = 0; i < calls.size(); i++) {
      found.put(calls.get(i), execution.outcomes().get(i));
    }
    expected.forEach((call, value) ->
        assertThat(found.get(call)).as(call).isEqualTo(new Outcome.Returned(value)));
  }

  @Test
  void value_withoutEnd_isBounded() {
    Execution execution =
        Programs.execution(
            SANDBOX,
            HOSTILE,
            "endless()",
            "nest(5000)",
            "'x' * 100_000",
            "'x' * 100_000",
            "[0] * 10 ** 6");

    assertThat(value(execution, 0))
        .isInstanceOfSatisfying(
            Value.Sequence.class,
            drawn -> {
              assertThat(drawn.items()).hasSize(1_001);
              assertThat(drawn.items().getLast()).isEqualTo(new Value.Opaque("more", ""));
            });
    assertThat(value(execution, 1)).isInstanceOf(Value.Sequence.class);
    assertThat(value(execution, 2))
        .isInstanceOfSatisfying(
            Value.Digest.class, digest -> assertThat(digest.bytes()).isEqualTo(100_008))
        .isEqualTo(value(execution, 3));
    assertThat(execution.outcomes().get(4)).isEqualTo(new Outcome.OutputLimit());
  }

  @Test
  void value_thatRaisesWhenDrawn_isRaised() {
    Execution execution =
        Programs.execution(
            SANDBOX,
            """
            class E(Exception):
                def __str__(self): raise SystemExit
            def f(x):
                yield 1
                raise x
            """,
            "f(ValueError('no'))",
            "f(E())",
            "exit(2)");

    assertThat(execution.outcomes())
        .containsExactly(
            new Outcome.Raised("ValueError", "no"),
            new Outcome.Raised("E", ""),
            new Outcome.Raised("SystemExit", "2"));
  }

  @Test
  void chance_inEveryProcess_isTheSame() {
    String source =
        """
        import random
        def f(): return random.random(), [*{'a', 'b', 'c'}], hash('x'), random.gauss(0, 1)
        """;
    Execution once = Programs.execution(SANDBOX, source, "f()", "f()");
    try (PythonSandbox other = new PythonSandbox(SandboxSettings.standard())) {
      Execution again = Programs.execution(other, source, "f()", "f()");

      assertThat(once.outcomes()).isEqualTo(again.outcomes());
      assertThat(once.outcomes().get(0)).isEqualTo(once.outcomes().get(1));
    }
  }

  private static Value value(Execution execution, int index) {
    return ((Outcome.Returned) execution.outcomes().get(index)).value();
  }

  private static Value number(long value) {
    return new Value.Int(BigInteger.valueOf(value));
  }

  private static Value sequence(Kind kind, Value... items) {
    return new Value.Sequence(kind, List.of(items));
  }
}
