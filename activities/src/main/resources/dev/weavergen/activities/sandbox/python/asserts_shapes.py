"""Which expressions may be evaluated apart from their test.

Two kinds: a *plain* expression uses nothing but literals, harmless builtins and names bound within
itself, so that it means the same anywhere; a *call* is the candidate's call, perhaps wrapped in
something that looks at its value without saying what it should be (`sorted(f(x))`, `f(x)[0]`).
"""

import ast
import builtins
import copy
import math
import re

# Builtins that reach outside, depend on where they are called, or stop the program.
_REFUSED = frozenset((
    "__build_class__", "__import__", "breakpoint", "compile", "copyright", "credits", "delattr", "dir", "eval",
    "exec", "exit", "getattr", "globals", "hasattr", "help", "id", "hash", "input", "license", "locals", "open",
    "print", "quit", "setattr", "vars", "super", "memoryview", "object",
))
_PLAIN = frozenset(name for name in dir(builtins) if not name.startswith("_")) - _REFUSED

# Builtins that a test puts around a call to bring its value into a comparable form.
_WRAPPERS = frozenset((
    "abs", "all", "any", "bool", "bytes", "dict", "enumerate", "float", "frozenset", "int", "len", "list", "max",
    "min", "next", "iter", "repr", "reversed", "round", "set", "sorted", "str", "sum", "tuple",
))
# What these make is equal to nothing but itself, or is no value that can be carried.
_LAZY = frozenset(("enumerate", "filter", "iter", "map", "range", "reversed", "zip"))
_METHOD_ENTRY = re.compile(r"(\w+)(?:\(\))?\.(\w+)")
_DISPLAYS = (ast.List, ast.Tuple, ast.Set)
_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div)
# Powers, shifts and repetitions of constants are evaluated elsewhere, never here.
_NUMBER_DEPTH_MAX = 50
_CHAIN_MAX = 8


def is_builtin_class(name):
    return isinstance(getattr(builtins, name, None), type)


def number(node):
    """The finite value of a number written out: signs and the four operations; None for anything else."""
    value = _number(node, 0)
    return value if value is not None and math.isfinite(value) else None


def _number(node, depth):
    if depth > _NUMBER_DEPTH_MAX:
        return None
    if isinstance(node, ast.Constant):
        return float(node.value) if type(node.value) in (int, float) else None
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        value = _number(node.operand, depth + 1)
        return value if value is None or isinstance(node.op, ast.UAdd) else -value
    if isinstance(node, ast.BinOp):
        return _calculate(node, depth)
    return None


def _calculate(node, depth):
    left, right = _number(node.left, depth + 1), _number(node.right, depth + 1)
    if left is None or right is None:
        return None
    if isinstance(node.op, ast.Add):
        return left + right
    if isinstance(node.op, ast.Sub):
        return left - right
    if isinstance(node.op, ast.Mult):
        return left * right
    if isinstance(node.op, ast.Div) and right:
        return left / right
    if isinstance(node.op, ast.Pow) and abs(right) <= 30 and left == 10.0:
        return left ** right
    return None


class Shapes:
    """Judges the expressions of one test.

    entry: the entry point's name or `Class().method`; parameter: the name that stands for it in the
    test, or None; bound: names that the test binds, which are therefore no builtins; imported: what
    names stand for that the test does nothing but import.
    """

    def __init__(self, entry, parameter, bound, imported):
        method = _METHOD_ENTRY.fullmatch(entry)
        self.owner = method.group(1) if method else None
        self.method = method.group(2) if method else None
        self.entry = entry
        self.parameter = parameter
        self.bound = bound
        self.imported = imported
        self.own = {self.owner or entry, parameter}

    def mentions(self, node):
        """Whether the candidate appears in the expression."""
        return any(
            isinstance(each, ast.Name) and each.id in self.own or self._is_method_call(each) for each in ast.walk(node)
        )

    def is_plain(self, node):
        """Whether it means the same wherever it is evaluated, and does not involve the candidate."""
        return not self.mentions(node) and self._uses_plain_names(node)

    def is_call(self, node):
        """Whether it is the candidate's call, perhaps looked at through wrappers."""
        return self._is_shape(node) and self._uses_plain_names(node)

    def is_value(self, node):
        """Whether what it gives can be carried between processes and compared there."""
        if isinstance(node, ast.Call):
            return self.is_entry_call(node) or self.name(node.func) not in _LAZY
        return not isinstance(node, (ast.GeneratorExp, ast.Lambda)) and not self._holds_builtin(node)

    def _holds_builtin(self, node):
        """`int`, `[int, str]`: a builtin as a value, not as what is called."""
        if isinstance(node, ast.Name):
            return node.id in _PLAIN
        return isinstance(node, _DISPLAYS) and any(self._holds_builtin(each) for each in node.elts)

    def is_entry_call(self, node):
        if not isinstance(node, ast.Call):
            return False
        if isinstance(node.func, ast.Name):
            return node.func.id == self.parameter or (self.owner is None and node.func.id == self.entry)
        return self._is_method_call(node)

    def is_wrapper(self, node):
        """A builtin around one call of the entry point."""
        if not isinstance(node, ast.Call) or not node.args or self.is_entry_call(node):
            return False
        if self.name(node.func) not in _WRAPPERS:
            return False
        rest = node.args[1:] + [keyword.value for keyword in node.keywords]
        return all(self._is_option(each) for each in rest) and not isinstance(node.args[0], ast.Starred)

    def name(self, node):
        """The dotted name of a builtin or of what was imported; empty for what the test makes itself."""
        attributes = []
        while isinstance(node, ast.Attribute) and len(attributes) < _CHAIN_MAX:
            attributes.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return ""
        root = self.imported.get(node.id, "" if node.id in self.bound else node.id)
        return ".".join([root] + attributes[::-1]) if root else ""

    def text(self, node):
        """The source of an expression, with the entry point's own name."""
        made = copy.deepcopy(node) if self.parameter is None else _Renamed(self).visit(copy.deepcopy(node))
        return ast.unparse(ast.fix_missing_locations(made))

    def replacement(self):
        return ast.parse(self.entry, mode="eval").body

    def _is_method_call(self, node):
        """`Solution().f(…)`; `anything().f(…)` when the entry point is a plain name."""
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return False
        made = node.func.value
        if not isinstance(made, ast.Call) or made.args or made.keywords or not isinstance(made.func, ast.Name):
            return False
        if self.owner is not None:
            return made.func.id == self.owner and node.func.attr == self.method
        return node.func.attr == self.entry and made.func.id not in _PLAIN

    def _is_shape(self, node):
        if self.is_entry_call(node):
            return True
        handler = _SHAPES.get(type(node))
        return handler is not None and handler(self, node)

    def _is_wrapped(self, node):
        if isinstance(node.func, ast.Attribute):
            return self._is_method_of_value(node)
        if self._is_mapped(node):
            return True
        return self.is_wrapper(node) and self._is_shape(node.args[0])

    def _is_method_of_value(self, node):
        """`f(x).strip()` and `"".join(f(x))`."""
        if node.keywords:
            return False
        if not node.args:
            return self._is_shape(node.func.value)
        return (
            isinstance(node.func.value, ast.Constant)
            and node.func.attr == "join"
            and len(node.args) == 1
            and self._is_shape(node.args[0])
        )

    def _is_mapped(self, node):
        """`map(f, values)`."""
        is_map = self.name(node.func) == "map" and len(node.args) >= 2 and not node.keywords
        return is_map and isinstance(node.args[0], ast.Name) and node.args[0].id in self.own and self.owner is None

    def _is_option(self, node):
        """What a wrapper may be told besides: digits, an order, a builtin as key."""
        if isinstance(node, ast.Constant):
            return isinstance(node.value, (int, type(None)))
        return isinstance(node, ast.Name) and node.id in _PLAIN

    def _is_element(self, node):
        index = node.slice
        parts = [index.lower, index.upper, index.step] if isinstance(index, ast.Slice) else [index]
        if not self._is_shape(node.value):
            return False
        return all(part is None or isinstance(part, ast.Constant) or number(part) is not None for part in parts)

    def _is_attribute(self, node):
        return self._is_shape(node.value)

    def _is_signed(self, node):
        return isinstance(node.op, ast.USub) and self._is_shape(node.operand)

    def _is_sum(self, node):
        return isinstance(node.op, _ARITHMETIC) and self._is_shape(node.left) and self._is_shape(node.right)

    def _is_display(self, node):
        return bool(node.elts) and all(self._is_shape(each) for each in node.elts)

    def _is_comprehension(self, node):
        return self._is_shape(node.elt) and not any(generator.is_async for generator in node.generators)

    def _uses_plain_names(self, node):
        within = _names_within(node)
        makers = {each.func.value.func.id for each in ast.walk(node) if self._is_method_call(each)}
        for each in ast.walk(node):
            if isinstance(each, ast.Name):
                if not self._may_use(each.id, within) and each.id not in makers:
                    return False
            elif isinstance(each, ast.Attribute):
                if each.attr.startswith("_"):
                    return False
            elif isinstance(each, (ast.NamedExpr, ast.Yield, ast.YieldFrom, ast.Await)):
                return False
        return not within & self.own

    def _may_use(self, name, within):
        if name in within or name in self.own:
            return True
        return name in _PLAIN and name not in self.bound

    def is_own(self, node):
        return isinstance(node, ast.Name) and node.id == self.parameter


_SHAPES = {
    ast.Call: Shapes._is_wrapped,
    ast.Subscript: Shapes._is_element,
    ast.Attribute: Shapes._is_attribute,
    ast.UnaryOp: Shapes._is_signed,
    ast.BinOp: Shapes._is_sum,
    ast.List: Shapes._is_display,
    ast.Tuple: Shapes._is_display,
    ast.Set: Shapes._is_display,
    ast.ListComp: Shapes._is_comprehension,
    ast.SetComp: Shapes._is_comprehension,
    ast.GeneratorExp: Shapes._is_comprehension,
}


def _names_within(node):
    """Names that an expression binds itself: of comprehensions and lambdas."""
    found = {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
    return found | {each.arg for each in ast.walk(node) if isinstance(each, ast.arg)}


class _Renamed(ast.NodeTransformer):
    """Puts the entry point where the test's parameter stands."""

    def __init__(self, shapes):
        self.shapes = shapes

    def visit_Name(self, node):
        return self.shapes.replacement() if self.shapes.is_own(node) else node
