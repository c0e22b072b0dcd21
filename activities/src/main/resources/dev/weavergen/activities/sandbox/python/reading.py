"""Reads one program without running it: does it compile, and what does it consist of.

`read` returns data for JSON. The source is hostile: its length, its tree's depth and size and every
list of the answer are bounded, and whatever the interpreter itself gives up on is reported.
"""

import ast
import sys
import warnings

import reading_entry
import reading_habits
import reading_names
import reading_tree
import reading_words
from reading_survey import Survey, TooLarge

SOURCE_CHARS_MAX = 256 * 1024
LIST_MAX = 200
NAME_CHARS_MAX = 100
MESSAGE_CHARS_MAX = 300

# Passes recurse at most a few frames a level, and the survey has bounded the levels.
_RECURSION = 10_000


def read(source, entry=None):
    """{"invalid": …}, {"unreadable": …} or {"facts": …} of a program's text.

    entry: a function's name, `Class().method`, or None.
    """
    if len(source) > SOURCE_CHARS_MAX:
        return _unreadable("It is longer than %d characters." % SOURCE_CHARS_MAX)
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    limit = sys.getrecursionlimit()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = _compiled(source)
            sys.setrecursionlimit(max(limit, _RECURSION))
            return {"facts": _facts(source, tree, entry)}
        except SyntaxError as problem:
            return _invalid(problem.msg or "invalid syntax", problem.lineno or 0)
        except ValueError as problem:
            return _invalid(_reason(problem), 0)
        except TooLarge as problem:
            return _unreadable("Its syntax tree is too large: %s." % problem)
        except (RecursionError, MemoryError, OverflowError, SystemError) as problem:
            return _unreadable("Python cannot compile it: it is nested too deeply or too large (%s)." % type(problem).__name__)
        finally:
            sys.setrecursionlimit(limit)


def _compiled(source):
    """The tree of a text that compiles: compiling refuses what parsing lets pass."""
    tree = ast.parse(source, "<program>")
    compile(source, "<program>", "exec", dont_inherit=True)
    return tree


def _facts(source, tree, entry):
    survey = Survey(tree)
    found, bound = reading_entry.find(survey, entry)
    names = reading_names.Names(source, survey, found, entry)
    habits = reading_habits.Habits(survey, names)
    comments = reading_words.comments(source)
    texts = reading_words.texts(survey)
    return {
        "entry": reading_entry.describe(survey, found, bound),
        "names": _names(survey, names, habits, bound, found),
        "shape": {
            "lines": reading_words.code_lines(source, survey),
            "nodes": survey.node_count,
            "cyclomatic": survey.cyclomatic(),
            "nesting": survey.nesting,
        },
        "habits": {
            "idioms": _bounded(habits.idioms()),
            "dangerous": _bounded(habits.dangerous()),
            "emptyBody": reading_entry.is_empty(found),
            "todo": reading_habits.says_todo(comments, texts),
            "bareExcept": habits.bare_except(),
            "unreachable": habits.unreachable(),
        },
        "tree": {"subtrees": reading_tree.subtrees(survey)},
        "words": reading_words.words(survey, comments, texts),
    }


def _names(survey, names, habits, bound, found):
    unused = names.unused_parameters - _receiver(found, bound)
    return {
        "undefined": _bounded(names.undefined()),
        "unusedParameters": _bounded(unused),
        "unusedVariables": _bounded(names.unused_variables),
        "unusedImports": _bounded(names.unused_imports),
        "imports": _bounded(_imports(survey)),
        "calls": _bounded(habits.calls()),
        "functions": _bounded(_functions(survey)),
    }


def _receiver(found, bound):
    """The parameter that the call itself binds: self or cls."""
    arguments = getattr(found, "args", None)
    if not bound or not isinstance(arguments, ast.arguments):
        return set()
    return {parameter.arg for parameter in (arguments.posonlyargs + arguments.args)[:bound]}


def _imports(survey):
    found = {alias.name.split(".")[0] for node in survey.nodes("Import") for alias in node.names}
    for node in survey.nodes("ImportFrom"):
        found.add("." * node.level + (node.module or "").split(".")[0])
    return found


def _functions(survey):
    definitions = survey.of("FunctionDef", "AsyncFunctionDef")
    return {node.name for node, scope in definitions if scope.kind in ("module", "class")}


def _bounded(names):
    return sorted(name[:NAME_CHARS_MAX] for name in names)[:LIST_MAX]


def _reason(problem):
    if isinstance(problem, UnicodeError):
        return "the text holds characters that cannot be encoded"
    return str(problem) or "invalid source"


def _invalid(message, line):
    text = str(message).encode("ascii", "backslashreplace").decode("ascii")
    return {"invalid": {"message": text[:MESSAGE_CHARS_MAX], "line": max(0, line)}}


def _unreadable(why):
    return {"unreadable": {"why": why}}


def warm():
    """Fills the caches of the standard library, so that processes forked from this one find them full."""
    read("def f(x):\n    # a comment\n    return [str(y) for y in x if f'{y}']\n", "f")


warm()
