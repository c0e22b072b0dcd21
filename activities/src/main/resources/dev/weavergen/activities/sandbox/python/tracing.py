"""What a program does on one call, noted as it goes: the values of variables after each basic block (LDB, arXiv 2402.16906).

Notes go to memory that the zygote shares, so that they outlive a child that is ended: the first lines, and a ring of the last
ones. They are made in a process that a hostile program owns, so they are its own word; what is bounded here is bounded again
where they are read. Nothing calls code of the program: `notes` shows what the base types' own methods tell.

The memory: how many lines were made, how many line events, and the line that runs now; then `SLOTS` times a length and a text.
See `NotesReader` for the other end.
"""

import dis
import itertools
import struct
import sys
import types

import notes

HEAD_LINES = 24
TAIL_LINES = 24

# One more than is shown, so that it is seen where a line was cut.
LINE_CHARS_MAX = 161
INDENT_LEVELS_MAX = 10

# Deeper than a program can go without being traced, for the frames of the tracer.
RECURSION_OWN = 60

# Generators that are asleep, whose variables are remembered.
_ASLEEP_MAX = 1_000
_DRAWN_MAX = 1_000

_HEADER = struct.Struct(">QQI")
_LENGTH = struct.Struct(">H")
_SLOT_BYTES = _LENGTH.size + 4 * LINE_CHARS_MAX
BUFFER_BYTES = _HEADER.size + (HEAD_LINES + TAIL_LINES) * _SLOT_BYTES

_COMPREHENSIONS = ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")
_OPTIMIZED = 0x1
_LINE_MAX = 0xFFFFFFFF

_YIELDS = {dis.opmap[name] for name in ("YIELD_VALUE", "INSTRUMENTED_YIELD_VALUE") if name in dis.opmap}
_RETURNS = {
    dis.opmap[name]
    for name in ("RETURN_VALUE", "RETURN_CONST", "INSTRUMENTED_RETURN_VALUE", "INSTRUMENTED_RETURN_CONST")
    if name in dis.opmap
}
_ITERATE = dis.opmap["FOR_ITER"]
_RESUME = dis.opmap.get("RESUME")
_JUMPS = frozenset(dis.hasjrel) | frozenset(dis.hasjabs) | _RETURNS
_ENDING = frozenset(dis.opmap[name] for name in ("RAISE_VARARGS", "RERAISE") if name in dis.opmap)

_set_trace = sys.settrace
_recursion_limit, _set_recursion_limit = sys.getrecursionlimit, sys.setrecursionlimit


class Notes:
    """The lines in shared memory."""

    def __init__(self, memory):
        self._memory = memory
        self._lines = 0

    def add(self, text):
        """One more line, or one more in place of the oldest of the last ones."""
        number = self._lines
        slot = number if number < HEAD_LINES else HEAD_LINES + (number - HEAD_LINES) % TAIL_LINES
        data = text[:LINE_CHARS_MAX].encode("utf-8", "replace")
        start = _HEADER.size + slot * _SLOT_BYTES
        _LENGTH.pack_into(self._memory, start, len(data))
        start += _LENGTH.size
        self._memory[start : start + len(data)] = data
        self._lines += 1

    def at(self, line, steps):
        """Where the program is, whatever becomes of it there."""
        _HEADER.pack_into(self._memory, 0, self._lines, steps, min(line or 0, _LINE_MAX))


class Blocks:
    """What is known of one code object before it runs."""

    def __init__(self, code):
        self.code = code
        self.name = code.co_qualname.rpartition("<locals>.")[2] if hasattr(code, "co_qualname") else code.co_name
        self.leaders = set()
        self._operations = {}
        arguments = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 0x4) + bool(code.co_flags & 0x8)
        self.arguments = code.co_varnames[:arguments]
        follows = True
        for instruction in dis.get_instructions(code):
            if follows or instruction.is_jump_target:
                self.leaders.add(instruction.offset)
            follows = instruction.opcode in _JUMPS or instruction.opcode in _ENDING
            self._operations[instruction.offset] = (instruction.opcode, instruction.arg or 0)

    def resumes(self, offset):
        """Whether a frame that is entered there was asleep."""
        opcode, argument = self._operations.get(offset, (None, 0))
        return opcode == _RESUME and argument & 3 != 0

    def sleeps(self, offset):
        """Whether a frame that is left there goes on later."""
        return self._operations.get(offset, (None, 0))[0] in _YIELDS

    def iterates(self, offset):
        """Whether a loop asks its iterator there."""
        return self._operations.get(offset, (None, 0))[0] == _ITERATE

    def returns(self, offset):
        """Whether a frame that is left there returns, and does not raise."""
        return self._operations.get(offset, (None, 0))[0] in _RETURNS


def blocks_of(code):
    """The blocks of all functions in a program, by the identity of their code."""
    found, waiting = {}, [code]
    while waiting:
        code = waiting.pop()
        waiting += [constant for constant in code.co_consts if type(constant) is types.CodeType]
        if code.co_flags & _OPTIMIZED and code.co_name not in _COMPREHENSIONS:
            found[id(code)] = Blocks(code)
    return found


class Tracer:
    """Watches the functions of one program in one thread."""

    def __init__(self, code, memory):
        self._program = code  # Its parts are known by identity, so it has to live.
        self._blocks = blocks_of(code)
        self._notes = Notes(memory)
        self._asleep = {}
        self._depth = 0
        self._steps = 0
        self._line = 0

    def watch(self, action):
        """Does the action, and draws what a generator that it returns would yield."""
        _set_recursion_limit(_recursion_limit() + RECURSION_OWN)
        _set_trace(self._entered)
        try:
            value = action()
            if type(value) is types.GeneratorType:
                for _ in itertools.islice(value, _DRAWN_MAX):
                    pass
        finally:
            _set_trace(None)

    def _entered(self, frame, event, argument):
        blocks = self._blocks.get(id(frame.f_code))
        if blocks is None:
            return None
        try:
            visit = self._visit(frame, blocks)
        except BaseException:
            return None  # At the end of stack or memory: this call is not seen.
        self._depth += 1
        return visit.event

    def _visit(self, frame, blocks):
        asleep = self._asleep.pop(id(frame), None)
        if asleep is not None and asleep.blocks is blocks and blocks.resumes(frame.f_lasti):
            asleep.line = frame.f_lineno
            self.note("resume " + blocks.name)
            return asleep
        visit = Visit(self, blocks, frame)
        given = ", ".join("%s=%s" % (name, visit.shown(name)) for name in blocks.arguments)
        self.note("call %s(%s)" % (blocks.name, given))
        return visit

    def note(self, text):
        """A line at the depth of the function that runs now."""
        self._notes.add("  " * min(self._depth, INDENT_LEVELS_MAX) + text)
        self._notes.at(self._line, self._steps)

    def step(self, line):
        """One more line begins to run."""
        self._steps += 1
        self._line = line
        self._notes.at(line, self._steps)

    def left(self, visit, frame):
        """The function that runs now goes back to its caller."""
        self._depth -= 1
        if visit.blocks.sleeps(frame.f_lasti) and len(self._asleep) < _ASLEEP_MAX:
            self._asleep[id(frame)] = visit


class Visit:
    """One call of a function: where it is, and what its variables were when last looked at."""

    def __init__(self, tracer, blocks, frame):
        self._tracer = tracer
        self.blocks = blocks
        self.line = frame.f_lineno
        self._known = {}
        self._changes(frame)

    def shown(self, name):
        """The text of a variable as it was when last looked at."""
        known = self._known.get(name)
        return notes.ELLIPSIS if known is None else known[1]

    def event(self, frame, event, argument):
        """What the interpreter calls."""
        try:
            if event == "line":
                self._line(frame)
            elif event == "exception" and not self._exhausted(frame, argument[0]):
                self._close(frame, "raises " + notes.raised(argument[0], argument[1]))
            elif event == "return":
                self._return(frame, argument)
        except BaseException:
            pass  # At the end of stack or memory: what could not be noted is left out.
        if event == "return":
            self._tracer.left(self, frame)
        return self.event

    def _line(self, frame):
        if frame.f_lasti in self.blocks.leaders:
            self._close(frame)
        self.line = frame.f_lineno
        self._tracer.step(self.line)

    def _exhausted(self, frame, kind):
        return kind is StopIteration and self.blocks.iterates(frame.f_lasti)

    def _return(self, frame, value):
        if self.blocks.sleeps(frame.f_lasti):
            self._close(frame, "yields " + notes.shown(value))
        elif self.blocks.returns(frame.f_lasti):
            self._close(frame, "returns " + notes.shown(value))

    def _close(self, frame, end=""):
        """Notes what the block that ends here changed, and how it ended when it did not just go on."""
        parts = ["%s=%s" % change for change in self._changes(frame)]
        text = ", ".join(parts)
        if text or end:
            self._tracer.note("line %d: %s" % (self.line, "; ".join(filter(None, (text, end)))))

    def _changes(self, frame):
        changed = []
        for name, value in frame.f_locals.items():
            before = self._known.get(name)
            if before is not None and value is before[0]:
                continue
            text = notes.shown(value)
            # Only what cannot change is known again by its identity; nothing else is kept alive.
            self._known[name] = (value if notes.is_constant(value) else self, text)
            if before is None or before[1] != text:
                changed.append((name, text))
        return changed
