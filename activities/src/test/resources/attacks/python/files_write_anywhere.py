# expect: contained
"""Creates a file wherever one could be created."""
import os
import site
import sys
import sysconfig
import tempfile

NAME = "weavergen-was-here"


def places():
    yield from ("@WRITABLE_DIR@", "/", "/tmp", "/var/tmp", "/dev/shm", "/run", "/dev", "/run/user/%d" % os.getuid())
    yield from (".", os.path.expanduser("~"), sys.prefix, os.path.dirname(os.__file__))
    yield from sysconfig.get_paths().values()
    yield from (p for p in sys.path if p)
    yield from site.getsitepackages()


def attack():
    for place in places():
        path = os.path.join(place, NAME)
        for flags in (os.O_WRONLY | os.O_CREAT, os.O_RDWR | os.O_CREAT | os.O_EXCL, os.O_TMPFILE | os.O_RDWR):
            try:
                os.open(place if flags & os.O_TMPFILE == os.O_TMPFILE else path, flags, 0o666)
                return "ESCAPED: wrote below " + place
            except OSError:
                continue
    try:
        tempfile.TemporaryFile()
        return "ESCAPED: a temporary file"
    except OSError:
        return "contained"
