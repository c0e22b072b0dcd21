# expect: contained
"""Lists directories of the host."""
import ctypes
import glob
import os

DIRECTORIES = ["@WRITABLE_DIR@", "/root", "/home", "/tmp", "/var", "/var/log", "/boot", "/dev/shm", "/sys/class"]


def raw_listing(path):
    libc = ctypes.CDLL(None)
    libc.opendir.restype = ctypes.c_void_p
    return ["stream"] if libc.opendir(path.encode()) else []


def attack():
    for path in DIRECTORIES:
        for listing in (os.listdir, lambda p: list(os.scandir(p)), lambda p: glob.glob(p + "/*"), raw_listing):
            try:
                if listing(path):
                    return "ESCAPED: listed " + path
            except OSError:
                continue
    if {"@VICTIM@", "@WORKER@"} & set(glob.glob1("/proc", "*")):
        return "ESCAPED: saw processes of the host"
    if "passwd" in glob.glob1("/etc", "*"):
        return "ESCAPED: listed /etc"
    return "contained"
