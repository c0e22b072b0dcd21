"""Takes single statements and conditions of a test apart.

A comparison becomes a call and an expected value; a tolerance, however it is written, becomes the
largest absolute difference that still passes.
"""

import ast
import math

from asserts_shapes import is_builtin_class, number

# What math.isclose and pytest.approx allow when they are not told.
_ISCLOSE_RELATIVE = 1e-9
_APPROX_RELATIVE = 1e-6
_APPROX_ABSOLUTE = 1e-12
_PLACES = 7


class Whole(Exception):
    """This part of a test cannot be taken apart."""


class Reader:
    """Takes single statements and conditions apart."""

    def __init__(self, shapes):
        self.shapes = shapes

    def statement(self, node):
        """Its checks; Whole when it is anything that cannot be one."""
        handler = _STATEMENTS.get(type(node).__name__)
        if handler is None:
            raise Whole()
        return handler(self, node)

    def do_assert(self, node):
        return self.condition(node.test)

    def do_nothing(self, node):
        return []

    def do_expression(self, node):
        """A docstring, a message, or one of unittest's assertions."""
        call = node.value
        if isinstance(call, ast.Constant):
            return []
        if not isinstance(call, ast.Call):
            raise Whole()
        if isinstance(call.func, ast.Name) and call.func.id == "print" and not self.shapes.mentions(call):
            return []
        if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "self":
            return self.unittest(call)
        raise Whole()

    def do_try(self, node):
        """`try: f(x); assert False` with `except E: pass`, or with the assert in `else`."""
        if len(node.handlers) != 1 or node.finalbody or not all(map(_is_idle, node.handlers[0].body)):
            raise Whole()
        exception = self.exception(node.handlers[0].type)
        body = node.body + node.orelse
        if len(body) != 2 or not _is_failure(body[1]):
            raise Whole()
        if not node.orelse and exception in ("Exception", "BaseException", "AssertionError"):
            # It catches its own failure and passes whatever the candidate does.
            raise Whole()
        return [self.raises(body[0], exception)]

    def do_with(self, node):
        """`with pytest.raises(E): f(x)` and unittest's `with self.assertRaises(E): f(x)`."""
        if len(node.items) != 1 or len(node.body) != 1:
            raise Whole()
        manager = node.items[0].context_expr
        if not isinstance(manager, ast.Call) or len(manager.args) != 1 or manager.keywords:
            raise Whole()
        if self.shapes.name(manager.func) != "pytest.raises" and ast.unparse(manager.func) != "self.assertRaises":
            raise Whole()
        return [self.raises(node.body[0], self.exception(manager.args[0]))]

    def exception(self, node):
        if isinstance(node, ast.Name) and is_builtin_class(node.id) and node.id not in self.shapes.bound:
            return node.id
        raise Whole()

    def raises(self, statement, exception):
        is_call = isinstance(statement, ast.Expr)
        is_kept = isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)
        if not is_call and not is_kept:
            raise Whole()
        return {"kind": "raises", "call": self.call(statement.value), "exception": exception}

    def call(self, node):
        if not self.shapes.is_call(node) or not self.shapes.is_value(node):
            raise Whole()
        return self.shapes.text(node)

    def condition(self, node):
        """Checks of which all must hold for the condition to hold."""
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
            return [check for value in node.values for check in self.condition(value)]
        if isinstance(node, ast.Constant) and node.value:
            return []
        if isinstance(node, ast.Compare):
            return [] if _is_always_true(node) else self.comparisons(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return self.negation(node.operand)
        if isinstance(node, ast.Call) and self.shapes.name(node.func) == "math.isclose":
            return [self.close(node)]
        return [{"kind": "truth", "call": self.call(node), "expected": True}]

    def negation(self, node):
        inverse = {ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is}
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in inverse:
            operator = inverse[type(node.ops[0])]()
            return [self.comparison(node.left, operator, node.comparators[0])]
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return self.condition(node.operand)
        return [{"kind": "truth", "call": self.call(node), "expected": False}]

    def comparisons(self, node):
        """`a == b == c` is `a == b and b == c`."""
        sides = [node.left] + node.comparators
        return [self.comparison(sides[i], operator, sides[i + 1]) for i, operator in enumerate(node.ops)]

    def comparison(self, left, operator, right):
        on_left, on_right = self.shapes.mentions(left), self.shapes.mentions(right)
        if on_left and on_right:
            return self.between_calls(left, operator, right)
        if not on_left and not on_right:
            raise Whole()
        if isinstance(operator, (ast.Lt, ast.LtE, ast.Gt, ast.GtE)):
            return self.difference(left, operator, right)
        call, other = (left, right) if on_left else (right, left)
        if isinstance(operator, (ast.Is, ast.IsNot)):
            return self.identity(call, operator, other)
        if not isinstance(operator, (ast.Eq, ast.NotEq)):
            raise Whole()
        if self.shapes.name(getattr(other, "func", None)) == "pytest.approx" and isinstance(operator, ast.Eq):
            return self.approximate(call, other)
        return self.compared(call, "equal" if isinstance(operator, ast.Eq) else "different", other)

    def between_calls(self, left, operator, right):
        """Two calls compared with each other: the truth of the whole."""
        if not isinstance(operator, (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)):
            raise Whole()
        self.call(left), self.call(right)
        whole = ast.Compare(left=left, ops=[operator], comparators=[right])
        return {"kind": "truth", "call": self.shapes.text(whole), "expected": True}

    def identity(self, call, operator, other):
        """`is` with the constants that exist once; `is not None` is being different from None."""
        if not isinstance(other, ast.Constant) or not (other.value is None or isinstance(other.value, bool)):
            raise Whole()
        if isinstance(operator, ast.Is):
            return self.compared(call, "identical", other)
        if other.value is None:
            return self.compared(call, "different", other)
        raise Whole()

    def compared(self, call, relation, expected, tolerance=None):
        if not self.shapes.is_plain(expected) or not self.shapes.is_value(expected):
            raise Whole()
        return {
            "kind": "compared",
            "call": self.call(call),
            "relation": relation,
            "expected": self.shapes.text(expected),
            "tolerance": tolerance,
        }

    def difference(self, left, operator, right):
        """`abs(f(x) - y) < eps`, either way round."""
        if isinstance(operator, (ast.Gt, ast.GtE)):
            left, right = right, left
        bound = number(right)
        name = self.shapes.name(getattr(left, "func", None))
        is_distance = name in ("abs", "math.fabs") and len(left.args) == 1 and not left.keywords
        if bound is None or bound < 0 or not is_distance or not isinstance(left.args[0], ast.BinOp):
            raise Whole()
        if not isinstance(left.args[0].op, ast.Sub):
            raise Whole()
        call, other = self.sides(left.args[0].left, left.args[0].right)
        return self.compared(call, "equal", other, _largest(bound, isinstance(operator, (ast.Lt, ast.Gt))))

    def sides(self, first, second):
        """(the one that calls the candidate, the other)."""
        if self.shapes.mentions(first) == self.shapes.mentions(second):
            raise Whole()
        return (first, second) if self.shapes.mentions(first) else (second, first)

    def close(self, node):
        """`math.isclose(f(x), y, rel_tol=…, abs_tol=…)`."""
        if len(node.args) != 2:
            raise Whole()
        call, other = self.sides(*node.args)
        options = _numbers(node.keywords, {"rel_tol": _ISCLOSE_RELATIVE, "abs_tol": 0.0})
        relative = options["rel_tol"]
        if not 0 <= relative < 1 or options["abs_tol"] < 0:
            raise Whole()
        # It is relative to the larger of the two, which is at most |y| / (1 - rel_tol).
        return self.compared(call, "equal", other, max(_magnitude(other) * relative / (1 - relative), options["abs_tol"]))

    def approximate(self, call, node):
        """`f(x) == pytest.approx(y, rel=…, abs=…)` of a number."""
        if len(node.args) != 1:
            raise Whole()
        absolute_only = [keyword.arg for keyword in node.keywords] == ["abs"]
        options = _numbers(node.keywords, {"rel": 0.0 if absolute_only else _APPROX_RELATIVE, "abs": _APPROX_ABSOLUTE})
        if min(options.values()) < 0:
            raise Whole()
        tolerance = max(_magnitude(node.args[0]) * options["rel"], options["abs"])
        return self.compared(call, "equal", node.args[0], tolerance)

    def unittest(self, call):
        name = call.func.attr
        if name in _OPERATORS and len(call.args) in (2, 3):
            return self.comparisons(ast.Compare(left=call.args[0], ops=[_OPERATORS[name]()], comparators=[call.args[1]]))
        if name in _CONSTANTS and len(call.args) in (1, 2):
            operator, value = _CONSTANTS[name]
            return [self.comparison(call.args[0], operator(), ast.Constant(value))]
        if name == "assertTrue" and len(call.args) in (1, 2):
            return self.condition(call.args[0])
        if name == "assertFalse" and len(call.args) in (1, 2):
            return self.negation(call.args[0])
        if name == "assertAlmostEqual" and len(call.args) in (2, 3):
            return [self.almost(call)]
        if name == "assertRaises" and len(call.args) >= 2 and not call.keywords:
            made = ast.Call(func=call.args[1], args=call.args[2:], keywords=[])
            return [{"kind": "raises", "call": self.call(made), "exception": self.exception(call.args[0])}]
        raise Whole()

    def almost(self, call):
        """Equal once the difference is rounded to a number of places, or within delta."""
        keywords = [keyword for keyword in call.keywords if keyword.arg != "msg"]
        places = number(call.args[2]) if len(call.args) == 3 else _PLACES
        options = _numbers(keywords, {"places": places, "delta": -1.0})
        first, second = self.sides(*call.args[:2])
        delta = options["delta"]
        return self.compared(first, "equal", second, delta if delta >= 0 else 0.5 * 10.0 ** -options["places"])


def _is_idle(statement):
    """Does nothing that could fail."""
    if isinstance(statement, ast.Expr):
        value = statement.value
        is_print = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "print"
        return isinstance(value, ast.Constant) or is_print
    if isinstance(statement, ast.Assert):
        return isinstance(statement.test, ast.Constant) and bool(statement.test.value)
    return isinstance(statement, ast.Pass)


def _is_failure(statement):
    """`assert False`, `raise AssertionError`, `pytest.fail()`, `self.fail()`."""
    if isinstance(statement, ast.Assert):
        return isinstance(statement.test, ast.Constant) and not statement.test.value
    if isinstance(statement, ast.Raise) and statement.exc is not None:
        return ast.unparse(statement.exc).split("(")[0] == "AssertionError"
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        return ast.unparse(statement.value.func) in ("pytest.fail", "self.fail")
    return False


def _is_always_true(node):
    """A comparison of two literals that holds."""
    if len(node.ops) != 1 or not isinstance(node.ops[0], ast.Eq):
        return False
    try:
        return ast.literal_eval(node.left) == ast.literal_eval(node.comparators[0])
    except (ValueError, TypeError):
        return False


def _largest(bound, is_strict):
    """The largest difference that still passes.

    Below one a strict bound is kept as written: rounding blurs it anyway. From one on it may be met
    exactly, by integers.
    """
    return math.nextafter(bound, 0.0) if is_strict and bound >= 1 else bound


def _magnitude(node):
    value = number(node)
    if value is None:
        raise Whole()
    return abs(value)


def _numbers(keywords, options):
    """The options with what the keywords say; every one must be a known name and a number."""
    found = dict(options)
    for keyword in keywords:
        value = number(keyword.value)
        if keyword.arg not in found or value is None:
            raise Whole()
        found[keyword.arg] = value
    if None in found.values():
        raise Whole()
    return found


_STATEMENTS = {
    "Assert": Reader.do_assert,
    "Expr": Reader.do_expression,
    "Try": Reader.do_try,
    "With": Reader.do_with,
    "Pass": Reader.do_nothing,
    # A name that it binds is refused wherever it is used.
    "Import": Reader.do_nothing,
    "ImportFrom": Reader.do_nothing,
}
_OPERATORS = {
    "assertEqual": ast.Eq,
    "assertEquals": ast.Eq,
    "assertListEqual": ast.Eq,
    "assertTupleEqual": ast.Eq,
    "assertDictEqual": ast.Eq,
    "assertSetEqual": ast.Eq,
    "assertNotEqual": ast.NotEq,
    "assertIs": ast.Is,
    "assertIsNot": ast.IsNot,
}
_CONSTANTS = {"assertIsNone": (ast.Is, None), "assertIsNotNone": (ast.IsNot, None)}
