# expect: contained
"""Reads environment, memory and descriptors of parent, worker and every other process."""
import os

MARK = b"-".join([b"canary", b"of", b"weavergen"])
NAMES = "environ cmdline mem maps stack root/etc/passwd cwd/pom.xml fd/0 fd/1 fd/2 auxv io syscall".split()


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read(1 << 16) or b""
    except OSError:
        return None


def attack():
    processes = {1, os.getppid(), int("@WORKER@"), int("@VICTIM@"), *range(2, 64)} - {os.getpid()}
    for process in sorted(processes):
        for name in NAMES:
            text = read(f"/proc/{process}/{name}")
            if text and MARK in text:
                return f"ESCAPED: a secret in {process}/{name}"
            if text and name not in ("cmdline",):
                return f"ESCAPED: read {process}/{name}"
        for name in ("mem", "oom_score_adj", "comm"):
            try:
                os.open(f"/proc/{process}/{name}", os.O_RDWR)
                return f"ESCAPED: may write {process}/{name}"
            except OSError:
                continue
        try:
            if os.listdir(f"/proc/{process}/fd"):
                return f"ESCAPED: listed the descriptors of {process}"
        except OSError:
            continue
    return "contained"
