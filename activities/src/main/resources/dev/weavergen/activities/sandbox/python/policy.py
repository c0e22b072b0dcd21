"""What the zygote and its children may ask of the kernel: two lists of allowed calls, and the steps to get there.

Both filters allow what is listed and refuse the rest, so that a call which a future kernel brings is refused as well. No
call that takes a path is among them: the library is in memory, and a program that cannot name a file needs no rule about
files. Landlock below says the same by other means.
"""

import errno
import os
import resource
import sys

import containment
from containment import ALLOW, OWN_PID, OWN_SIGNALS_ONLY, THREADS_ONLY, Only, Test, refuse

# Tasks of all children together beyond what this user has already.
TASKS_MAX = 256
DESCRIPTORS_MAX = 32
SIGNALS_MAX = 256

# A backstop behind the zygote's clock.
_CPU_SECONDS_SPARE = 2

_MEMORY = "mmap mprotect munmap mremap brk madvise mincore msync"
_DESCRIPTORS = """read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 close close_range fstat lseek dup dup2
dup3 pipe pipe2 poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2 eventfd
eventfd2 signalfd signalfd4 timerfd_create timerfd_settime timerfd_gettime ftruncate fsync fdatasync"""
_SIGNALS = """rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend rt_sigtimedwait sigaltstack restart_syscall
pause"""
_THREADS = """futex futex_waitv futex_wake futex_wait futex_requeue rseq set_robust_list set_tid_address exit exit_group
arch_prctl sched_yield sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max sched_get_priority_min"""
_FACTS = """getpid gettid getppid getuid geteuid getgid getegid getresuid getresgid getgroups getpgid getpgrp getsid
getpriority getrusage getrlimit uname sysinfo times getcpu getrandom"""
_TIME = """clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time getitimer setitimer alarm timer_create
timer_settime timer_gettime timer_getoverrun timer_delete"""
_COMPUTING = " ".join((_MEMORY, _DESCRIPTORS, _SIGNALS, _THREADS, _FACTS, _TIME)).split()

_WORD = 0xFFFFFFFF
_F_DUPFD, _F_GETFD, _F_SETFD, _F_GETFL, _F_SETFL, _F_DUPFD_CLOEXEC = 0, 1, 2, 3, 4, 1030
_PLAIN_FCNTL = Only(
    (Test(1, _WORD, (_F_DUPFD, _F_GETFD, _F_SETFD, _F_GETFL, _F_SETFL, _F_DUPFD_CLOEXEC)),), refuse(errno.EACCES)
)
"""No owner of a descriptor's signals, no lease, no lock: each reaches another process."""

_NAMING_ONLY = Only((Test(0, _WORD, (containment.PR_SET_NAME, containment.PR_GET_NAME)),), refuse())
_READING_OWN_LIMITS = Only(
    (Test(0, _WORD, (0, OWN_PID)), Test(2, _WORD, (0,)), Test(2, _WORD, (0,), high=True)), refuse()
)
_SETTING_OWN_LIMITS = Only((Test(0, _WORD, (0,)),), refuse())


def _filter(also):
    actions = {name: refuse(errno.EACCES) for name in containment.PATHS}
    actions.update({name: ALLOW for name in _COMPUTING})
    actions.update(clone3=refuse(errno.ENOSYS), ioctl=refuse(errno.ENOTTY))
    actions.update(also)
    return containment.build_filter(actions, refuse())


def zygote_filter():
    """Forks, minds its children, and lowers their limits; no file, no network, no other program."""
    return _filter(
        {
            "clone": containment.NO_NAMESPACES,
            "fork": ALLOW,
            "wait4": ALLOW,
            "waitid": ALLOW,
            "kill": ALLOW,
            "tgkill": ALLOW,
            "fcntl": _PLAIN_FCNTL,
            "ioctl": ALLOW,
            "prctl": ALLOW,
            "prlimit64": _SETTING_OWN_LIMITS,
            "setrlimit": ALLOW,
            "setpriority": ALLOW,
        }
    )


def child_filter():
    """Computes, and signals itself alone."""
    return _filter(
        {
            "clone": THREADS_ONLY,
            "kill": OWN_SIGNALS_ONLY,
            "tgkill": OWN_SIGNALS_ONLY,
            "fcntl": _PLAIN_FCNTL,
            "prctl": _NAMING_ONLY,
            "prlimit64": _READING_OWN_LIMITS,
        }
    )


def contain(kind):
    """
    Takes this process's rights away for good. Returns the facts that can no longer be found out afterwards.

    `kind`: "full", "withoutLandlock", or "asFarAsPossible" with Landlock where the kernel has it.
    """
    facts = uncontained_facts()
    if not sys.platform.startswith("linux"):
        return facts
    containment.forbid_new_privileges()
    containment.drop_root()
    containment.forbid_inspection()
    facts["tasks"] = _tasks_of_user()
    if kind == "full" or kind == "asFarAsPossible" and containment.landlock_abi() > 0:
        facts["landlock"] = containment.restrict_files()
    containment.put_on(zygote_filter())
    return facts


def uncontained_facts():
    """The same facts, with nothing taken away."""
    return {"landlock": 0, "tasks": _tasks_of_user(), "addressSpace": _address_space_bytes()}


def _tasks_of_user():
    """Processes and threads of this user, as RLIMIT_NPROC counts them; 0 where there is no /proc."""
    if not os.path.isdir("/proc/self"):
        return 0
    return sum(_tasks_of("/proc/%s/status" % name, os.getuid()) for name in os.listdir("/proc") if name.isdigit())


def _tasks_of(path, user):
    try:
        with open(path, encoding="ascii", errors="replace") as status:
            fields = dict(line.split(":", 1) for line in status if ":" in line)
    except OSError:
        return 0
    return int(fields.get("Threads", "0")) if fields.get("Uid", "-1").split()[0] == str(user) else 0


def _address_space_bytes():
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:
            return int(statm.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 1 << 30


def enforce_in_child(request, parent, address_space, tasks_max, filter_program):
    """What a child adds: it dies with the zygote, has limits of its own, and loses what the zygote needs."""
    if sys.platform.startswith("linux"):
        containment.die_with_parent(parent)
    containment.limit(
        AS=address_space + request["memoryBytes"],
        CPU=request["perBatchMillis"] // 1000 + _CPU_SECONDS_SPARE,
        NOFILE=DESCRIPTORS_MAX,
        FSIZE=0,
        SIGPENDING=SIGNALS_MAX,
        MEMLOCK=0,
        MSGQUEUE=0,
        NPROC=tasks_max,
    )
    if filter_program is not None:
        containment.put_on(filter_program)
