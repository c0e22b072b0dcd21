"""Where control can go: whether a block can end without returning, and what can never run."""

import ast

from reading_survey import is_irrefutable

# How a block can be left other than by returning or raising; a block's ways are a sum of these.
FALL = 1
BREAK = 2
CONTINUE = 4

_ENDING_CALLS = frozenset(("sys.exit", "exit", "quit", "os._exit", "os.abort", "sys._exit"))
_SUPPRESSING_CALLS = frozenset(("suppress", "raises", "assertRaises", "assertRaisesRegex", "warns"))


class Flow:
    """Ways out of blocks; `unreachable` is set once a statement was met that can never run."""

    def __init__(self):
        self.unreachable = False

    def block(self, statements):
        """The ways in which a block can be left."""
        ways = FALL
        for statement in statements:
            if not ways & FALL:
                self.unreachable = True
            # What follows is looked at all the same: it may hold more of interest.
            found = self.statement(statement)
            ways = (ways & ~FALL) | found if ways & FALL else ways
        return ways

    def statement(self, node):
        handler = _STATEMENTS.get(type(node).__name__)
        return handler(self, node) if handler else FALL


def _leave(flow, node):
    return 0


def _break(flow, node):
    return BREAK


def _continue(flow, node):
    return CONTINUE


def _assert(flow, node):
    return 0 if constant_truth(node.test) is False else FALL


def _expression(flow, node):
    call = node.value
    return 0 if isinstance(call, ast.Call) and dotted(call.func) in _ENDING_CALLS else FALL


def _if(flow, node):
    truth = constant_truth(node.test)
    body = flow.block(node.body)
    orelse = flow.block(node.orelse)
    if truth is True:
        flow.unreachable = flow.unreachable or bool(node.orelse)
        return body
    if truth is False:
        flow.unreachable = True
        return orelse
    return body | orelse


def _while(flow, node):
    truth = constant_truth(node.test)
    body = flow.block(node.body)
    orelse = flow.block(node.orelse)
    if truth is True:
        flow.unreachable = flow.unreachable or bool(node.orelse)
        return FALL if body & BREAK else 0
    if truth is False:
        flow.unreachable = True
        return orelse
    return orelse | (FALL if body & BREAK else 0)


def _for(flow, node):
    body = flow.block(node.body)
    return flow.block(node.orelse) | (FALL if body & BREAK else 0)


def _try(flow, node):
    ways = flow.block(node.body)
    if node.orelse:
        if not ways & FALL:
            flow.unreachable = True
            flow.block(node.orelse)
        else:
            ways = (ways & ~FALL) | flow.block(node.orelse)
    for handler in node.handlers:
        ways |= flow.block(handler.body)
    if not node.finalbody:
        return ways
    final = flow.block(node.finalbody)
    return (ways | (final & ~FALL)) if final & FALL else final


def _with(flow, node):
    ways = flow.block(node.body)
    return ways | FALL if any(_may_suppress(item.context_expr) for item in node.items) else ways


def _may_suppress(manager):
    if not isinstance(manager, ast.Call):
        return False
    return dotted(manager.func).rpartition(".")[2] in _SUPPRESSING_CALLS


def _match(flow, node):
    ways = 0
    complete = False
    for case in node.cases:
        flow.unreachable = flow.unreachable or complete
        ways |= flow.block(case.body)
        complete = complete or is_irrefutable(case)
    return ways if complete else ways | FALL


def _definition(flow, node):
    """A nested body has an end of its own; only what it can never run matters here."""
    flow.block(node.body)
    return FALL


_STATEMENTS = {
    "Return": _leave,
    "Raise": _leave,
    "Break": _break,
    "Continue": _continue,
    "Assert": _assert,
    "Expr": _expression,
    "If": _if,
    "While": _while,
    "For": _for,
    "AsyncFor": _for,
    "Try": _try,
    "TryStar": _try,
    "With": _with,
    "AsyncWith": _with,
    "Match": _match,
    "FunctionDef": _definition,
    "AsyncFunctionDef": _definition,
    "ClassDef": _definition,
}


def constant_truth(node):
    """True or False when a condition is a constant, else None."""
    if isinstance(node, ast.Constant):
        return bool(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        inner = constant_truth(node.operand)
        return None if inner is None else not inner
    return None


def dotted(node):
    """`a.b.c` of a chain of attributes; empty for anything else."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    parts.append(node.id)
    return ".".join(reversed(parts))
