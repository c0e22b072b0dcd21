# expect: contained
"""Calls that change the machine: modules, clocks, names, swap, ports, logs, reboot."""
import ctypes
import platform
import struct

LIBC = ctypes.CDLL(None, use_errno=True)
ON_X86 = {
    "init_module": (175, b"", 0, b""),
    "finit_module": (313, 0, b"", 0),
    "kexec_load": (246, 0, 0, None, 0),
    "swapon": (167, b"/x", 0),
    "acct": (163, None),
    "iopl": (172, 3),
    "ioperm": (173, 0x80, 1, 1),
    "settimeofday": (164, struct.pack("qq", 1, 0), None),
    "clock_settime": (227, 0, struct.pack("qq", 1, 0)),
    "sethostname": (170, b"weavergen", 9),
    "setdomainname": (171, b"weavergen", 9),
    "syslog": (103, 3, ctypes.create_string_buffer(64), 64),
    "modify_ldt": (154, 0, ctypes.create_string_buffer(64), 64),
    "vhangup": (153,),
    "lookup_dcookie": (212, 0, None, 0),
    "perf_event_open": (298, bytes(128), 0, -1, -1, 0),
    "bpf": (321, 0, bytes(128), 128),
    "userfaultfd": (323, 1),
    "kcmp": (312, 1, 1, 0, 0, 0),
    "keyctl": (250, 0, -3, 1),
    "add_key": (248, b"user", b"a", b"b", 1, -3),
    "request_key": (249, b"user", b"a", None, -3),
}


def attack():
    if platform.machine() != "x86_64":
        return "contained"
    for name, arguments in ON_X86.items():
        if LIBC.syscall(*arguments) >= 0:
            return "ESCAPED: " + name
    return "contained"
