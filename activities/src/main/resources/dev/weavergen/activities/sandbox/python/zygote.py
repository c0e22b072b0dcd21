"""One contained Python process that forks a child for each request and keeps time.

It reads requests from standard input and writes replies to standard output, each a frame of four bytes of length and JSON in
UTF-8. It trusts who sent it its sources and nobody else: of what a child writes it looks at lengths and at the first
character of a frame, and hands the text on as it is. Time-outs are decided here, by the child's CPU clock and by the wall
clock, since a program can catch whatever is raised inside its own process.

When a call ends its process, a fresh child loads the program again and goes on with the next call, so that each call's
outcome is its own, until the batch's time is spent.

The end of standard input ends the zygote and every child.
"""

import builtins
import functools
import gc
import json
import mmap
import os
import platform
import selectors
import signal
import struct
import sys
import time
from collections import deque

import canonical
import child
import containment
import library
import policy
import tracing

REQUEST_BYTES_MAX = 16 << 20
FRAME_BYTES_MAX = 8 << 20

# Of one reply, quoted; the other end takes no more.
REPLY_BYTES_MAX = 48 << 20
SESSION_BYTES_MAX = 64 << 20

# The frames after which the child of a session waits to be told something; see child.py.
LISTENS_AFTER = {"serve": "LV", "test": "A"}
READ_BYTES = 1 << 16

# What goes on in a fresh child with the next of its "calls" when one of them ended the process.
BATCHES = ("run", "read", "takeApart")

# Children that may run at once, whatever the cores; one that has run this long gives its place to the next.
RUNNING_MAX = 8
YOUNG_SECONDS = 0.1

# An old child yields to the young ones; the kernel's weights of nice 0 and nice 10.
OLD_NICENESS = 10
YOUNG_WEIGHT, OLD_WEIGHT = 1024, 110

# A call that waits instead of computing gets this many times as long.
WAITING_FACTOR = 3

# How long a process may live without its result pipe, or with nothing left to do.
LEAVING_SECONDS = 1.0
TICK_SECONDS = 0.002

# The main thread's stack, so that recursion in C ends as RecursionError before it ends the process.
STACK_BYTES = 64 << 20

# Address space of the child's own work.
SLACK_BYTES = 16 << 20

# Python's default, and the frames below the program.
RECURSION_MAX, RECURSION_OWN = 1_000, 20

# Of the files that a child may not share with the zygote, none is above this number.
DESCRIPTOR_CEILING = 4096


class Job:
    """A request on its way."""

    def __init__(self, request):
        self.request = request
        self.id = request["id"]
        self.calls = len(request.get("calls", ()))
        self.session = request["op"] in ("serve", "test")
        self.per_call = request["perCallMillis"] / 1000
        self.per_batch = request["perBatchMillis"] / 1000
        self.spent = 0.0
        self.old = False
        self.parts = []
        self.reply_bytes = 0

    def answers_due(self, first):
        """How many answers a child that starts at call `first` owes."""
        if self.request["op"] not in BATCHES:
            return 1
        return self.calls - first


class Running:
    """A child at work on a job, from call `first` on."""

    def __init__(self, job, first, pid, results, inputs):
        self.job, self.first, self.pid, self.results, self.inputs = job, first, pid, results, inputs
        self.memory = job.request.pop("memory", None)
        self.frames, self.unread, self.untold = [], bytearray(), bytearray()
        self.answers = 0
        self.due = job.answers_due(first)
        self.received = 0
        self.charged = 0.0
        self.cpu_mark = 0.0
        self.waiting = False
        self.leaving_since = None
        self.verdict = None

    def weight(self):
        """Its share of the cores against the others."""
        if self.waiting:
            return 0
        return OLD_WEIGHT if self.job.old else YOUNG_WEIGHT

    def accept(self, data):
        """Takes bytes from the child; complete frames are set apart."""
        self.unread += data
        self.received += len(data)
        while len(self.unread) >= 4 and self.verdict is None:
            length = struct.unpack_from(">I", self.unread)[0]
            if not 0 < length <= FRAME_BYTES_MAX:
                self.verdict = "broken"
                return
            if len(self.unread) < 4 + length:
                return
            self._accept_frame(bytes(self.unread[4 : 4 + length]))
            del self.unread[: 4 + length]

    def _accept_frame(self, frame):
        text = frame.decode("utf-8", "replace")
        self.job.reply_bytes += len(json.dumps(text))
        if self.job.reply_bytes > REPLY_BYTES_MAX:
            self.verdict = "broken"
            return
        if frame[:1] in b"VDSF":
            self.answers += 1
        self.frames.append(text)
        if not self.job.session and (self.answers > self.due or len(self.frames) > self.due + 2):
            self.verdict = "broken"

    def bytes_max(self):
        """More than honest results can be."""
        return (self.due + 1) * (canonical.ENCODING_BYTES_MAX + 4096) + 2 * self.job.request["outputBytes"]

    def loaded(self):
        """Whether the program said that it was loaded."""
        return any(frame[:1] == "L" for frame in self.frames)


class Forked(BaseException):
    """Unwinds a child's stack down to where nothing is left on it of the zygote and of other requests."""

    def __init__(self, become):
        super().__init__()
        self.become = become


class Zygote:
    """The loop: requests in, children on, replies out."""

    def __init__(self, cores):
        """Opens what can no longer be opened once the process is contained."""
        self._cores = cores
        self._null = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
        self._filter = None
        self._address_space = 0
        self._tasks_max = 0
        self._pid = os.getpid()
        self._selector = selectors.DefaultSelector()
        self._requests = bytearray()
        self._pending = deque()
        self._running = {}
        self._clock = time.monotonic()
        self._open = True
        self._watch_children()

    def serve(self, facts, child_filter):
        """Until standard input ends."""
        self._address_space = facts["addressSpace"] + SLACK_BYTES
        self._tasks_max = facts["tasks"] + policy.TASKS_MAX
        self._filter = child_filter
        self._clock = time.monotonic()
        os.set_blocking(0, False)
        self._selector.register(0, selectors.EVENT_READ, self._read_requests)
        while self._open:
            happened = self._selector.select(self._patience())
            self._charge()  # First, so that what happened counts from now and not from the last look.
            for key, _ in happened:
                key.data()
            for running in list(self._running.values()):
                self._judge(running)
            self._start_pending()
        self._kill_all()

    # ---- requests ----

    def _watch_children(self):
        reader, writer = os.pipe()
        os.set_blocking(reader, False)
        os.set_blocking(writer, False)
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._selector.register(reader, selectors.EVENT_READ, lambda: self._reap(reader))

    def _read_requests(self):
        data = _read_now(0)
        if data is None:
            return
        if not data:
            self._open = False
            return
        self._requests += data
        while len(self._requests) >= 4:
            length = struct.unpack_from(">I", self._requests)[0]
            if length > REQUEST_BYTES_MAX:
                self._open = False
                return
            if len(self._requests) < 4 + length:
                return
            request = json.loads(bytes(self._requests[4 : 4 + length]))
            del self._requests[: 4 + length]
            self._take(request)

    def _take(self, request):
        if request["op"] == "tell":
            self._tell(request)
        elif request["op"] == "cancel":
            self._cancel(request["id"])
        else:
            self._pending.append(Job(request))

    def _running_of(self, job_id):
        return next((running for running in self._running.values() if running.job.id == job_id), None)

    def _tell(self, request):
        running = self._running_of(request["id"])
        if running is None or running.inputs is None:
            return
        payload = request["text"].encode("utf-8", "surrogatepass")
        running.untold += struct.pack(">I", len(payload)) + payload
        self._mark(running)
        running.waiting = False
        self._feed(running)

    def _feed(self, running):
        """Writes as much as the pipe takes; the rest when the child has read."""
        if self._running.get(running.pid) is not running:
            return
        try:
            del running.untold[: os.write(running.inputs, running.untold)]
        except BlockingIOError:
            pass
        except OSError:
            running.untold.clear()
        watched = running.inputs in self._selector.get_map()
        if running.untold and not watched:
            self._selector.register(running.inputs, selectors.EVENT_WRITE, lambda: self._feed(running))
        if not running.untold and watched:
            self._selector.unregister(running.inputs)

    def _cancel(self, job_id):
        self._pending = deque(job for job in self._pending if job.id != job_id)
        running = self._running_of(job_id)
        if running is not None:
            self._kill(running, "cancelled")

    # ---- children ----

    def _start_pending(self):
        while self._pending and len(self._running) < RUNNING_MAX and self._young() < self._cores:
            self._start(self._pending.popleft(), 0)

    def _young(self):
        return sum(1 for running in self._running.values() if not running.job.old and not running.waiting)

    def _start(self, job, first):
        results, results_end = os.pipe()
        inputs_end, inputs = os.pipe() if job.session else (None, None)
        if job.request["op"] == "trace":
            job.request["memory"] = mmap.mmap(-1, tracing.BUFFER_BYTES)
        try:
            pid = os.fork()
        except OSError as error:
            _reply({"id": job.id, "failed": "fork: %s" % error})
            pid = None
        if pid == 0:
            self._settle(job.request, results_end, inputs_end)
            raise Forked(functools.partial(_become_child, job.request, first, job.answers_due(first)))
        for descriptor in (results_end, inputs_end):
            if descriptor is not None:
                os.close(descriptor)
        if pid is None:
            for descriptor in (results, inputs):
                if descriptor is not None:
                    os.close(descriptor)
            return
        self._keep(Running(job, first, pid, results, inputs))

    def _keep(self, running):
        for descriptor in (running.results, running.inputs):
            if descriptor is not None:
                os.set_blocking(descriptor, False)
        self._running[running.pid] = running
        self._selector.register(running.results, selectors.EVENT_READ, lambda: self._read_results(running))
        if running.job.old:
            _yield_to_others(running.pid)

    def _settle(self, request, results_end, inputs_end):
        """Makes this process the child's: nothing of other requests; descriptors, parent, limits, filter."""
        for other in self._running.values():
            if other.memory is not None:
                other.memory.close()
        self._pending.clear()
        self._running.clear()
        self._requests.clear()
        try:
            self._selector.close()  # Its callbacks know the other children, and what was frozen is never collected.
        except OSError:
            pass  # Where a forked child does not inherit it, as on macOS.
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(results_end, child.RESULT_DESCRIPTOR)
        if inputs_end is not None:
            os.dup2(inputs_end, child.INPUT_DESCRIPTOR)
        for standard in (0, 1, 2):
            os.dup2(self._null, standard)
        os.closerange(3, child.RESULT_DESCRIPTOR)
        os.closerange(child.RESULT_DESCRIPTOR + (1 if inputs_end is None else 2), DESCRIPTOR_CEILING)
        sys.setrecursionlimit(RECURSION_MAX + RECURSION_OWN)
        policy.enforce_in_child(request, self._pid, self._address_space, self._tasks_max, self._filter)

    def _read_results(self, running):
        if self._running.get(running.pid) is not running:
            return  # Reaped by an earlier event of the same look.
        data = _read_now(running.results)
        if data is None:
            return
        if not data:
            self._selector.unregister(running.results)
            running.leaving_since = self._clock
            return
        self._accept(running, data)

    def _accept(self, running, data):
        before = len(running.frames)
        running.accept(data)
        if running.received > running.bytes_max() and not running.job.session:
            running.verdict = "broken"
        if len(running.frames) > before:
            self._mark(running)
            if running.job.session:
                self._pass_on(running)
        if running.verdict == "broken":
            _kill(running.pid)
        if running.answers >= running.due and not running.job.session and running.leaving_since is None:
            running.leaving_since = self._clock  # Whatever it sends from here on wins it no time.

    def _pass_on(self, running):
        """Hands a session's frames up as they come. A child that speaks when it should listen is cut off."""
        for frame in running.frames:
            if running.waiting or running.received > SESSION_BYTES_MAX:
                running.verdict = "broken"
                break
            _reply({"id": running.job.id, "frame": frame})
            running.waiting = frame[:1] in LISTENS_AFTER[running.job.request["op"]]
        running.frames.clear()

    def _mark(self, running):
        """A new call begins, as far as time goes."""
        running.charged = 0.0
        running.cpu_mark = _cpu_seconds(running.pid, running.cpu_mark)

    # ---- time ----

    def _patience(self):
        """Seconds until some child may have to be judged; None when there is none."""
        if not self._running:
            return None
        return max(TICK_SECONDS, min(self._seconds_left(running) for running in self._running.values()))

    def _seconds_left(self, running):
        job = running.job
        if running.leaving_since is not None:
            return LEAVING_SECONDS
        left = min(job.per_batch - job.spent, job.per_call)
        if not running.waiting:
            used = _cpu_seconds(running.pid, running.cpu_mark) - running.cpu_mark
            left = min(left, (job.per_call - used) / self._cores, WAITING_FACTOR * job.per_call - running.charged)
        return left if job.old else min(left, max(YOUNG_SECONDS - job.spent, 0))

    def _charge(self):
        """
        Charges each child for the time since the last look, at the pace that it would have with a core of its own: with
        more children than cores, time goes by more slowly for each.
        """
        now = time.monotonic()
        elapsed, self._clock = now - self._clock, now
        weights = sum(running.weight() for running in self._running.values())
        for running in self._running.values():
            share = min(1.0, self._cores * running.weight() / weights) if running.weight() else 1.0
            running.job.spent += elapsed * share
            if not running.waiting:
                running.charged += elapsed * share
            if not running.job.old and running.job.spent >= YOUNG_SECONDS and not running.job.session:
                running.job.old = True
                _yield_to_others(running.pid)

    def _judge(self, running):
        job = running.job
        if running.verdict is not None:
            return
        if running.leaving_since is not None:
            if self._clock - running.leaving_since > LEAVING_SECONDS:
                self._kill(running, "done" if running.answers >= running.due else "broken")
            return
        if job.spent >= job.per_batch:
            self._kill(running, "batch")
        elif not running.waiting and self._call_is_spent(running):
            self._kill(running, "call")

    def _call_is_spent(self, running):
        per_call = running.job.per_call
        if running.charged >= WAITING_FACTOR * per_call:
            return True
        return _cpu_seconds(running.pid, running.cpu_mark) - running.cpu_mark >= per_call

    def _kill(self, running, verdict):
        running.verdict = verdict
        _kill(running.pid)

    def _kill_all(self):
        for pid in self._running:
            _kill(pid)

    # ---- ends ----

    def _reap(self, reader):
        while _read_now(reader):
            pass
        for running in list(self._running.values()):
            pid, status, usage = os.wait4(running.pid, os.WNOHANG)
            if pid:
                self._finish(running, status, usage)

    def _finish(self, running, status, usage):
        del self._running[running.pid]
        while True:
            data = _read_now(running.results)
            if not data or running.verdict == "broken":
                break
            self._accept(running, data)
        for descriptor in (running.results, running.inputs):
            if descriptor is not None:
                if descriptor in self._selector.get_map():
                    self._selector.unregister(descriptor)
                os.close(descriptor)
        self._conclude(running, status, usage)

    def _conclude(self, running, status, usage):
        job = running.job
        part = self._part(running, status, usage)
        job.parts.append(part)
        following = self._following(running, part["end"])
        if following is not None:
            self._start(job, following)
        else:
            _reply({"id": job.id, "parts": job.parts})

    def _part(self, running, status, usage):
        signal_number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        part = {
            "first": running.first,
            "frames": running.frames,
            "end": self._end(running, status),
            "signal": signal_number,
            "cpuMicros": int((usage.ru_utime + usage.ru_stime) * 1e6),
            "peakBytes": peak,
        }
        if running.memory is not None:
            with running.memory as memory:
                part["notes"] = memory[:].decode("latin-1")
        return part

    @staticmethod
    def _end(running, status):
        """
        Why a child ended: "done", "spoilt" after an honest last answer, "exit" and "signal" by its own doing, or what
        the zygote found: "call" and "batch" for a limit of time, "broken", "cancelled".
        """
        if running.verdict == "broken":
            return "broken"
        if running.answers >= running.due and not running.job.session:
            return "done"
        if running.verdict is not None:
            return running.verdict
        if running.unread:
            return "broken"
        if os.WIFSIGNALED(status):
            return "signal"
        return "spoilt" if running.answers and os.WEXITSTATUS(status) == child.EXIT_SPOILT else "exit"

    @staticmethod
    def _following(running, end):
        """The call that a fresh child goes on with, or None when the job is done."""
        job = running.job
        if end in ("broken", "batch", "cancelled") or job.request["op"] not in BATCHES:
            return None
        if not running.loaded() or job.spent >= job.per_batch:
            return None
        unanswered = 0 if end in ("done", "spoilt") else 1
        following = running.first + running.answers + unanswered
        return following if following < job.calls else None


def _become_child(request, first, count):
    code = child.EXIT_FAILED
    try:
        gc.collect()
        gc.enable()
        child.OPERATIONS[request["op"]](request, first, count)
        code = child.EXIT_DONE
    finally:
        os._exit(code)


def _cpu_seconds(pid, otherwise):
    """CPU time of all threads of a process, by its clock; see clock_getcpuclockid(3)."""
    try:
        return time.clock_gettime(~pid << 3 | 2)
    except OSError:
        return otherwise


def _yield_to_others(pid):
    try:
        os.setpriority(os.PRIO_PROCESS, pid, OLD_NICENESS)
    except OSError:
        pass


def _kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def _read_now(descriptor):
    """What is there to read; None when nothing is, nothing when it is at its end."""
    try:
        return os.read(descriptor, READ_BYTES)
    except BlockingIOError:
        return None


def _reply(document):
    payload = json.dumps(document).encode("ascii")
    frame = struct.pack(">I", len(payload)) + payload
    view = memoryview(frame)
    while view:
        view = view[os.write(1, view) :]


def main(settings):
    """
    Prepares, contains itself, says what it is, and serves.

    `settings`: "cores" that children may use at once; "containment": "full", "withoutLandlock", "asFarAsPossible" (Landlock
    where the kernel has it) or "none".
    """
    library.preload()
    builtins.exit = builtins.quit = sys.exit  # As the site module, which is not loaded, has them.
    zygote = Zygote(settings["cores"])
    containment.limit(CORE=0, STACK=STACK_BYTES)
    kind = settings["containment"]
    facts = policy.uncontained_facts() if kind == "none" else policy.contain(kind)
    filtered = kind != "none" and sys.platform.startswith("linux")
    gc.collect()
    gc.freeze()
    gc.disable()
    ready = {"ready": True, "landlock": facts["landlock"], "version": platform.python_version(), "user": os.getuid()}
    _reply(ready)
    become_child = _serve(zygote, facts, policy.child_filter() if filtered else None)
    if become_child is not None:
        del zygote
        become_child()


def _serve(zygote, facts, child_filter):
    """Serves until the end; in a child, what it is to do."""
    try:
        zygote.serve(facts, child_filter)
        return None
    except Forked as forked:
        return forked.become
