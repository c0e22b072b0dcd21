"""The normalised syntax tree as a bag of hashes of its subtrees.

Names that the program binds itself are replaced by the order of their first appearance in their
scope; imported names by what they stand for, whatever they are called here. Docstrings,
annotations, positions and contexts are dropped. Programs that differ in naming alone therefore have
equal bags. Attributes keep their names: whose they are cannot be known without running.

When there are more than SUBTREES_MAX, the smallest hashes are kept: a bottom-k sketch, so that two
large programs keep the same sample of what they share.
"""

import ast
from hashlib import blake2b

SUBTREES_MAX = 4096
_HASH_BYTES = 8

_DROPPED_FIELDS = frozenset(
    ("ctx", "kind", "annotation", "returns", "type_comment", "type_params", "type_ignores", "simple")
)
_FIELDS = {}


def subtrees(survey):
    """Signed 64-bit hashes as decimal texts, sorted as numbers."""
    normaliser = _Normaliser(survey)
    normaliser.hash(survey.tree, survey.module)
    numbers = sorted(int.from_bytes(digest, "big", signed=True) for digest in normaliser.digests)
    return [str(number) for number in numbers[:SUBTREES_MAX]]


class _Normaliser:
    def __init__(self, survey):
        self.survey = survey
        self.digests = []
        self.known = {}
        self.parameters = {node.arg for node in survey.nodes("arg")}

    def hash(self, node, scope):
        """The digest of a subtree; it and those of its parts are put into the bag."""
        name = type(node).__name__
        handler = _HANDLERS.get(name)
        if handler is not None:
            return self.put(handler(self, node, scope))
        parts = [name]
        for field in _fields(node):
            parts.append(self.value(getattr(node, field, None), scope))
        return self.put("\0".join(parts))

    def put(self, text):
        digest = self.known.get(text)
        if digest is None:
            data = text.encode("utf-8", "surrogatepass")
            digest = self.known[text] = blake2b(data, digest_size=_HASH_BYTES).digest()
        self.digests.append(digest)
        return digest.hex()

    def value(self, value, scope):
        if isinstance(value, ast.AST):
            return self.hash(value, scope)
        if isinstance(value, list):
            parts = ["["]
            for item in value:
                if id(item) in self.survey.docstrings:
                    continue
                if isinstance(item, ast.AnnAssign) and item.value is None:
                    continue
                parts.append(self.hash(item, scope) if isinstance(item, ast.AST) else repr(item))
            return ",".join(parts)
        return "-" if value is None else repr(value)

    def label(self, name, scope):
        """What a name stands for, independent of what it is called."""
        start = scope
        while scope is not None:
            if name in scope.imported:
                return "import " + scope.imported[name]
            if name in scope.bound:
                if scope.kind != "class":
                    return "%d:%d" % (scope.level, scope.labels.setdefault(name, len(scope.labels)))
                if scope is start:
                    return "member " + name
            scope = scope.parent
        return "name " + name

    def labels(self, names, scope):
        return ",".join(self.label(name, scope) for name in names)


def _fields(node):
    """Fields that matter, by node type."""
    kind = type(node)
    fields = _FIELDS.get(kind)
    if fields is None:
        fields = _FIELDS[kind] = tuple(name for name in kind._fields if name not in _DROPPED_FIELDS)
    return fields


def _name(normaliser, node, scope):
    return "Name\0" + normaliser.label(node.id, scope)


def _constant(normaliser, node, scope):
    value = node.value
    if type(value) is int:
        return "Constant\0%x" % value
    return "Constant\0" + type(value).__name__ + repr(value)


def _parameter(normaliser, node, scope):
    return "arg\0" + normaliser.label(node.arg, scope)


def _keyword(normaliser, node, scope):
    """A keyword that names a parameter of the program's own is as arbitrary as that parameter."""
    name = "own" if node.arg in normaliser.parameters else repr(node.arg)
    return "keyword\0%s\0%s" % (name, normaliser.hash(node.value, scope))


def _function(normaliser, node, scope):
    inner = normaliser.survey.scopes[id(node)]
    return "\0".join((
        type(node).__name__,
        normaliser.label(node.name, scope),
        normaliser.value(node.decorator_list, scope),
        _arguments(normaliser, node.args, scope, inner),
        normaliser.value(node.body, inner),
    ))


def _lambda(normaliser, node, scope):
    inner = normaliser.survey.scopes[id(node)]
    return "Lambda\0%s\0%s" % (_arguments(normaliser, node.args, scope, inner), normaliser.hash(node.body, inner))


def _arguments(normaliser, arguments, scope, inner):
    parts = [
        normaliser.value(getattr(arguments, field), inner)
        for field in ("posonlyargs", "args", "vararg", "kwonlyargs", "kwarg")
    ]
    parts.append(normaliser.value(arguments.defaults, scope))
    parts.append(normaliser.value(arguments.kw_defaults, scope))
    return ";".join(parts)


def _class(normaliser, node, scope):
    inner = normaliser.survey.scopes[id(node)]
    return "\0".join((
        "ClassDef",
        normaliser.label(node.name, scope),
        normaliser.value(node.decorator_list, scope),
        normaliser.value(node.bases, scope),
        normaliser.value(node.keywords, scope),
        normaliser.value(node.body, inner),
    ))


def _comprehension(normaliser, node, scope):
    inner = normaliser.survey.scopes[id(node)]
    parts = [type(node).__name__]
    for position, generator in enumerate(node.generators):
        parts.append("async" if generator.is_async else "for")
        parts.append(normaliser.hash(generator.iter, scope if position == 0 else inner))
        parts.append(normaliser.hash(generator.target, inner))
        parts.append(normaliser.value(generator.ifs, inner))
    for field in ("elt", "key", "value"):
        parts.append(normaliser.value(getattr(node, field, None), inner))
    return "\0".join(parts)


def _annotated(normaliser, node, scope):
    """`x: int = 1` is `x = 1`."""
    target = "[," + normaliser.hash(node.target, scope)
    return "Assign\0%s\0%s" % (target, normaliser.value(node.value, scope))


def _declaration(normaliser, node, scope):
    return type(node).__name__ + "\0" + normaliser.labels(node.names, scope)


def _handler(normaliser, node, scope):
    return "\0".join((
        "ExceptHandler",
        normaliser.value(node.type, scope),
        normaliser.label(node.name, scope) if node.name else "-",
        normaliser.value(node.body, scope),
    ))


def _capture(normaliser, node, scope):
    name = getattr(node, "name", None) or getattr(node, "rest", None)
    parts = [type(node).__name__, normaliser.label(name, scope) if name else "-"]
    for field in ("keys", "patterns", "pattern"):
        parts.append(normaliser.value(getattr(node, field, None), scope))
    return "\0".join(parts)


def _import(normaliser, node, scope):
    return "Import\0" + ",".join(sorted(alias.name for alias in node.names))


def _import_from(normaliser, node, scope):
    module = "." * node.level + (node.module or "")
    return "Import\0" + ",".join(sorted(module + "." + alias.name for alias in node.names))


_HANDLERS = {
    "Name": _name,
    "Constant": _constant,
    "arg": _parameter,
    "keyword": _keyword,
    "FunctionDef": _function,
    "AsyncFunctionDef": _function,
    "Lambda": _lambda,
    "ClassDef": _class,
    "ListComp": _comprehension,
    "SetComp": _comprehension,
    "DictComp": _comprehension,
    "GeneratorExp": _comprehension,
    "AnnAssign": _annotated,
    "Global": _declaration,
    "Nonlocal": _declaration,
    "ExceptHandler": _handler,
    "MatchAs": _capture,
    "MatchStar": _capture,
    "MatchMapping": _capture,
    "Import": _import,
    "ImportFrom": _import_from,
}
