"""Canonical values: what a call returned, as type-tagged JSON text that can be compared outside the sandbox.

Made in a process that a hostile program owns. Nothing here calls code of that program where the base types' own methods
will do, so that a class cannot pass for another by overriding `__iter__`, `__class__` or `__eq__`; drawing from an
iterator and `repr` of what is opaque cannot avoid it, and the zygote's clock bounds them.

Text is compact and ASCII only. See `ValueReader` for the other end.
"""

import enum
import hashlib
import json
import re
import weakref

import standard

DEPTH_MAX = 100
DIGITS_MAX = 4_000
DRAWN_MAX = 1_000
REPRESENTATION_CHARS_MAX = 1_000
TYPE_NAME_CHARS_MAX = 100
ENCODING_BYTES_MAX = 65_536

_ELLIPSIS = "\u2026"
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
_DIGITS_BOUND = 10**DIGITS_MAX

_quoted = json.encoder.encode_basestring_ascii
_sha256 = hashlib.sha256
_name_of = type.__dict__["__name__"].__get__
_bases_of = type.__dict__["__mro__"].__get__
_contents_of = type.__dict__["__dict__"].__get__
_real_of = complex.__dict__["real"].__get__
_imaginary_of = complex.__dict__["imag"].__get__


class TooLarge(Exception):
    """The encoding is larger than what a program may return."""


def exact_text(text):
    """The same characters as a plain string, whatever subclass carries them."""
    return str.__str__(text)


def type_name(kind):
    """The simple name of a class, bounded."""
    return exact_text(_name_of(kind))[:TYPE_NAME_CHARS_MAX]


class Encoder:
    """Encodes one value; `bytes_max` bounds its text."""

    def __init__(self, bytes_max):
        self._left = bytes_max
        self._path = set()

    def encode(self, value, depth=0):
        """The text of the value; raises TooLarge, or whatever drawing from the program's iterators raises."""
        kind = type(value)
        method = _method_for(kind)
        if method in _LEAVES:
            self._require(_size_of(method, value))
            return self._spend(method(value))
        if depth >= DEPTH_MAX or id(value) in self._path:
            return self._spend(_opaque(kind, _ELLIPSIS))
        self._spend('["l",[]]')
        self._path.add(id(value))
        text = method(self, value, depth + 1)
        self._path.discard(id(value))
        return text

    def _require(self, size):
        if size > self._left:
            raise TooLarge()

    def _spend(self, text):
        self._require(len(text) + 1)
        self._left -= len(text) + 1
        return text

    def _items(self, items, depth):
        return [self.encode(item, depth) for item in items]

    def _list(self, value, depth):
        return '["l",[%s]]' % ",".join(self._items(list.__iter__(value), depth))

    def _tuple(self, value, depth):
        return '["t",[%s]]' % ",".join(self._items(tuple.__iter__(value), depth))

    def _set(self, value, depth):
        return self._group(set.__iter__(value), depth)

    def _frozenset(self, value, depth):
        return self._group(frozenset.__iter__(value), depth)

    def _group(self, items, depth):
        return '["S",[%s]]' % ",".join(sorted(set(self._items(items, depth))))

    def _dict(self, value, depth):
        entries = [(self.encode(key, depth), self.encode(item, depth)) for key, item in dict.items(value)]
        return '["d",[%s]]' % ",".join("[%s,%s]" % entry for entry in self._ordered(entries))

    def _ordered(self, entries):
        """Sorted, so that equal dictionaries have equal texts."""
        return sorted(entries)

    def _drawn(self, value, depth):
        texts = []
        for item in value:
            if len(texts) == DRAWN_MAX:
                texts.append('["o","more",""]')
                break
            texts.append(self.encode(item, depth))
        return '["g",[%s]]' % ",".join(texts)


def _none(value):
    return '["n"]'


def _bool(value):
    return '["b",true]' if value is True else '["b",false]'


def _int(value):
    number = int.__int__(value)
    text = repr(number) if -_DIGITS_BOUND < number < _DIGITS_BOUND else hex(number)
    return '["i","%s"]' % text


def _float(value):
    return '["f","%s"]' % float.__repr__(value)


def _complex(value):
    return '["c","%s","%s"]' % (repr(_real_of(value)), repr(_imaginary_of(value)))


def _str(value):
    return '["s",%s]' % _quoted(exact_text(value))


def _bytes(value):
    return '["y","%s"]' % bytes.hex(value)


def _bytearray(value):
    return '["y","%s"]' % bytearray.hex(value)


def _size_of(method, value):
    """At least this many characters, known before any is written; 0 where a text is never long."""
    length = _LENGTHS.get(method)
    return 0 if length is None else length(value)


_LENGTHS = {
    _str: str.__len__,
    _bytes: bytes.__len__,
    _bytearray: bytearray.__len__,
    _int: lambda value: int.bit_length(value) // 4,
}


def _enum(value):
    name = object.__getattribute__(value, "_name_")
    text = str(name) if name is None else exact_text(name)
    return _opaque(type(value), type_name(type(value)) + "." + text)


def _other(value):
    return _opaque(type(value), representation(value))


def _opaque(kind, text):
    return '["o",%s,%s]' % (_quoted(type_name(kind)), _quoted(text[:REPRESENTATION_CHARS_MAX]))


def representation(value):
    """What `repr` says without addresses, bounded; an ellipsis when it raises."""
    try:
        text = repr(value)
    except MemoryError:
        raise
    except BaseException:
        return _ELLIPSIS
    return _ADDRESS.sub("", exact_text(text)[: 4 * REPRESENTATION_CHARS_MAX])[:REPRESENTATION_CHARS_MAX]


_LEAVES = {_none, _bool, _int, _float, _complex, _str, _bytes, _bytearray, _enum, _other}

# By identity: a class of the program may have a metaclass with a hash and an equality of its own.
_BY_BASE = {
    id(base): method
    for base, method in (
        (type(None), _none),
        (bool, _bool),
        (int, _int),
        (float, _float),
        (complex, _complex),
        (str, _str),
        (bytes, _bytes),
        (bytearray, _bytearray),
        (list, Encoder._list),
        (tuple, Encoder._tuple),
        (set, Encoder._set),
        (frozenset, Encoder._frozenset),
        (dict, Encoder._dict),
    )
}


def _method_for(kind):
    method = _BY_BASE.get(id(kind))
    return method if method is not None else _method_for_subclass(kind)


def _method_for_subclass(kind):
    bases = _bases_of(kind)
    if any(base is enum.Enum for base in bases):
        return _enum
    for base in bases:
        method = _BY_BASE.get(id(base))
        if method is not None:
            return method
    if any(base is proxy for base in bases for proxy in weakref.ProxyTypes):
        return _other
    if any("__next__" in _contents_of(base) for base in bases):
        return Encoder._drawn
    return _other


class FaithfulEncoder(Encoder):
    """Encodes for `decode`: dictionaries keep their order, and what `standard` reads keeps its class."""

    def encode(self, value, depth=0):
        """The text of the value; raises what its base class does."""
        if type(value) is Incomparable:
            return self._spend(value.encoding())
        text = standard.text(value)
        if text is None:
            return super().encode(value, depth)
        return self._spend('["o",%s,%s]' % (_quoted(type_name(type(value))), _quoted(text)))

    def _ordered(self, entries):
        return entries


def encode(value, bytes_max):
    """The text of a value, or of its digest where the text is longer than a result may be."""
    return _bounded(value, Encoder(bytes_max).encode(value))


def encode_faithfully(value, bytes_max):
    """The same for `decode`, which makes an equal value of it wherever it can."""
    return _bounded(value, FaithfulEncoder(bytes_max).encode(value))


def _bounded(value, text):
    if len(text) <= ENCODING_BYTES_MAX:
        return text
    digest = _sha256(text.encode("ascii")).hexdigest()
    return '["x",%s,"%s","%d"]' % (_quoted(type_name(type(value))), digest, len(text))


def raised(error, excerpt_chars):
    """The outcome of a call that raised: the class's simple name and the beginning of the text."""
    try:
        message = exact_text(str(error))[:excerpt_chars]
    except MemoryError:
        raise
    except BaseException:
        message = ""
    return '{"e":%s,"m":%s}' % (_quoted(type_name(type(error))), _quoted(message))


class Incomparable:
    """Stands for a value that cannot leave the process where it lives; equals nothing, not even itself."""

    def __init__(self, kind, text):
        self._kind, self._text = kind, text

    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    __hash__ = object.__hash__

    def encoding(self):
        """The encoding that it was made of: what passes through this process comes back as it was."""
        return '["o",%s,%s]' % (_quoted(self._kind), _quoted(self._text))

    def __repr__(self):
        return self._text or "<%s>" % self._kind


def decode(encoding):
    """The value of a parsed encoding; bounded by the reader that parsed it."""
    tag = encoding[0]
    return _DECODERS[tag](*encoding[1:])


def _decoded_opaque(kind, text):
    try:
        return standard.read(kind, text)
    except standard.Unreadable:
        return Incomparable(kind, text)


def _decoded_int(text):
    return int(text, 16 if "0x" in text else 10)


def _decoded_set(items):
    """A set inside a set or as a key comes back frozen: only frozen ones can be there."""
    return set(map(_hashable, map(decode, items)))


def _decoded_dict(entries):
    return {_hashable(decode(key)): decode(item) for key, item in entries}


def _hashable(value):
    if isinstance(value, tuple):
        return tuple(map(_hashable, value))
    return frozenset(value) if isinstance(value, set) else value


def _decoded_all(make):
    return lambda items: make([decode(item) for item in items])


_DECODERS = {
    "n": lambda: None,
    "b": bool,
    "i": _decoded_int,
    "f": float,
    "c": lambda real, imaginary: complex(float(real), float(imaginary)),
    "s": str,
    "y": bytes.fromhex,
    "l": _decoded_all(list),
    "t": _decoded_all(tuple),
    "g": _decoded_all(iter),
    "S": _decoded_set,
    "d": _decoded_dict,
    "o": _decoded_opaque,
    "x": lambda kind, digest, size: Incomparable(kind, ""),
}
