"""Names that a program defines, uses and forgets, by the interpreter's own symbol tables."""

import ast
import builtins
import re
import symtable

# Names that are there without being defined, at the top level and in the body of a class.
_GIVEN = frozenset((
    "__annotations__", "__builtins__", "__cached__", "__doc__", "__file__", "__loader__", "__module__",
    "__name__", "__package__", "__path__", "__qualname__", "__spec__", "__class__", "__classdict__",
    "__conditional_annotations__",
    # The site module adds these; a contained interpreter may run without it.
    "exit", "quit", "copyright", "credits", "license",
))
BUILTINS = frozenset(dir(builtins)) | _GIVEN

_WORD = re.compile(r"[^\W\d]\w*")


class Names:
    """Sets of names; `free` are those that only builtins, or nothing, can stand behind.

    entry: the node of the entry point, or None; entry_name: what it is called from outside.
    """

    def __init__(self, source, survey, entry, entry_name):
        self.survey = survey
        self.entry_name = entry_name
        self.tables = _tables(symtable.symtable(source, "<program>", "exec"))
        self.module = self.tables[0]
        self.used = self._used_globals()
        self.defined = self._module_names()
        self.free = self.used - self.defined
        self.unused_variables = set()
        self.unused_imports = set()
        self.unused_parameters = set()
        self._read_functions(entry)
        self._read_module()

    def undefined(self):
        """Used but defined nowhere; none when names may come from where nobody can look."""
        return set() if self._is_open() else self.free - BUILTINS

    def _is_open(self):
        """Star imports and executed text define names that reading does not show."""
        if any(alias.name == "*" for node in self.survey.nodes("ImportFrom") for alias in node.names):
            return True
        return bool(self.free & {"exec", "globals"})

    def _used_globals(self):
        used = set()
        for table in self.tables:
            is_module = table is self.module
            for symbol in table.get_symbols():
                if symbol.is_referenced() and (is_module or symbol.is_global()):
                    used.add(symbol.get_name())
        return {name for name in used if name.isidentifier()}

    def _module_names(self):
        defined = {symbol.get_name() for symbol in self.module.get_symbols() if _is_bound(symbol)}
        for table in self.tables[1:]:
            for symbol in table.get_symbols():
                if symbol.is_declared_global() and _is_bound(symbol):
                    defined.add(symbol.get_name())
        return defined

    def _read_functions(self, entry):
        plain = self._plain_names()
        for table in self.tables[1:]:
            if table.get_type() != "function":
                continue
            unused = _unused(table)
            place = (table.get_name(), table.get_lineno())
            if entry is not None and place == _place(entry):
                parameters = {symbol.get_name() for symbol in unused if symbol.is_parameter()}
                self.unused_parameters = {name for name in parameters if not name.startswith("_")}
            for symbol in unused:
                name = symbol.get_name()
                if symbol.is_imported():
                    self.unused_imports.add(name)
                elif name in plain.get(place, ()) and not symbol.is_parameter() and not name.startswith("_"):
                    self.unused_variables.add(name)

    def _read_module(self):
        mentioned = self._mentioned()
        for symbol in self.module.get_symbols():
            name = symbol.get_name()
            if symbol.is_imported() and name not in self.used:
                self.unused_imports.add(name)
        self.unused_imports -= mentioned | {self.entry_name}

    def _plain_names(self):
        """(name, line) of a function -> names bound by assignment, not by a loop or an unpacking."""
        return {
            _place(scope.node): scope.plain
            for scope in self.survey.scopes.values()
            if scope.kind == "function" and scope.plain
        }

    def _mentioned(self):
        """Names that count as used although no table says so: future imports, annotations, `__all__`."""
        names = set()
        for node in self.survey.nodes("ImportFrom"):
            if node.module == "__future__":
                names.update(alias.asname or alias.name for alias in node.names)
        for annotation in self._annotations():
            for node in ast.walk(annotation):
                if isinstance(node, ast.Name):
                    names.add(node.id)
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    names.update(_WORD.findall(node.value))
        for node in self.survey.nodes("Assign"):
            if any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets):
                names.update(_texts(node.value))
        return names

    def _annotations(self):
        for node in self.survey.nodes("arg", "AnnAssign"):
            if node.annotation is not None:
                yield node.annotation
        for node in self.survey.nodes("FunctionDef", "AsyncFunctionDef"):
            if node.returns is not None:
                yield node.returns


def _tables(top):
    """All tables, the module's first, in the order of the source."""
    found = []
    pending = [top]
    while pending:
        table = pending.pop()
        found.append(table)
        pending += reversed(table.get_children())
    return found


def _is_bound(symbol):
    return symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()


def _unused(table):
    """Symbols of a function that neither it nor a function within it reads."""
    candidates = [
        symbol
        for symbol in table.get_symbols()
        if symbol.is_local() and not symbol.is_referenced() and not symbol.is_namespace()
    ]
    if not candidates:
        return candidates
    inner = set()
    for child in _tables(table)[1:]:
        inner.update(symbol.get_name() for symbol in child.get_symbols() if symbol.is_free())
    return [symbol for symbol in candidates if symbol.get_name() not in inner]


def _place(node):
    return (getattr(node, "name", "lambda"), getattr(node, "lineno", 0))


def _texts(node):
    return [each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)]
