# expect: contained
"""Raises its own limits."""
import resource

NAMES = "AS CPU NOFILE NPROC FSIZE CORE MEMLOCK RTPRIO MSGQUEUE SIGPENDING".split()


def attack():
    for name in NAMES:
        which = getattr(resource, "RLIMIT_" + name, None)
        if which is None:
            continue
        soft, hard = resource.getrlimit(which)
        if hard == resource.RLIM_INFINITY:
            if name in ("AS", "CPU", "NOFILE", "FSIZE", "CORE"):
                return f"ESCAPED: {name} has no limit"
            continue
        try:
            resource.setrlimit(which, (hard + 1, hard + 1))
            return "ESCAPED: raised " + name
        except (OSError, ValueError):
            continue
    return "contained"
