"""Values of the standard library that have no tag of their own: read back from the text that `repr` gives of them.

The text comes from a process that a hostile program owns. It is parsed, never evaluated: a reader accepts literals and
calls of the constructors below, each with arguments of the same kind, and whatever else it meets makes the text unreadable.
A program that forges such a text has forged a value that it might as well have returned.
"""

import ast
import collections
import datetime
import decimal
import fractions

# No text is longer, and so no value costs more than milliseconds to read.
TEXT_CHARS_MAX = 20_000
_DEPTH_MAX = 30

_CONSTRUCTORS = {
    "Decimal": decimal.Decimal,
    "Fraction": fractions.Fraction,
    "datetime.date": datetime.date,
    "datetime.datetime": datetime.datetime,
    "datetime.time": datetime.time,
    "datetime.timedelta": datetime.timedelta,
    "datetime.timezone": datetime.timezone,
    "deque": collections.deque,
    "Counter": collections.Counter,
    "OrderedDict": collections.OrderedDict,
    "defaultdict": collections.defaultdict,
    "range": range,
    "set": set,
    "frozenset": frozenset,
    "bytearray": bytearray,
}
_NAMES = {"inf": float("inf"), "nan": float("nan"), "datetime.timezone.utc": datetime.timezone.utc}

# What a defaultdict may make; only as its first argument.
_FACTORIES = {kind.__name__: kind for kind in (bool, dict, float, int, list, set, str, tuple)}

# By identity: a class of the program may have a metaclass with a hash and an equality of its own.
_KINDS = {id(kind): kind for name, kind in _CONSTRUCTORS.items() if name not in ("set", "frozenset", "bytearray")}
_CALLED = {kind.__name__: kind for kind in _KINDS.values()}

# What parsing and constructing raise for texts that no `repr` gives.
_UNREADABLE = (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, SyntaxError, TypeError, ValueError)


class Unreadable(Exception):
    """The text is none that stands for a value."""


def text(value):
    """The text that `read` makes the value of, None for a value of another class or that no short text stands for."""
    kind = _KINDS.get(id(type(value)))
    if kind is None:
        return None
    try:
        written = _defaultdict_text(value) if kind is collections.defaultdict else kind.__repr__(value)
        read(kind.__name__, written)
    except MemoryError:
        raise
    except BaseException:
        return None  # An element's own representation may raise anything.
    return written


def _defaultdict_text(value):
    factory = value.default_factory
    known = factory is None or any(factory is kind for kind in _FACTORIES.values())
    if not known:
        raise Unreadable()
    name = "None" if factory is None else factory.__name__
    return "defaultdict(%s, %s)" % (name, dict.__repr__(value))


def read(name, written):
    """The value of class `name` whose `repr` that text is; raises Unreadable for anything else."""
    if name not in _CALLED or len(written) > TEXT_CHARS_MAX:
        raise Unreadable()
    try:
        value = _value(ast.parse(written, mode="eval").body, _DEPTH_MAX)
    except _UNREADABLE as error:
        raise Unreadable() from error
    if type(value) is not _CALLED[name]:
        raise Unreadable()
    return value


def _value(node, depth):
    if depth == 0:
        raise Unreadable()
    if isinstance(node, ast.Call):
        return _constructed(node, depth - 1)
    if isinstance(node, (ast.Name, ast.Attribute)):
        return _NAMES[_dotted(node)]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Name):
        return -_NAMES[_dotted(node.operand)]
    if isinstance(node, ast.Dict):
        return {_value(key, depth - 1): _value(item, depth - 1) for key, item in zip(node.keys, node.values)}
    make = _COLLECTIONS.get(type(node))
    return _literal(node) if make is None else make([_value(item, depth - 1) for item in node.elts])


def _literal(node):
    value = ast.literal_eval(node)
    if value is Ellipsis:
        raise Unreadable()  # How `repr` says that a value contains itself.
    return value


_COLLECTIONS = {ast.List: list, ast.Tuple: tuple, ast.Set: set}


def _constructed(node, depth):
    make = _CONSTRUCTORS[_dotted(node.func)]
    arguments = list(node.args)
    factory = [_factory(arguments.pop(0))] if make is collections.defaultdict and arguments else []
    named = {keyword.arg: _value(keyword.value, depth) for keyword in node.keywords}
    return make(*factory, *(_value(argument, depth) for argument in arguments), **named)


def _factory(node):
    return _FACTORIES[node.id] if isinstance(node, ast.Name) else _literal(node)


def _dotted(node):
    """The name that a node spells, of at most three words."""
    words = []
    while isinstance(node, ast.Attribute) and len(words) < 2:
        words.insert(0, node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        raise Unreadable()
    return ".".join([node.id, *words])
