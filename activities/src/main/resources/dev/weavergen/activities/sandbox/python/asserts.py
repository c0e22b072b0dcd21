"""Takes tests apart: what is called goes to the candidate, what is expected never does.

A test is a sequence of asserts, a function `check(candidate)` of asserts, test functions, or a simple
`unittest` class. What cannot be taken apart without changing its meaning stays whole ("contained").
The grounds for staying whole are deliberate: a name that is neither a builtin nor bound within the
expression, because it would have to exist where the expression is evaluated; and a call that would
carry an expected value into the candidate's process, for example `f(x) in [1, 2]`.
"""

import ast
import re
import warnings

from asserts_reader import Reader, Whole
from asserts_shapes import Shapes

SOURCE_CHARS_MAX = 256 * 1024
CHECKS_MAX = 1_000
DEPTH_MAX = 200

_CASE_START = (
    "assert __import__('unittest').TextTestRunner().run("
    "__import__('unittest').defaultTestLoader.loadTestsFromTestCase(%s)).wasSuccessful()"
)

_FAILURES = (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError, SystemError)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_ASSIGNMENTS = (ast.Assign, ast.AnnAssign)


def take_apart(source, entry):
    """Checks in the order of the test; one contained check of the whole when it is more than asserts."""
    whole = [_contained(source)]
    if len(source) > SOURCE_CHARS_MAX:
        return whole
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(source)
            _check_depth(tree)
            whole = [_contained(source + _starts(tree))]
            test = _Test(source, tree, entry)
            checks = test.checks()
            if not checks and test.mentions_entry():
                return whole
        except (Whole,) + _FAILURES:
            return whole
    return checks if len(checks) <= CHECKS_MAX else whole


def arguments(call, entry):
    """Source texts of the positional arguments of `entry(a, b)`, itself or wrapped in one builtin.

    None when it is anything else, or when an argument is named, starred or uses a name.
    """
    if len(call) > SOURCE_CHARS_MAX:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(call.strip(), mode="eval")
            _check_depth(tree)
            return _arguments(Shapes(entry, None, set(), {}), tree.body)
        except (Whole,) + _FAILURES:
            return None


def _arguments(shapes, node):
    if shapes.is_wrapper(node):
        node = node.args[0]
    if not shapes.is_entry_call(node) or node.keywords:
        return None
    if any(isinstance(each, ast.Starred) or not shapes.is_plain(each) for each in node.args):
        return None
    return [ast.unparse(each) for each in node.args]


def _check_depth(tree):
    level = [tree]
    for _ in range(DEPTH_MAX):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return
    raise Whole()


def _contained(source):
    return {"kind": "contained", "source": source}


def _starts(tree):
    """Statements that start test functions and test cases which nothing in the test starts itself.

    `check` is started by whoever runs the test, with the candidate.
    """
    starts = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test") and not _has_parameters(node):
            starts.append("%s()" % node.name)
        elif isinstance(node, ast.ClassDef) and _is_test_case(node):
            starts.append(_CASE_START % node.name)
    started = {ast.unparse(node) for node in tree.body if isinstance(node, ast.Expr)}
    missing = [start for start in starts if start not in started]
    return "".join("\n" + start for start in missing) + "\n" if missing else ""


def _has_parameters(node):
    arguments = node.args
    return bool(arguments.posonlyargs or arguments.args or arguments.vararg or arguments.kwonlyargs or arguments.kwarg)


class _Test:
    """One test's source, sorted into what stands before, and what checks."""

    def __init__(self, source, tree, entry):
        self.source = source
        self.tree = tree
        self.entry = entry
        self.bound = _bound_names(tree, entry)
        self.imported = _imported_names(tree)

    def mentions_entry(self):
        return self._reader(None).shapes.mentions(self.tree)

    def checks(self):
        bodies = [self._body(node) for node in self.tree.body]
        if any(body is not None for body in bodies):
            return self._functions(bodies)
        return self._sequence()

    def _functions(self, bodies):
        """Every statement of every test function is taken apart, or nothing is."""
        checks = []
        for node, found in zip(self.tree.body, bodies):
            if found is None:
                checks += self._top(node)
                continue
            for parameter, body in found:
                reader = self._reader(parameter)
                for statement in _without_end(body):
                    checks += reader.statement(statement)
        return checks

    def _top(self, node):
        """A statement beside test functions: one that only prepares or starts them has no checks."""
        if _is_start(node, self.entry):
            return []
        if self._prepares(node):
            if isinstance(node, _FUNCTIONS + (ast.ClassDef,)) and self._reader(None).shapes.mentions(node):
                # It may hold checks that somebody is meant to call.
                raise Whole()
            return []
        return self._reader(None).statement(node)

    def _sequence(self):
        """Asserts at the top level stand alone; what precedes one goes with it when it stays whole."""
        checks = []
        before = []
        reader = self._reader(None)
        for node in self.tree.body:
            if self._prepares(node):
                if not _imports_entry(node, self.entry):
                    before.append(self._text(node))
            elif isinstance(node, (ast.Assert, ast.Try, ast.With, ast.Expr, ast.Pass)):
                checks += self._alone(reader, node, before)
            else:
                raise Whole()
        return checks

    def _alone(self, reader, node, before):
        try:
            return reader.statement(node)
        except Whole:
            if isinstance(node, ast.Expr):
                raise
        except _FAILURES:
            pass
        return [_contained("\n".join(before + [self._text(node)]))]

    def _prepares(self, node):
        return isinstance(node, (ast.Import, ast.ImportFrom, ast.ClassDef) + _FUNCTIONS + _ASSIGNMENTS)

    def _reader(self, parameter):
        return Reader(Shapes(self.entry, parameter, self.bound - {parameter}, self.imported))

    def _body(self, node):
        """[(parameter that stands for the entry point, statements)] of a test, else None."""
        if isinstance(node, ast.FunctionDef):
            return _function_body(node)
        if isinstance(node, ast.ClassDef) and _is_test_case(node):
            return _class_bodies(node)
        return None

    def _text(self, node):
        """The statement's own text, decorators included."""
        decorators = getattr(node, "decorator_list", None)
        if decorators:
            return ast.unparse(node)
        return ast.get_source_segment(self.source, node)


def _bound_names(tree, entry):
    """Every name that the test binds anywhere: none of them may pass for a builtin."""
    bound = _made_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)) and not _imports_entry(node, entry):
            bound.update(alias.asname or alias.name.split(".")[0] for alias in node.names)
    if entry in bound:
        raise Whole()
    if "*" in bound:
        # Nobody can see which builtins it replaces.
        raise Whole()
    return bound


def _made_names(tree):
    """Names bound other than by importing."""
    made = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            made.add(node.id)
        elif isinstance(node, _FUNCTIONS + (ast.ClassDef,)):
            made.add(node.name)
        elif isinstance(node, ast.arg):
            made.add(node.arg)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            made.add(node.name)
    return made


def _imported_names(tree):
    """Name -> the module, or the module's member, that it stands for."""
    imported = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                imported[alias.asname or alias.name.split(".")[0]] = alias.name if alias.asname else alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                imported[alias.asname or alias.name] = "%s.%s" % (node.module or "", alias.name)
    made = _made_names(tree)
    return {name: whole for name, whole in imported.items() if name not in made}


def _imports_entry(node, entry):
    """`from solution import f`: what the test calls is the candidate all the same."""
    return isinstance(node, ast.ImportFrom) and any((alias.asname or alias.name) == entry for alias in node.names)


def _function_body(node):
    """`def check(candidate)` or `def test_…()`; None for other functions."""
    is_check = node.name == "check"
    if not is_check and not node.name.startswith("test"):
        return None
    arguments = node.args
    parameters = arguments.posonlyargs + arguments.args
    extra = arguments.vararg or arguments.kwarg or arguments.kwonlyargs
    if node.decorator_list or extra or len(parameters) != (1 if is_check else 0):
        return None if not _has_assert(node) else _refuse()
    return [(parameters[0].arg if is_check else None, node.body)]


def _has_assert(node):
    return any(isinstance(each, (ast.Assert, ast.Raise)) for each in ast.walk(node))


def _refuse():
    raise Whole()


def _is_test_case(node):
    return any(ast.unparse(base) in ("unittest.TestCase", "TestCase") for base in node.bases)


def _class_bodies(node):
    bodies = []
    for member in node.body:
        if isinstance(member, ast.Expr) and isinstance(member.value, ast.Constant):
            continue
        is_test = isinstance(member, ast.FunctionDef) and member.name.startswith("test")
        if not is_test or member.decorator_list or [each.arg for each in member.args.args] != ["self"]:
            raise Whole()
        bodies.append((None, member.body))
    return bodies


def _without_end(body):
    """The statements before a closing `return`."""
    return body[:-1] if body and isinstance(body[-1], ast.Return) and _is_constant(body[-1].value) else body


def _is_constant(node):
    return node is None or isinstance(node, ast.Constant)


def _is_start(node, entry):
    """`check(f)`, `test_f()`, `unittest.main()`, or the same under `if __name__ == "__main__"`."""
    if isinstance(node, ast.If):
        is_main = re.fullmatch(r"__name__ == '__main__'", ast.unparse(node.test))
        return bool(is_main) and not node.orelse and all(_is_start(each, entry) for each in node.body)
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Call):
        return False
    text = ast.unparse(node.value)
    if text.startswith(entry + "("):
        return False
    return text == "check(%s)" % entry or bool(re.fullmatch(r"test\w*\(\)|unittest\.main\([^()]*\)", text))
