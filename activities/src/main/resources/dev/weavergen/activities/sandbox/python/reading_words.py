"""Words of identifiers, comments and strings, and the lines that hold code."""

import io
import re
import tokenize

WORDS_MAX = 400
WORD_CHARS_MAX = 40

_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# Node type -> the field that holds an identifier.
_IDENTIFIERS = (
    ("FunctionDef", "name"),
    ("AsyncFunctionDef", "name"),
    ("ClassDef", "name"),
    ("arg", "arg"),
    ("Name", "id"),
    ("Attribute", "attr"),
    ("keyword", "arg"),
    ("alias", "name"),
    ("alias", "asname"),
)


def comments(source):
    """The comments of a source that compiles, without their signs."""
    if "#" not in source:
        return []
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                found.append(token.string.lstrip("#"))
    except (tokenize.TokenError, SyntaxError):
        # The pure tokenizer refuses a few things that the compiler takes; what it found so far counts.
        pass
    return found


def texts(survey):
    return [node.value for node in survey.nodes("Constant") if isinstance(node.value, str)]


def words(survey, comment_texts, string_texts):
    """Lower case, sorted, without repetitions; the first ones found when there are too many."""
    found = {}
    for text in _identifiers(survey):
        _add(text, found)
    for text in comment_texts + string_texts:
        if len(found) >= WORDS_MAX:
            break
        _add(text, found)
    return sorted(list(found)[:WORDS_MAX])


def _identifiers(survey):
    """Each once, in the order of the table above, then of the source."""
    names = {}
    for type_name, field in _IDENTIFIERS:
        for node in survey.nodes(type_name):
            name = getattr(node, field)
            if name:
                names[name] = True
    return names


def _add(text, found):
    for run in _WORD.findall(text):
        if len(found) >= WORDS_MAX:
            return
        if run.islower():
            found[run[:WORD_CHARS_MAX]] = True
            continue
        for word in _CAMEL.split(run):
            found[word.lower()[:WORD_CHARS_MAX]] = True


def code_lines(source, survey):
    """Lines that hold code: neither blank nor only a comment nor part of a docstring."""
    inside = _lines_of(survey.nodes("Constant", "JoinedStr"))
    documentation = _lines_of(survey.docstrings.values(), first=0)
    count = 0
    for number, line in enumerate(source.split("\n"), 1):
        text = line.strip()
        if not text or number in documentation:
            continue
        if text[0] != "#" or number in inside:
            count += 1
    return count


def _lines_of(nodes, first=1):
    """Lines that nodes of several lines cover, without the first unless asked for."""
    lines = set()
    for node in nodes:
        if first == 0 or node.end_lineno > node.lineno:
            lines.update(range(node.lineno + first, node.end_lineno + 1))
    return lines
