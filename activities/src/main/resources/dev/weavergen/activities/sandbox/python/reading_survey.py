"""One walk over a syntax tree: its nodes by type, its scopes, its sizes.

The walk keeps its own stack, so that no depth of the tree can exhaust the interpreter's, and it
refuses trees beyond the limits below; every later pass may then recurse safely.
"""

import ast

# Deeper trees are no program that a person or a model writes; a chain of 400 `elif` still fits.
DEPTH_MAX = 500
# The longest source that is read has fewer nodes, unless it is built to be expensive.
NODES_MAX = 200_000

FUNCTIONS = ("FunctionDef", "AsyncFunctionDef")
LOOPS = ("For", "AsyncFor", "While")
COMPREHENSIONS = ("ListComp", "SetComp", "DictComp", "GeneratorExp")
BLOCKS = frozenset(LOOPS + ("If", "Try", "TryStar", "With", "AsyncWith", "Match"))

_BINDING_NAME_FIELDS = {
    "ExceptHandler": "name",
    "MatchAs": "name",
    "MatchStar": "name",
    "MatchMapping": "rest",
    "TypeVar": "name",
    "ParamSpec": "name",
    "TypeVarTuple": "name",
}


class TooLarge(Exception):
    """The tree is beyond a limit; the text says which."""


class Scope:
    """Names bound in a module, class, function, lambda or comprehension."""

    __slots__ = ("node", "kind", "parent", "level", "bound", "plain", "imported", "outer", "decisions", "labels")

    def __init__(self, node, kind, parent):
        self.node = node
        self.kind = kind
        self.parent = parent
        self.level = parent.level + 1 if parent else 0
        self.bound = set()
        self.plain = set()
        self.imported = {}
        self.outer = {}
        self.decisions = 0
        self.labels = {}

    def function(self):
        """The nearest function, lambda or module, itself included."""
        scope = self
        while scope.kind in ("class", "comprehension"):
            scope = scope.parent
        return scope


class Survey:
    """What the walk finds.

    by_type: type name -> list of (node, scope); scopes: by identity of the node that opens them;
    docstrings: identities of the expression statements that are docstrings.
    """

    def __init__(self, tree):
        self.tree = tree
        self.by_type = {}
        self.scopes = {}
        self.docstrings = {}
        self.node_count = 0
        self.nesting = 0
        self.module = Scope(tree, "module", None)
        self.scopes[id(tree)] = self.module
        self._walk()
        self._apply_declarations()

    def of(self, *type_names):
        """Nodes of these types with the scope that each stands in."""
        found = []
        for name in type_names:
            found += self.by_type.get(name, ())
        return found

    def nodes(self, *type_names):
        return [node for node, _ in self.of(*type_names)]

    def cyclomatic(self):
        """The largest complexity of a function, lambda or of the module's own statements."""
        return 1 + max(scope.decisions for scope in self.scopes.values())

    def _walk(self):
        stack = [(self.tree, self.module, 0, 1)]
        while stack:
            node, scope, nesting, depth = stack.pop()
            self._note(node, scope, depth)
            name = type(node).__name__
            if name in BLOCKS:
                nesting += 1
                self.nesting = max(self.nesting, nesting)
            opener = _OPENERS.get(name)
            if opener is not None:
                opener(self, node, scope, nesting, depth + 1, stack)
            else:
                _push_fields(node, node._fields, scope, nesting, depth + 1, stack)

    def _note(self, node, scope, depth):
        """Takes a node into the survey, within the limits."""
        self.node_count += 1
        if self.node_count > NODES_MAX:
            raise TooLarge("more than %d nodes" % NODES_MAX)
        if depth > DEPTH_MAX:
            raise TooLarge("nested deeper than %d levels" % DEPTH_MAX)
        name = type(node).__name__
        self.by_type.setdefault(name, []).append((node, scope))
        handler = _HANDLERS.get(name)
        if handler is not None:
            handler(self, node, scope)

    def _open(self, node, kind, parent):
        scope = Scope(node, kind, parent)
        self.scopes[id(node)] = scope
        return scope

    def _note_docstring(self, node):
        body = node.body
        if body and isinstance(body[0], ast.Expr) and _is_text(body[0].value):
            self.docstrings[id(body[0])] = body[0]

    def _apply_declarations(self):
        """`global x` and `nonlocal x` move a name to the scope that they speak of."""
        for scope in self.scopes.values():
            for name, declaration in scope.outer.items():
                scope.plain.discard(name)
                if name in scope.bound:
                    scope.bound.discard(name)
                    if declaration == "global":
                        self.module.bound.add(name)


def _is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _push_fields(node, fields, scope, nesting, depth, stack):
    """Children in order: what is pushed last is taken first."""
    for name in reversed(fields):
        value = getattr(node, name, None)
        if isinstance(value, ast.AST):
            if not isinstance(value, ast.expr_context):
                stack.append((value, scope, nesting, depth))
        elif isinstance(value, list):
            for item in reversed(value):
                if isinstance(item, ast.AST):
                    stack.append((item, scope, nesting, depth))


def _push_function(survey, node, scope, nesting, depth, stack):
    """Decorators, defaults and annotations belong to the surrounding scope."""
    inner = survey._open(node, "function", scope)
    survey._note_docstring(node)
    _push_fields(node, ("type_params", "body"), inner, nesting, depth, stack)
    _push_arguments(node.args, scope, inner, nesting, depth, stack)
    _push_fields(node, ("decorator_list", "returns"), scope, nesting, depth, stack)


def _push_lambda(survey, node, scope, nesting, depth, stack):
    inner = survey._open(node, "function", scope)
    _push_fields(node, ("body",), inner, nesting, depth, stack)
    _push_arguments(node.args, scope, inner, nesting, depth, stack)


def _push_arguments(arguments, scope, inner, nesting, depth, stack):
    _push_fields(arguments, ("posonlyargs", "args", "vararg", "kwonlyargs", "kwarg"), inner, nesting, depth, stack)
    _push_fields(arguments, ("defaults", "kw_defaults"), scope, nesting, depth, stack)


def _push_class(survey, node, scope, nesting, depth, stack):
    inner = survey._open(node, "class", scope)
    survey._note_docstring(node)
    _push_fields(node, ("type_params", "body"), inner, nesting, depth, stack)
    _push_fields(node, ("decorator_list", "bases", "keywords"), scope, nesting, depth, stack)


def _push_comprehension(survey, node, scope, nesting, depth, stack):
    """The first iterable is evaluated outside of the comprehension's own scope."""
    inner = survey._open(node, "comprehension", scope)
    _push_fields(node, ("elt", "key", "value"), inner, nesting, depth, stack)
    for position, generator in reversed(list(enumerate(node.generators))):
        scope.function().decisions += len(generator.ifs)
        _push_fields(generator, ("target", "ifs"), inner, nesting, depth, stack)
        where = scope if position == 0 else inner
        _push_fields(generator, ("iter",), where, nesting, depth, stack)


def _push_if(survey, node, scope, nesting, depth, stack):
    """An `elif` is as deep as its `if`."""
    chained = len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If)
    same_column = chained and node.orelse[0].col_offset == node.col_offset
    _push_fields(node, ("orelse",), scope, nesting - 1 if same_column else nesting, depth, stack)
    _push_fields(node, ("test", "body"), scope, nesting, depth, stack)


def _push_module(survey, node, scope, nesting, depth, stack):
    survey._note_docstring(node)
    _push_fields(node, ("body",), scope, nesting, depth, stack)


_OPENERS = {
    "Module": _push_module,
    "FunctionDef": _push_function,
    "AsyncFunctionDef": _push_function,
    "Lambda": _push_lambda,
    "ClassDef": _push_class,
    "ListComp": _push_comprehension,
    "SetComp": _push_comprehension,
    "DictComp": _push_comprehension,
    "GeneratorExp": _push_comprehension,
    "If": _push_if,
}


def _decide(survey, node, scope):
    scope.function().decisions += 1


def _decide_operators(survey, node, scope):
    scope.function().decisions += len(node.values) - 1


def _decide_case(survey, node, scope):
    if not is_irrefutable(node):
        scope.function().decisions += 1


def is_irrefutable(case):
    """Whether a case of `match` takes everything: `case _:` or `case name:`, without a guard."""
    return case.guard is None and _takes_everything(case.pattern)


def _takes_everything(pattern):
    name = type(pattern).__name__
    if name == "MatchAs":
        return pattern.pattern is None or _takes_everything(pattern.pattern)
    if name == "MatchOr":
        return any(_takes_everything(part) for part in pattern.patterns)
    return False


def _bind_name(survey, node, scope):
    if not isinstance(node.ctx, ast.Load):
        scope.bound.add(node.id)


def _bind_parameter(survey, node, scope):
    scope.bound.add(node.arg)


def _bind_definition(survey, node, scope):
    scope.bound.add(node.name)


def _bind_field(survey, node, scope):
    name = getattr(node, _BINDING_NAME_FIELDS[type(node).__name__])
    if name:
        scope.bound.add(name)
        if isinstance(node, ast.ExceptHandler):
            scope.plain.add(name)


def _bind_handler(survey, node, scope):
    _decide(survey, node, scope)
    _bind_field(survey, node, scope)


def _bind_import(survey, node, scope):
    for alias in node.names:
        whole = alias.name if alias.asname else alias.name.split(".")[0]
        scope.imported[alias.asname or whole] = whole


def _bind_import_from(survey, node, scope):
    module = "." * node.level + (node.module or "")
    for alias in node.names:
        if alias.name != "*":
            scope.imported[alias.asname or alias.name] = module + "." + alias.name


def _declare_global(survey, node, scope):
    for name in node.names:
        scope.outer[name] = "global"


def _declare_nonlocal(survey, node, scope):
    for name in node.names:
        scope.outer[name] = "nonlocal"


def _note_assignment(survey, node, scope):
    for target in node.targets:
        if isinstance(target, ast.Name):
            scope.plain.add(target.id)


def _note_single_assignment(survey, node, scope):
    if isinstance(node.target, ast.Name):
        scope.plain.add(node.target.id)


def _note_walrus(survey, node, scope):
    while scope.kind == "comprehension":
        scope = scope.parent
    scope.bound.add(node.target.id)
    scope.plain.add(node.target.id)


_HANDLERS = {
    "If": _decide,
    "For": _decide,
    "AsyncFor": _decide,
    "While": _decide,
    "IfExp": _decide,
    "BoolOp": _decide_operators,
    "match_case": _decide_case,
    "Name": _bind_name,
    "arg": _bind_parameter,
    "FunctionDef": _bind_definition,
    "AsyncFunctionDef": _bind_definition,
    "ClassDef": _bind_definition,
    "Import": _bind_import,
    "ImportFrom": _bind_import_from,
    "Global": _declare_global,
    "Nonlocal": _declare_nonlocal,
    "Assign": _note_assignment,
    "AnnAssign": _note_single_assignment,
    "AugAssign": _note_single_assignment,
    "NamedExpr": _note_walrus,
    "ExceptHandler": _bind_handler,
    "MatchAs": _bind_field,
    "MatchStar": _bind_field,
    "MatchMapping": _bind_field,
    "TypeVar": _bind_field,
    "ParamSpec": _bind_field,
    "TypeVarTuple": _bind_field,
}
