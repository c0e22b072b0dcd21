# expect: contained
"""Looks for inherited descriptors that lead outside, and climbs from directories that can be named."""
import os
import stat

TARGET = "@SECRET_FILE@"


def climbs(directory):
    for path in (TARGET.lstrip("/"), "../" * 30 + TARGET.lstrip("/")):
        try:
            os.read(os.open(path, os.O_RDONLY, dir_fd=directory), 1)
            return True
        except OSError:
            continue
    return False


def attack():
    for descriptor in range(4096):
        try:
            mode = os.fstat(descriptor).st_mode
        except OSError:
            continue
        if stat.S_ISDIR(mode) or stat.S_ISSOCK(mode) or stat.S_ISBLK(mode):
            return f"ESCAPED: inherited descriptor {descriptor} of mode {mode:o}"
        if stat.S_ISREG(mode):
            return f"ESCAPED: inherited file {descriptor}"
    for path in ("/", ".", os.path.dirname(TARGET), "/proc/self/root", "/proc/self/cwd"):
        for flags in (os.O_RDONLY, os.O_PATH):
            try:
                directory = os.open(path, flags | os.O_DIRECTORY)
            except OSError:
                continue
            if climbs(directory):
                return "ESCAPED: climbed from " + path
    return "contained"
