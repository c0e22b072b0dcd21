"""What a mount namespace must hold so that this interpreter can start in it: its own files and nothing else."""

import json
import os
import platform
import struct
import sys
import sysconfig

import library

_LOADERS = ("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1")
_LOADER_CACHE = "/etc/ld.so.cache"


def main(settings):
    """Writes one frame: {"executable", "version", "folders", "files", "links"}."""
    library.preload()
    executable = os.path.realpath(getattr(sys, "_base_executable", "") or sys.executable)
    mapped = _mapped_files()
    document = {
        "executable": executable,
        "version": platform.python_version(),
        "folders": [sysconfig.get_path("stdlib")],
        "files": _files(executable, mapped),
        "links": _top_links() + _names_of(mapped),
    }
    payload = json.dumps(document).encode("ascii")
    sys.stdout.buffer.write(struct.pack(">I", len(payload)) + payload)
    sys.stdout.buffer.flush()


def _files(executable, mapped):
    """Pairs of where a file is and where it has to be seen."""
    seen = [(path, path) for path in sorted(mapped | {executable})]
    loaders = [path for path in _LOADERS if os.path.exists(path)]
    seen += [(os.path.realpath(path), _with_real_folder(path)) for path in loaders]
    if os.path.exists(_LOADER_CACHE):
        seen.append((_LOADER_CACHE, _LOADER_CACHE))
    return seen


def _with_real_folder(path):
    return os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))


def _mapped_files():
    """The shared objects of this process with the library loaded."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            paths = {line.split(None, 5)[5].rstrip("\n") for line in maps if "/" in line}
    except OSError:
        return set()
    return {path for path in paths if os.path.isfile(path) and not path.startswith("/dev/")}


def _top_links():
    """Pairs of a target and a link, for folders like /lib that are links on most systems."""
    links = [path for path in ("/bin", "/lib", "/lib64") if os.path.islink(path)]
    return [(os.readlink(path), path) for path in links]


def _names_of(mapped):
    """The links by which the loader looks for these files, for example libz.so.1 for libz.so.1.2.13."""
    links = []
    for folder in sorted({os.path.dirname(path) for path in mapped}):
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.is_symlink()]
        for name in names:
            path = os.path.join(folder, name)
            target = os.path.realpath(path)
            if target in mapped:
                links.append((target, path))
    return links
