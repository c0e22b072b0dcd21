package dev.weavergen.activities.sandbox.python;

import static dev.weavergen.activities.sandbox.python.Programs.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.domain.evidence.Check;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What crosses between a test that runs whole and its candidate, and what does not. */
class ContainedValuesTest {
  private static final PythonSandbox SANDBOX = new PythonSandbox(SandboxSettings.standard());

  private static final String IMPORTS =
      """
      import datetime
      from collections import Counter, OrderedDict, defaultdict, deque
      from datetime import timedelta, timezone
      from decimal import Decimal
      from fractions import Fraction
      """;

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Decimal('2.50')",
        "Decimal('-Infinity')",
        "Fraction(-1, 3)",
        "datetime.date(2024, 2, 29)",
        "datetime.datetime(2024, 2, 29, 1, 2, 3, 4, tzinfo=timezone.utc)",
        "datetime.datetime(2024, 2, 29, tzinfo=timezone(timedelta(hours=2), 'X'), fold=1)",
        "datetime.time(23, 59, 1)",
        "timedelta(days=-1, seconds=5)",
        "deque([1, (2, 'x'), None], maxlen=3)",
        "deque([Decimal('1'), float('inf'), -float('inf'), 1 + 2j, set(), {1}, b'x'])",
        "deque(range(2000))",
        "Counter({'a': 2, 'b': 0})",
        "Counter()",
        "OrderedDict([('b', 1), ('a', deque([2]))])",
        "OrderedDict()",
        "defaultdict(list, {'b': [1], 'a': []})",
        "defaultdict(lambda: 0, {'a': 1})",
        "defaultdict(None, {2: Fraction(1, 2)})",
        "range(0, 10, 3)",
        "{'z': [Decimal('1.10')], 'a': (Counter('abc'),)}",
      })
  void standardValue_returned_equalsItself(String expression) {
    String source = IMPORTS + "def f(x):\n    return " + expression + "\n";
    String test =
        """
        def check(candidate):
            expected = %s
            actual = candidate(0)
            assert actual == expected
            assert not actual != expected
            assert isinstance(actual, dict) or type(actual) is type(expected)
            assert not isinstance(actual, dict) or list(actual.items()) == list(expected.items())
        """
            .formatted(expression);

    assertPasses(source, IMPORTS + test);
  }

  @Test
  void standardValue_returnedWrongly_fails() {
    String source =
        IMPORTS
            + "def f(x):\n    return [Decimal('2'), OrderedDict([(1, 2), (3, 4)]), range(3)][x]\n";

    assertFails(source, IMPORTS + "assert f(0) == Decimal('2.1')\n");
    assertFails(source, IMPORTS + "assert f(1) == OrderedDict([(3, 4), (1, 2)])\n");
    assertFails(source, IMPORTS + "assert f(2) == [0, 1, 2]\n");
  }

  @Test
  void standardValue_asArgument_keepsItsClassAndOrder() {
    assertPasses(
        "def f(x):\n    return type(x).__name__ + str(x)\n",
        IMPORTS
            + """
            assert f(Decimal('1.0')) == "Decimal1.0"
            assert f({'b': 1, 'a': 2}) == "dict{'b': 1, 'a': 2}"
            assert f(deque([1], maxlen=2)) == "dequedeque([1], maxlen=2)"
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Decimal('3') if 0 else __import__('os')",
        "Decimal(*['3'])",
        "Decimal(3).__class__(4)",
        "deque([x for x in 'a'])",
        "deque([...])",
        "Fraction(1, 0)",
        "defaultdict(print, {})",
        "range(3)",
        "lambda: 3",
        "((((",
        "",
      })
  void forgedText_returned_equalsNothing(String text) {
    String name = text.contains("(") && text.indexOf('(') > 0 ? text.replaceAll("\\W.*", "") : "D";
    String source =
        """
        class Odd:
            def __repr__(self):
                return %s
        Odd.__name__ = %s
        def f(x):
            return Odd()
        """
            .formatted("\"" + text + "\"", "\"" + (name.equals("range") ? "deque" : name) + "\"");

    assertFails(
        source,
        IMPORTS
            + """
            from os import *
            value = f(1)
            assert value == value or value in [3, Decimal('3'), Decimal('4'), deque('a')] or value < 9
            """);
  }

  @Test
  void deepText_returned_endsNothingElse() {
    assertFails(
        """
        class deque:
            def __repr__(self):
                return "deque(" + "[" * 450 + "]" * 450 + ")"
        def f(x):
            return deque()
        """,
        "assert f(1) == f(1)\n");
  }

  @Test
  void changedArgument_reachesTheTest() {
    String source =
        """
        def f(*args, **named):
            for value in [*args, *named.values()]:
                if isinstance(value, list):
                    value.sort()
                elif isinstance(value, dict):
                    value.pop('a', None)
                    value['new'] = [1]
                elif isinstance(value, set):
                    value.discard(1)
                elif hasattr(value, 'rotate'):
                    value.rotate(1)
            if len(args) == 3:
                raise ValueError('three')
        """;

    assertPasses(
        source,
        IMPORTS
            + """
            def check(candidate):
                l, same = [3, 1, 2], [1]
                alias = l
                assert candidate(l, same) is None
                assert l == [1, 2, 3] and alias is l and same == [1]
                d, s, q = {'a': 1, 'b': 2}, {1, 2}, deque([1, 2, 3], maxlen=3)
                try:
                    candidate(d, s, q)
                    assert False
                except ValueError:
                    pass
                assert d == {'b': 2, 'new': [1]} and s == {2} and q == deque([3, 1, 2])
                o, c = OrderedDict(b=1, a=2), Counter('aab')
                candidate(o, x=c)
                assert o == OrderedDict([('b', 1), ('new', [1])])
                assert c == {'b': 1, 'new': [1]} and isinstance(c, Counter)
                t = (2, 1)
                candidate(t, 'x', 5, None)
                assert t == (2, 1)
            """);
  }

  @Test
  void unchangedArgument_keepsItsObjects() {
    assertPasses(
        "def f(x):\n    return len(x)\n",
        """
        class Point:
            pass
        def check(candidate):
            point, inner = Point(), [1]
            values = [point, inner, float('nan'), 'é\\ud800']
            assert candidate(values) == 4
            assert values[0] is point and values[1] is inner
        """);
  }

  @Test
  void hugeChange_cannotBeTold_equalsNothing() {
    String source = "def f(x):\n    x.extend(range(100_000))\n";

    assertFails(source, "l = [1]\nf(l)\nassert l == [1]\n");
    assertFails(source, "l = [1]\nf(l)\nassert l == [1, *range(100_000)]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C{}",
        "C{\"v\":[\"l\",[[\"i\",\"7\"]]],\"of\":[9]}",
        "C{\"v\":[\"l\",[[\"q\"]]],\"of\":[0]}",
        "C{\"e\":\"ValueError\",\"m\":\"\"}",
        "C{\"v\":[\"l\",[]],\"of\":[0]}",
        "C[",
        "C",
      })
  void forgedChange_neverPasses(String frame) {
    String source =
        """
        import os, struct
        def f(x):
            text = %s
            os.write(100, struct.pack('>I', len(text)) + text)
        """
            .formatted("b'" + frame + "'");

    assertFails(source, "l = [7]\nf(l)\nassert l == [8]\n");
  }

  private static void assertPasses(String source, String test) {
    assertThat(outcome(source, test)).isEqualTo(new Outcome.Returned(new Value.Nothing()));
  }

  private static void assertFails(String source, String test) {
    assertThat(outcome(source, test)).isNotInstanceOf(Outcome.Returned.class);
  }

  private static Outcome outcome(String source, String test) {
    return SANDBOX.runContained(program(source), new Check.Contained(test), Programs.QUICK);
  }
}
