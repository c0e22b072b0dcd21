# expect: contained
"""Writes settings of the kernel and of control groups."""
import glob
import os

PATHS = [
    "/proc/sys/kernel/core_pattern",
    "/proc/sys/kernel/hostname",
    "/proc/sys/vm/drop_caches",
    "/proc/sysrq-trigger",
    "/sys/kernel/uevent_helper",
    "/sys/fs/cgroup/cgroup.procs",
    "/sys/fs/cgroup/memory.max",
    "/sys/power/state",
]


def attack():
    for path in PATHS + glob.glob("/sys/fs/cgroup/*/cgroup.procs"):
        for flags in (os.O_WRONLY, os.O_RDONLY):
            try:
                os.open(path, flags)
                return "ESCAPED: opened " + path
            except OSError:
                continue
    return "contained"
