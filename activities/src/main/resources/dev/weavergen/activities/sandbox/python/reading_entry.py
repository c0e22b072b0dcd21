"""The entry point: a function, a method, a lambda, or a name that merely stands for one."""

import ast
import re

from reading_flow import FALL, Flow

_METHOD = re.compile(r"(\w+)(?:\(\))?\.(\w+)")
_ALIASES_MAX = 8
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_UNKNOWN = {"defined": True, "arityMin": 0, "arityMax": None, "returnsValue": True, "returnsOnAllPaths": True}
_MISSING = {"defined": False, "arityMin": 0, "arityMax": 0, "returnsValue": False, "returnsOnAllPaths": False}


def find(survey, entry):
    """(node that defines it, leading parameters bound by the call); node None: not there."""
    if entry is None:
        return None, 0
    method = _METHOD.fullmatch(entry)
    if method is None:
        return _follow(_bindings(survey.tree.body), entry), 0
    owner = _follow(_bindings(survey.tree.body), method.group(1))
    if not isinstance(owner, ast.ClassDef):
        return None, 0
    found = _follow(_bindings(owner.body), method.group(2))
    return found, 0 if _is_static(found) else 1


def describe(survey, found, bound):
    """The entry's facts, of what `find` gave."""
    if found is None:
        return dict(_MISSING)
    if isinstance(found, ast.ClassDef):
        return _class(found)
    if isinstance(found, ast.Lambda):
        return dict(_UNKNOWN, **_arity(found.args, bound))
    if isinstance(found, _FUNCTIONS):
        return dict(_arity(found.args, bound), defined=True, **_returns(survey, found))
    return dict(_UNKNOWN)


def is_empty(found):
    """Whether a function does nothing, or only says that it is to be done."""
    if not isinstance(found, _FUNCTIONS):
        return False
    return all(_says_nothing(statement) for statement in found.body)


def _bindings(body):
    """Name -> the node that binds it last, in a block and the blocks within it."""
    found = {}
    pending = list(reversed(body))
    while pending:
        node = pending.pop()
        if isinstance(node, _FUNCTIONS + (ast.ClassDef,)):
            found[node.name] = node
            continue
        _bind(node, found)
        for field in ("finalbody", "orelse", "cases", "handlers", "body"):
            pending += reversed(getattr(node, field, None) or [])
    return found


def _bind(node, found):
    if isinstance(node, ast.Assign):
        for target in node.targets:
            _bind_target(target, node.value, found)
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        _bind_target(node.target, node.value, found)
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        for alias in node.names:
            found[alias.asname or alias.name.split(".")[0]] = alias
    elif isinstance(node, ast.Delete):
        for target in node.targets:
            if isinstance(target, ast.Name):
                found.pop(target.id, None)


def _bind_target(target, value, found):
    if isinstance(target, ast.Name):
        found[target.id] = value
    elif isinstance(target, (ast.Tuple, ast.List)):
        for element in target.elts:
            _bind_target(element, target, found)


def _follow(bindings, name):
    """`f = g` makes f what g is, a bounded number of times."""
    node = bindings.get(name)
    for _ in range(_ALIASES_MAX):
        if not isinstance(node, ast.Name) or node.id not in bindings:
            break
        node = bindings[node.id]
    return node


def _is_static(node):
    decorators = getattr(node, "decorator_list", ())
    return any(isinstance(each, ast.Name) and each.id == "staticmethod" for each in decorators)


def _arity(arguments, bound):
    positional = len(arguments.posonlyargs) + len(arguments.args)
    least = max(0, positional - len(arguments.defaults) - bound)
    most = None if arguments.vararg else max(0, positional - bound)
    return {"arityMin": least, "arityMax": most}


def _class(node):
    """Calling a class returns an instance; its parameters are those of `__init__`."""
    constructor = _bindings(node.body).get("__init__")
    if isinstance(constructor, _FUNCTIONS):
        return dict(_UNKNOWN, **_arity(constructor.args, 1))
    return dict(_UNKNOWN)


def _returns(survey, function):
    scope = survey.scopes[id(function)]
    if any(where.function() is scope for _, where in survey.of("Yield", "YieldFrom")):
        return {"returnsValue": True, "returnsOnAllPaths": True}
    returns = [node for node, where in survey.of("Return") if where.function() is scope]
    falls = Flow().block(function.body) & FALL
    return {
        "returnsValue": any(not _is_nothing(node.value) for node in returns),
        "returnsOnAllPaths": not falls and all(node.value is not None for node in returns),
    }


def _is_nothing(value):
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def _says_nothing(statement):
    if isinstance(statement, ast.Pass):
        return True
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    if isinstance(statement, ast.Return):
        return _is_nothing(statement.value) or _is_name(statement.value, "NotImplemented")
    if isinstance(statement, ast.Raise):
        raised = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
        return _is_name(raised, "NotImplementedError")
    return False


def _is_name(node, name):
    return isinstance(node, ast.Name) and node.id == name
