"""Values in few characters, for a person or a model to read, without a call of the program's code.

Exact base types are shown as Python writes them, others by the name of their class and what lies in their instance's own
dictionary. Of what is long the beginning, the end and the length are shown, so that growth is seen.
"""

import collections
import itertools
import types

import canonical

ELLIPSIS = "\u2026"
VALUE_CHARS_MAX = 72
TEXT_CHARS_MAX = 40
MESSAGE_CHARS_MAX = 60
NAME_CHARS_MAX = 40
FIRST_MAX, LAST_MAX = 8, 2
DEPTH_MAX = 4
BITS_MAX = 128

_CONSTANTS = frozenset(map(id, (type(None), bool, int, float, complex, str, bytes)))
_FUNCTIONS = frozenset(map(id, (types.FunctionType, types.BuiltinFunctionType, types.MethodType, type)))
_bases_of = type.__dict__["__mro__"].__get__
_contents_of = type.__dict__["__dict__"].__get__
_arguments_of = BaseException.__dict__["args"].__get__


def is_constant(value):
    """Whether its identity says that it is what it was."""
    return id(type(value)) in _CONSTANTS


def shown(value):
    """The value's text, at most `VALUE_CHARS_MAX` characters."""
    try:
        text = _shown(value, 0)
    except RecursionError:
        raise
    except (RuntimeError, IndexError):
        text = "<changing>"  # Another thread of the program changes it while it is looked at.
    return text if len(text) <= VALUE_CHARS_MAX else text[: VALUE_CHARS_MAX - 1] + ELLIPSIS


def raised(kind, error):
    """An exception's class and the text that it was made with."""
    arguments = _arguments_of(error) if isinstance_of(error, BaseException) else ()
    first = arguments[0] if type(arguments) is tuple and arguments else None
    name = canonical.type_name(kind)[:NAME_CHARS_MAX]
    return "%s(%s)" % (name, _text(first, MESSAGE_CHARS_MAX)) if type(first) is str else name


def isinstance_of(value, base):
    """What `isinstance` says when nobody lies."""
    return any(each is base for each in _bases_of(type(value)))


def _shown(value, depth):
    show = _BY_TYPE.get(id(type(value)))
    if show is not None:
        return show(value)
    brackets = _GROUPS.get(id(type(value)))
    if brackets is not None:
        return _group(value, brackets, depth)
    if id(type(value)) in _MAPPINGS:
        return _mapping(value, depth)
    return _other(value, depth)


def _int(value):
    bits = int.bit_length(value)
    return int.__repr__(value) if bits <= BITS_MAX else "<int of %d bits>" % bits


def _text(value, chars_max=TEXT_CHARS_MAX):
    if str.__len__(value) <= chars_max:
        return str.__repr__(value)
    half = chars_max // 2
    return "%s%s%s<%d>" % (repr(value[:half]), ELLIPSIS, repr(value[-half // 2 :]), len(value))


def _bytes(value):
    text = repr(bytes(value[:TEXT_CHARS_MAX]))
    return text if len(value) <= TEXT_CHARS_MAX else "%s%s<%d>" % (text, ELLIPSIS, len(value))


def _range(value):
    return "range(%s)" % ", ".join(map(_int, (value.start, value.stop, value.step)))


def _group(value, brackets, depth):
    opening, closing, ordered = brackets
    size = len(value)
    if not size:
        return "set()" if opening == "{" else opening + closing
    if depth >= DEPTH_MAX:
        return opening + ELLIPSIS + closing
    if size <= FIRST_MAX + LAST_MAX:
        texts = [_shown(item, depth + 1) for item in itertools.islice(value, size)]
        lone = size == 1 and opening == "("
        return opening + ", ".join(texts if ordered else sorted(texts)) + (",)" if lone else closing)
    texts = [_shown(item, depth + 1) for item in itertools.islice(value, FIRST_MAX)]
    if not ordered:
        return "%s%s, %s<%d>%s" % (opening, ", ".join(sorted(texts)), ELLIPSIS, size, closing)
    last = [_shown(value[position], depth + 1) for position in range(-LAST_MAX, 0)]
    return "%s%s, %s<%d>, %s%s" % (opening, ", ".join(texts[: FIRST_MAX - LAST_MAX]), ELLIPSIS, size, ", ".join(last), closing)


def _mapping(value, depth):
    if depth >= DEPTH_MAX:
        return "{" + ELLIPSIS + "}"
    size = dict.__len__(value)
    texts = [
        "%s: %s" % (_shown(key, depth + 1), _shown(item, depth + 1))
        for key, item in itertools.islice(dict.items(value), FIRST_MAX)
    ]
    if size > FIRST_MAX:
        texts.append("%s<%d>" % (ELLIPSIS, size))
    return "{" + ", ".join(texts) + "}"


def _other(value, depth):
    kind = type(value)
    if id(kind) in _FUNCTIONS:
        return "<%s>" % kind.__name__
    name = canonical.type_name(kind)[:NAME_CHARS_MAX]
    fields = _fields(value) if depth < DEPTH_MAX else {}
    texts = [
        "%s=%s" % (key[:NAME_CHARS_MAX], _shown(item, depth + 1))
        for key, item in itertools.islice(dict.items(fields), FIRST_MAX)
        if type(key) is str and key.isidentifier()
    ]
    return "<%s>" % " ".join([name if name.isidentifier() else "object", *texts])


def _fields(value):
    """The instance's dictionary, by the slot that the interpreter made for it; empty when there is none, or another in its place."""
    for base in _bases_of(type(value)):
        slot = _contents_of(base).get("__dict__")
        if slot is not None:
            found = slot.__get__(value) if type(slot) is types.GetSetDescriptorType else None
            return found if type(found) is dict else {}
    return {}


_BY_TYPE = {
    id(kind): show
    for kind, show in (
        (type(None), lambda value: "None"),
        (bool, bool.__repr__),
        (int, _int),
        (float, float.__repr__),
        (complex, complex.__repr__),
        (str, _text),
        (bytes, _bytes),
        (bytearray, _bytes),
        (range, _range),
    )
}

# Opening, closing, and whether the order is the program's.
_GROUPS = {
    id(list): ("[", "]", True),
    id(tuple): ("(", ")", True),
    id(collections.deque): ("deque([", "])", True),
    id(set): ("{", "}", False),
    id(frozenset): ("frozenset({", "})", False),
}
_MAPPINGS = frozenset(map(id, (dict, collections.Counter, collections.defaultdict, collections.OrderedDict)))
