"""Constructs worth knowing: idioms, calls that reach outside, and signs of unfinished work."""

import ast
import re

from reading_flow import Flow
from reading_names import BUILTINS
from reading_survey import COMPREHENSIONS, FUNCTIONS, LOOPS

# A chain of attributes longer than this names nothing that is looked for here.
_CHAIN_MAX = 16
_ALIAS_ROUNDS = 2

_DANGEROUS = re.compile(
    r"(?:eval|exec|compile|__import__|open|breakpoint|globals|__builtins__"
    r"|os\.(?:system|popen\w*|exec\w+|spawn\w+|posix_spawn\w*|fork\w*|kill\w*|_exit|abort|remove\w*|unlink|rmdir"
    r"|rename\w*|replace|mkdir|makedirs|mkfifo|mknod|chmod|chown|chroot|chdir|fchdir|link|symlink|readlink|truncate"
    r"|ftruncate|open\w*|fdopen|close\w*|pipe2?|dup2?|read\w*|write\w*|pread\w*|pwrite\w*|sendfile|listdir|scandir"
    r"|walk|fwalk|environb?|getenvb?|putenv|unsetenv|set\w+|nice|ptrace|wait\w*|memfd_create|startfile|unshare|setns)"
    r"|(?:subprocess|socket|socketserver|ctypes|_ctypes|multiprocessing|shutil|pty|fcntl|mmap|resource|signal"
    r"|ftplib|smtplib|telnetlib|poplib|imaplib|webbrowser|tempfile|glob|requests|httpx|aiohttp|urllib3|paramiko"
    r"|shelve|marshal|runpy|code|codeop|_thread|posix|nt|winreg|msvcrt|faulthandler|fileinput|zipfile|tarfile|sqlite3"
    r"|_posixsubprocess|cffi)\.\w+"
    r"|(?:urllib\.request|http\.client|http\.server|xmlrpc\.client|concurrent\.futures\.process|dbm|importlib\.util)\.\w+"
    r"|concurrent\.futures\.ProcessPoolExecutor|importlib\.(?:import_module|reload|__import__|machinery)"
    r"|(?:pickle|cPickle|_pickle|dill|cloudpickle|joblib|yaml)\.(?:load\w*|Unpickler|unsafe_load)"
    r"|asyncio\.(?:create_subprocess_\w+|open_connection|start_server|open_unix_connection)"
    r"|(?:io|codecs|gzip|bz2|lzma)\.open(?:_code)?|io\.FileIO|logging\.FileHandler"
    r"|gc\.(?:get_objects|get_referrers|get_referents|disable)"
    r"|inspect\.(?:currentframe|stack|getouterframes|trace)"
    r"|sys\.(?:modules|_getframe|_current_frames|settrace|setprofile|addaudithook|meta_path|path_hooks|path|stdin|exit_hook)"
    r"|threading\.(?:settrace|setprofile)|atexit\.register"
    r"|types\.(?:CodeType|FunctionType))"
)
# Attributes that lead from any object to the interpreter's own.
_ESCAPES = frozenset((
    "__subclasses__", "__globals__", "__builtins__", "__code__", "__loader__", "__mro__", "__bases__", "__base__",
    "f_back", "f_globals", "f_locals", "f_builtins", "gi_frame", "cr_frame", "ag_frame", "tb_frame", "gi_code",
))
_FILE_METHODS = frozenset((
    "read_text", "write_text", "read_bytes", "write_bytes", "unlink", "rmdir", "iterdir", "rglob", "touch",
    "symlink_to", "hardlink_to",
))
_TODO_COMMENT = re.compile(
    r"\b(?:TODO|FIXME|XXX|TBD)\b|\btodo\s*[:(-]|^\W*todo\b"
    r"|(?i:\b(?:your|rest of the) (?:code|implementation)\b.{0,20}\b(?:here|goes)\b"
    r"|\bimplement (?:this|me|it|here|the (?:function|logic|rest|method))\b"
    r"|\bto be (?:done|implemented|completed|continued)\b|\bnot (?:yet )?implemented\b|\bplaceholder\b"
    r"|\b(?:code|implementation) (?:goes )?here\b|\brest of the code\b)"
)
# Strings hold data as well: only what can hardly be meant as such.
_TODO_TEXT = re.compile(
    r"\b(?:TODO|FIXME)\b|(?i:\bnot (?:yet )?implemented\b|\byour code (?:goes )?here\b|\bto be implemented\b)"
)

_IDIOMS_OF_NODES = (
    ("comprehension", ("ListComp", "SetComp", "DictComp")),
    ("generator", ("GeneratorExp", "Yield", "YieldFrom")),
    ("set", ("Set", "SetComp")),
    ("dict", ("Dict", "DictComp")),
    ("slicing", ("Slice",)),
    ("lambda", ("Lambda",)),
    ("f-string", ("JoinedStr",)),
    ("class", ("ClassDef",)),
    ("exceptions", ("Try", "TryStar")),
    ("raise", ("Raise",)),
    ("with", ("With", "AsyncWith")),
    ("walrus", ("NamedExpr",)),
    ("match", ("Match",)),
    ("conditional-expression", ("IfExp",)),
    ("for-loop", ("For", "AsyncFor")),
    ("while-loop", ("While",)),
    ("async", ("AsyncFunctionDef", "Await", "AsyncFor", "AsyncWith")),
    ("assert", ("Assert",)),
    ("global", ("Global",)),
    ("nonlocal", ("Nonlocal",)),
    ("unpacking", ("Starred",)),
    ("bit-operations", ("BitAnd", "BitOr", "BitXor", "LShift", "RShift", "Invert")),
    ("modulo", ("Mod",)),
)
_IDIOMS_OF_CALLS = {
    "sorted": "sorting", "sort": "sorting",
    "set": "set", "frozenset": "set",
    "dict": "dict", "collections.defaultdict": "dict", "collections.OrderedDict": "dict",
    "collections.Counter": "counter", "collections.deque": "deque",
    "map": "map-filter", "filter": "map-filter", "functools.reduce": "reduce",
    "enumerate": "enumerate", "zip": "zip", "itertools.zip_longest": "zip", "range": "range",
    "reversed": "reversed", "any": "any-all", "all": "any-all", "sum": "sum", "min": "min-max", "max": "min-max",
    "join": "join", "split": "split", "isinstance": "type-check", "print": "print", "input": "input",
}
_IDIOMS_OF_MODULES = {
    "re": "regex", "heapq": "heap", "bisect": "bisect", "itertools": "itertools", "functools": "functools",
    "math": "math", "collections": "collections", "decimal": "decimal", "fractions": "fractions",
    "statistics": "statistics", "string": "string", "operator": "operator", "datetime": "datetime",
    "random": "random", "numpy": "numpy", "dataclasses": "dataclass", "enum": "enum",
}
_MEMO = re.compile(r"memo|cache", re.IGNORECASE)


class Habits:
    """Reads the constructs of one program."""

    def __init__(self, survey, names):
        self.survey = survey
        self.names = names
        self.aliases = {}
        self.stars = []
        self._read_imports()
        self._read_aliases()

    def calls(self):
        """Names of what is called: dotted when it was imported, else the last name."""
        found = set()
        for node in self.survey.nodes("Call"):
            name = self.resolve(node.func)
            if not name:
                name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
            if name:
                found.add(name)
        return found

    def resolve(self, node, depth=0):
        """The dotted name behind an expression, through imports and aliases; empty when unknown."""
        attributes = []
        while isinstance(node, ast.Attribute) and len(attributes) < _CHAIN_MAX:
            attributes.append(node.attr)
            node = node.value
        root = self._root(node, depth)
        if not root:
            return ""
        name = ".".join([root] + attributes[::-1])
        return name[len("builtins."):] if name.startswith("builtins.") else name

    def _root(self, node, depth):
        if isinstance(node, ast.Name):
            if node.id in self.aliases:
                return self.aliases[node.id]
            return node.id if node.id in self.names.free else ""
        if isinstance(node, ast.Call) and depth < _CHAIN_MAX:
            return self._called_root(node, depth)
        return ""

    def _called_root(self, node, depth):
        """`__import__("os")` is os; `getattr(os, "system")` is os.system."""
        function = self.resolve(node.func, depth + 1)
        texts = [each.value if _is_text(each) else None for each in node.args[:2]]
        if function in ("__import__", "importlib.import_module", "importlib.__import__") and texts and texts[0]:
            return texts[0]
        if function == "getattr" and len(texts) == 2 and texts[1]:
            owner = self.resolve(node.args[0], depth + 1)
            return owner + "." + texts[1] if owner else ""
        return ""

    def _read_imports(self):
        for node in self.survey.nodes("Import"):
            for alias in node.names:
                whole = alias.name if alias.asname else alias.name.split(".")[0]
                self.aliases[alias.asname or whole] = whole
        for node in self.survey.nodes("ImportFrom"):
            module = node.module or ""
            for alias in node.names:
                if alias.name == "*":
                    self.stars.append(module)
                else:
                    self.aliases[alias.asname or alias.name] = module + "." + alias.name

    def _read_aliases(self):
        """`run = os.system` makes run an alias wherever it stands."""
        for _ in range(_ALIAS_ROUNDS):
            for node in self.survey.nodes("Assign"):
                if len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                    target = node.targets[0].id
                    name = self.resolve(node.value)
                    if not name and isinstance(node.value, ast.Name) and node.value.id == target:
                        name = target
                    if name:
                        self.aliases.setdefault(target, name)

    def dangerous(self):
        found = set()
        for node in self.survey.nodes("Name"):
            name = self.aliases.get(node.id) or (node.id if node.id in self.names.free else "")
            self._add_dangerous(name, found)
            if node.id in self.names.free - BUILTINS:
                for module in self.stars:
                    self._add_dangerous(module + "." + node.id, found)
        for node in self.survey.nodes("Attribute"):
            self._add_attribute(node, found)
        for node in self.survey.nodes("Call"):
            self._add_call(node, found)
        return found

    def _add_dangerous(self, name, found):
        if name and _DANGEROUS.fullmatch(name):
            found.add(name)

    def _add_attribute(self, node, found):
        name = self.resolve(node)
        self._add_dangerous(name, found)
        if node.attr in _ESCAPES:
            found.add(node.attr)
        if node.attr in _FILE_METHODS and self._imports("pathlib"):
            found.add("pathlib.Path." + node.attr)
        if name and not isinstance(node.ctx, ast.Load):
            # Setting what belongs to a module or to the builtins changes it for everybody.
            found.add(name if "." in name else "builtins." + name)

    def _add_call(self, node, found):
        self._add_dangerous(self._called_root(node, 0), found)
        if self.resolve(node.func) not in ("setattr", "delattr") or not node.args:
            return
        owner = self.resolve(node.args[0])
        if owner:
            found.add("setattr(%s)" % owner)

    def _imports(self, module):
        return any(name == module or name.startswith(module + ".") for name in self.aliases.values())

    def idioms(self):
        found = {idiom for idiom, types in _IDIOMS_OF_NODES if self.survey.of(*types)}
        for call in self.calls():
            idiom = _IDIOMS_OF_CALLS.get(call)
            if idiom and call not in self.names.defined:
                found.add(idiom)
        self._add_modules(found)
        for idiom, test in _IDIOM_TESTS:
            if test(self):
                found.add(idiom)
        return found

    def _add_modules(self, found):
        for name in self.aliases.values():
            idiom = _IDIOMS_OF_MODULES.get(name.split(".")[0])
            if idiom:
                found.add(idiom)

    def bare_except(self):
        handlers = self.survey.nodes("ExceptHandler")
        if any(_catches_everything(handler) for handler in handlers):
            return True
        return any(
            self.resolve(node.func) == "contextlib.suppress" and any(_is_broad(each) for each in node.args)
            for node in self.survey.nodes("Call")
        )

    def unreachable(self):
        flow = Flow()
        flow.block(self.survey.tree.body)
        return flow.unreachable


def says_todo(comments, texts):
    """Whether a comment or a string says that something is to be done."""
    return any(map(_TODO_COMMENT.search, comments)) or any(map(_TODO_TEXT.search, texts))


def _is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_broad(node):
    """`Exception`, `BaseException`, or a tuple with one of them."""
    if isinstance(node, ast.Tuple):
        return any(_is_broad(each) for each in node.elts)
    return isinstance(node, ast.Name) and node.id in ("Exception", "BaseException")


def _catches_everything(handler):
    """Bare, or of BaseException, without raising again; or of Exception and silent."""
    if handler.type is None or (isinstance(handler.type, ast.Name) and handler.type.id == "BaseException"):
        last = handler.body[-1]
        return not isinstance(last, ast.Raise)
    return _is_broad(handler.type) and all(_is_silent(statement) for statement in handler.body)


def _is_silent(statement):
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    return isinstance(statement, (ast.Pass, ast.Continue))


def _has_recursion(habits):
    """A function that calls itself, by name or through its object."""
    for node, scope in habits.survey.of("Call"):
        name = getattr(node.func, "id", None)
        method = node.func.attr if isinstance(node.func, ast.Attribute) and _is_self(node.func.value) else None
        while scope is not None:
            own = getattr(scope.node, "name", None)
            if scope.kind == "function" and own and own in (name, method):
                return True
            scope = scope.parent
    return _has_recursive_lambda(habits)


def _is_self(node):
    return isinstance(node, ast.Name) and node.id in ("self", "cls")


def _has_recursive_lambda(habits):
    for node in habits.survey.nodes("Assign"):
        if isinstance(node.value, ast.Lambda) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(node.value)):
                return True
    return False


def _has_memoisation(habits):
    if {"functools.lru_cache", "functools.cache"} & set(habits.aliases.values()):
        return True
    if any(node.attr in ("lru_cache", "cache") for node in habits.survey.nodes("Attribute")):
        return True
    stored = [node.value for node in habits.survey.nodes("Subscript") if isinstance(node.ctx, ast.Store)]
    return any(_MEMO.search(getattr(node, "id", "") or getattr(node, "attr", "")) for node in stored)


def _has_sort_key(habits):
    return any(
        keyword.arg == "key"
        for node in habits.survey.nodes("Call")
        if (getattr(node.func, "id", None) or getattr(node.func, "attr", None)) in ("sorted", "sort", "min", "max")
        for keyword in node.keywords
    )


def _has_nested_function(habits):
    return any(scope.function().kind == "function" for _, scope in habits.survey.of(*FUNCTIONS))


def _has_nested_loop(habits):
    for loop in habits.survey.nodes(*LOOPS):
        if any(type(each).__name__ in LOOPS for part in loop.body for each in ast.walk(part)):
            return True
        # One level is enough: deeper loops hold an innermost pair of their own.
    return any(len(node.generators) > 1 for node in habits.survey.nodes(*COMPREHENSIONS))


def _has_chained_comparison(habits):
    return any(len(node.ops) > 1 for node in habits.survey.nodes("Compare"))


def _has_swap(habits):
    return any(
        isinstance(node.value, ast.Tuple) and isinstance(node.targets[0], ast.Tuple)
        for node in habits.survey.nodes("Assign")
    )


def _has_table(habits):
    """`table[i] = … table[j] …` in a loop, of a name that the program makes a list or dict."""
    if not habits.survey.of(*LOOPS):
        return False
    tables = _made_tables(habits)
    for node in habits.survey.nodes("Assign", "AugAssign"):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        name = _subscripted(target)
        if name not in tables or isinstance(node.value, ast.Subscript):
            continue
        reads = {_subscripted(each) for each in ast.walk(node.value) if isinstance(each, ast.Subscript)}
        if name in reads:
            return True
    return False


def _made_tables(habits):
    made = set()
    for node in habits.survey.nodes("Assign"):
        if isinstance(node.value, (ast.List, ast.ListComp, ast.BinOp, ast.Dict, ast.DictComp)):
            made.update(target.id for target in node.targets if isinstance(target, ast.Name))
    return made


def _subscripted(node):
    """The name at the root of `name[…][…]`."""
    if not isinstance(node, ast.Subscript):
        return None
    while isinstance(node, ast.Subscript):
        node = node.value
    return getattr(node, "id", None)


def _has_two_pointers(habits):
    """`while low < high` with both moved in the loop."""
    for loop in habits.survey.nodes("While"):
        compared = [
            node
            for node in ast.walk(loop.test)
            if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.Lt, ast.LtE, ast.NotEq, ast.Gt, ast.GtE))
        ]
        pairs = [
            {node.left.id, node.comparators[0].id}
            for node in compared
            if isinstance(node.left, ast.Name) and isinstance(node.comparators[0], ast.Name)
        ]
        if not pairs:
            continue
        moved = {
            node.target.id
            for node in ast.walk(loop)
            if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name)
        }
        if any(len(pair) == 2 and pair <= moved for pair in pairs):
            return True
    return False


def _has_decorator(habits):
    return any(node.decorator_list for node in habits.survey.nodes("ClassDef", *FUNCTIONS))


_IDIOM_TESTS = (
    ("recursion", _has_recursion),
    ("memoisation", _has_memoisation),
    ("sort-key", _has_sort_key),
    ("nested-function", _has_nested_function),
    ("nested-loop", _has_nested_loop),
    ("chained-comparison", _has_chained_comparison),
    ("parallel-assignment", _has_swap),
    ("dynamic-programming", _has_table),
    ("two-pointers", _has_two_pointers),
    ("decorator", _has_decorator),
)
