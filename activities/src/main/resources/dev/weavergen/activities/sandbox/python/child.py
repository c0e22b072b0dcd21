"""What a forked child does with one request: load a hostile program, evaluate calls, report each.

The child is at the program's mercy from the moment it runs it, so nothing that must hold depends on this file: limits are
the kernel's, time is the zygote's, and whatever arrives is read as untrusted. What is done here is done for exactness.

A frame is four bytes of length and a text. The first character says what it is:
`L` loaded · `S` does not compile, with {"m", "line"} · `F` loading failed, with {"outcome", "m"} ·
`V` result of a call: CPU time in microseconds, a space, the outcome · `P` what was printed, the beginning ·
`C` before a `V`, what the call changed in its arguments, with {"v": the list of their values, "of": their positions} ·
`D` the document that a reading operation returns · `A` a test's call of the candidate · `T` how the test ended.
"""

import builtins
import collections
import io
import json
import os
import random
import re
import struct
import sys
import time
import types

import asserts
import canonical
import reading
import selftest
import tracing

RESULT_DESCRIPTOR = 100
INPUT_DESCRIPTOR = 101

EXIT_DONE = 0
# The last frame answers the last call, but the process is spoilt: what is left belongs to a fresh one.
EXIT_SPOILT = 75
EXIT_FAILED = 70

PROGRAM_MODULE = "candidate"
EXCERPT_CHARS_MAX = 200
PRINTED_CHARS_MAX = 2_000
TELL_BYTES_MAX = 8 << 20
NAMES_MAX = 100
SEED = 0

# What a call may change in place.
_CHANGEABLE = (list, dict, set, collections.deque)

# What encoding a value may stack, whatever the program leaves itself.
_RECURSION_RESERVE = 5_000

_MEMORY = '{"k":"memory"}'
_OUTPUT = '{"k":"output"}'
_NOTHING = '{"v":["n"]}'

# Taken before any program could replace them.
_write, _read, _exit = os.write, os.read, os._exit
_pack, _unpack = struct.Struct(">I").pack, struct.Struct(">I").unpack
# The thread's clock: under RLIMIT_CPU the process's is only as fine as the kernel's tick, 4 ms at 250 Hz.
_cpu_nanos = time.thread_time_ns
_generator = random.seed.__self__
_seed_generator = super(random.Random, _generator).seed
_dumps, _loads = json.dumps, json.loads
_recursion_limit, _set_recursion_limit = sys.getrecursionlimit, sys.setrecursionlimit
_digits_limit = getattr(sys, "get_int_max_str_digits", lambda: 0)
_set_digits_limit = getattr(sys, "set_int_max_str_digits", lambda digits: None)


def send(text):
    """Writes one frame."""
    payload = text.encode("utf-8", "surrogatepass")
    frame = _pack(len(payload)) + payload
    while frame:
        frame = frame[_write(RESULT_DESCRIPTOR, frame) :]


def receive():
    """Reads one frame of a session; the end of the process when there is none."""
    return _exactly(_unpack(_exactly(4))[0]).decode("utf-8", "surrogatepass")


def _exactly(count):
    if count > TELL_BYTES_MAX:
        _exit(EXIT_FAILED)
    parts = []
    while count:
        part = _read(INPUT_DESCRIPTOR, min(count, 1 << 16))
        if not part:
            _exit(EXIT_DONE)
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _seed():
    """Starts chance anew, without a line of Python that a program could have replaced."""
    _seed_generator(SEED)
    _generator.gauss_next = None


class Printed(io.RawIOBase):
    """Counts what the program prints and keeps the beginning; past the limit the process reports that and ends."""

    def __init__(self, bytes_max, report):
        super().__init__()
        self._left = bytes_max
        self._report = report
        self._beginning = bytearray()

    def writable(self):
        return True

    def write(self, data):
        data = bytes(data)
        self._left -= len(data)
        if self._left < 0:
            self._report(_OUTPUT)
            _exit(EXIT_SPOILT)
        self._beginning += data[: PRINTED_CHARS_MAX - len(self._beginning)]
        return len(data)

    def beginning(self):
        """The first characters that were printed."""
        return bytes(self._beginning).decode("utf-8", "replace")


def _root(entry):
    """The global name of an entry point: itself, or the class of `Class().method`."""
    return re.split(r"[(.]", entry, maxsplit=1)[0]


class Program:
    """One program in this process: its globals, its output, and how to evaluate in it."""

    def __init__(self, request, given=(), encode=canonical.encode):
        self._encode = encode
        self._source = request["source"]
        self._bytes_max = request["outputBytes"]
        self._given = given
        self._report = self._fail
        self._printed = Printed(self._bytes_max, lambda outcome: self._report(outcome))
        self.globals = {}

    def load(self, entry, on_compiled=lambda code: None):
        """Compiles and runs the top level. Says how that went by a frame; ends the process when it did not go well."""
        code = self._compile()
        on_compiled(code)
        self._redirect()
        module = types.ModuleType(PROGRAM_MODULE)
        sys.modules[PROGRAM_MODULE] = module
        self.globals = module.__dict__
        self.globals.update(self._given, __builtins__=builtins)
        _seed()
        outcome = self._outcome(lambda: exec(code, self.globals))
        self._flush()
        if outcome is not _NOTHING:
            self._fail(outcome)
        if entry and not callable(self.globals.get(_root(entry))):
            self._fail(_NOTHING, "there is no function %s" % entry)

    def functions(self):
        """The names that a test may call."""
        names = [name for name, value in self.globals.items() if callable(value) and not name.startswith("__")]
        return names[:NAMES_MAX]

    def call(self, expression):
        """Evaluates one expression and sends its outcome."""
        self.evaluate(lambda: eval(compile(expression, "<call>", "eval", dont_inherit=True), self.globals))

    def evaluate(self, action, changes=lambda: None):
        """Does one thing in the program's world, sends what it changed and the outcome; a spoilt process ends."""
        _seed()
        started = _cpu_nanos()
        self._report = lambda outcome: self._send_outcome(started, outcome)
        outcome = self._outcome(action)
        micros = (_cpu_nanos() - started) // 1000
        self._flush()
        failure = self._outcome(lambda: self._send_changes(changes))
        if failure is not _NOTHING and outcome is not _MEMORY and outcome is not _OUTPUT:
            outcome = failure
        self._send_outcome(started, outcome, micros)
        if outcome is _MEMORY or outcome is _OUTPUT:
            _exit(EXIT_SPOILT)

    def send_printed(self):
        """Sends the beginning of the output, when there is any."""
        text = self._printed.beginning()
        if text:
            send("P" + _dumps(text))

    def _compile(self):
        try:
            return compile(self._source, "<%s>" % PROGRAM_MODULE, "exec", dont_inherit=True)
        except SyntaxError as error:
            failure = {"m": str(error.msg)[:EXCERPT_CHARS_MAX], "line": error.lineno or 0}
        except (ValueError, OverflowError, RecursionError, MemoryError) as error:
            # A parser that runs out of its own stack raises MemoryError, whatever the memory.
            text = "%s: %s" % (type(error).__name__, error)
            failure = {"m": text[:EXCERPT_CHARS_MAX], "line": 0}
        send("S" + _dumps(failure))
        _exit(EXIT_DONE)

    def _redirect(self):
        self._text = io.TextIOWrapper(io.BufferedWriter(self._printed), "utf-8", "backslashreplace", "\n")
        sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = self._text
        sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.BytesIO(b""), "utf-8")

    def _outcome(self, action):
        """The outcome of an action as text. Every exception is the program's, so every one is caught."""
        try:
            return self._encoded(action())
        except MemoryError:
            return _MEMORY
        except canonical.TooLarge:
            return _OUTPUT
        except BaseException as error:
            return self._raised(error)

    def _send_changes(self, changes):
        """Sends the values of changed arguments by their positions, when there are any."""
        changed = self._unhindered(changes)
        if changed:
            text = self._unhindered(lambda: self._encode(list(changed.values()), self._bytes_max))
            send('C{"v":%s,"of":%s}' % (text, _dumps(list(changed))))

    def _encoded(self, value):
        if value is None:
            return _NOTHING
        return '{"v":%s}' % self._unhindered(lambda: self._encode(value, self._bytes_max))

    def _unhindered(self, action):
        """Does what takes deep stacks and long numbers, whatever limits the program set itself."""
        recursion, digits = _recursion_limit(), _digits_limit()
        _set_recursion_limit(max(recursion, _RECURSION_RESERVE))
        _set_digits_limit(0)
        try:
            return action()
        finally:
            _set_digits_limit(digits)
            _set_recursion_limit(recursion)

    def _raised(self, error):
        try:
            return canonical.raised(error, EXCERPT_CHARS_MAX)
        except MemoryError:
            return _MEMORY

    def _flush(self):
        try:
            self._text.flush()
        except BaseException:
            return  # The program closed or replaced what it prints to: nothing more is known of it.

    def _fail(self, outcome, message=""):
        self.send_printed()
        send('F{"outcome":%s,"m":%s}' % (outcome, _dumps(message)))
        _exit(EXIT_DONE)

    def _send_outcome(self, started, outcome, micros=None):
        spent = (_cpu_nanos() - started) // 1000 if micros is None else micros
        send("V%d %s" % (spent, outcome))


def run(request, first, count):
    """Loads the program and evaluates `count` calls from `first` on."""
    program = Program(request)
    program.load(request["entry"])
    send("L")
    for expression in request["calls"][first : first + count]:
        program.call(expression)
    program.send_printed()


def trace(request, first, count):
    """Loads the program and evaluates its one call, noting what happens in the memory that the zygote shares."""
    program, tracers = Program(request), []
    program.load(request["entry"], lambda code: tracers.append(tracing.Tracer(code, request["memory"])))
    send("L")
    (tracer,) = tracers
    (expression,) = request["calls"]
    program.evaluate(
        lambda: tracer.watch(lambda: eval(compile(expression, "<call>", "eval", dont_inherit=True), program.globals))
    )


def serve(request, first, count):
    """Loads the program and answers calls with plain values until the session ends."""
    program = Program(request, encode=canonical.encode_faithfully)
    program.load(request["entry"])
    send("L" + _dumps(program.functions()))
    while True:
        name, positional, named = _loads(receive())
        arguments = Arguments([*positional, *named.values()], request["outputBytes"])
        values = arguments.values[: len(positional)]
        named = dict(zip(named, arguments.values[len(positional) :]))
        program.evaluate(lambda: program.globals[name](*values, **named), arguments.changed)


class Arguments:
    """The arguments of one call: their values, and which of them the call changed."""

    def __init__(self, encodings, bytes_max):
        self.values = [canonical.decode(encoding) for encoding in encodings]
        self._bytes_max = bytes_max
        self._before = {
            position: _dumps(encodings[position], separators=(",", ":"))
            for position, value in enumerate(self.values)
            if isinstance(value, _CHANGEABLE)
        }

    def changed(self):
        """The values that are no longer what they were, by position."""
        return {position: self.values[position] for position, before in self._before.items() if self._differs(position, before)}

    def _differs(self, position, before):
        return canonical.encode_faithfully(self.values[position], self._bytes_max) != before


def test(request, first, count):
    """Runs a test whose candidate lives in another process: its top level, and `check(candidate)` where it has one."""
    given = {name: _elsewhere(name, request["outputBytes"]) for name in request["names"]}
    program = Program(request, given)
    program.load(None)
    send("L")
    check = program.globals.get("check")
    program.evaluate(lambda: check(given.get(request["entry"])) if callable(check) else None)


class RaisedElsewhere(Exception):
    """The candidate raised an exception of a class of its own."""


def _elsewhere(name, bytes_max):
    """A function that asks the session for the outcome of a call of the candidate's function of that name."""

    def candidate(*positional, **named):
        texts = [canonical.encode_faithfully(value, bytes_max) for value in positional]
        pairs = ["%s:%s" % (_dumps(key), canonical.encode_faithfully(value, bytes_max)) for key, value in named.items()]
        send("A[%s,[%s],{%s}]" % (_dumps(name), ",".join(texts), ",".join(pairs)))
        outcome, changes = _loads(receive())
        if changes is not None:
            _apply(changes, [*positional, *named.values()])
        return _told(outcome)

    candidate.__name__ = candidate.__qualname__ = name
    return candidate


def _apply(changes, arguments):
    """Does to a call's arguments what the candidate did to its copies of them."""
    values = canonical.decode(changes["v"])
    for index, position in enumerate(changes["of"]):
        # A digest of them all says that they changed and not to what.
        _replace(arguments[position], values[index] if isinstance(values, list) else values)


def _replace(argument, value):
    """Gives an argument other contents, and contents that equal nothing when it cannot have those."""
    kind = next((kind for kind in _CHANGEABLE if isinstance(argument, kind)), None)
    if kind is None:
        return
    contents = value if isinstance(value, kind) else kind([(canonical.Incomparable("changes", ""), None)])
    argument.clear()
    fill = argument.extend if kind in (list, collections.deque) else argument.update
    fill(contents)


def _told(outcome):
    if "v" in outcome:
        return canonical.decode(outcome["v"])
    kind = getattr(builtins, outcome["e"], None)
    if not (isinstance(kind, type) and issubclass(kind, BaseException)):
        kind = type(outcome["e"], (RaisedElsewhere,), {})
    raise _instance(kind, outcome.get("m", ""))


def _instance(kind, message):
    try:
        return kind(message)
    except TypeError:
        return RaisedElsewhere(message)  # UnicodeDecodeError and its like take more than a text.


def read(request, first, count):
    """Reads `count` programs from `first` on, each a pair of a source and an entry point; none of them is run."""
    send("L")
    for source, entry in request["calls"][first : first + count]:
        send("D" + _dumps(reading.read(source, entry)))


def take_apart(request, first, count):
    """Takes `count` tests apart from `first` on; none of them is run."""
    send("L")
    for source in request["calls"][first : first + count]:
        send("D" + _dumps(asserts.take_apart(source, request["entry"])))


def document(function):
    """An operation that reads sources: its answer is a document of this project's own making."""

    def answer(request, first, count):
        send("L")
        send("D" + _dumps(function(request)))

    return answer


def _arguments(request):
    return [asserts.arguments(call, request["entry"]) for call in request["calls"]]


OPERATIONS = {
    "run": run,
    "trace": trace,
    "serve": serve,
    "test": test,
    "read": read,
    "takeApart": take_apart,
    "arguments": document(_arguments),
    "selfTest": document(lambda request: selftest.succeeded()),
}
