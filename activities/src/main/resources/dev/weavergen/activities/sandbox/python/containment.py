"""Containment of the calling process with nothing but CPython and the kernel: privileges, limits, Landlock, seccomp.

Every step can only take rights away and none can be undone, by this process or by what it forks or executes. The order
matters: `forbid_new_privileges`, `drop_root`, `limit`, `restrict_files`, then a filter, because a filter may forbid the
calls that the steps before it need.

Linux on x86-64 and aarch64. The numbers for aarch64 are those of the kernel's generic table.
Sources: landlock(7), seccomp(2), prctl(2), capabilities(7), include/uapi/linux/{landlock,seccomp,bpf_common,audit}.h.
"""

import ctypes
import errno
import os
import resource
import struct
from collections import namedtuple

NOBODY = 65534

# name:x86-64:aarch64, "-" where the architecture has no such call.
_CALLS = """
_sysctl:156:- accept:43:202 accept4:288:242 access:21:- acct:163:89 add_key:248:217
adjtimex:159:171 alarm:37:- arch_prctl:158:- bind:49:200 bpf:321:280 brk:12:214
cachestat:451:451 capget:125:90 capset:126:91 chdir:80:49 chmod:90:- chown:92:- chroot:161:51
clock_adjtime:305:266 clock_getres:229:114 clock_gettime:228:113 clock_nanosleep:230:115
clock_settime:227:112 clone:56:220 clone3:435:435 close:3:57 close_range:436:436 connect:42:203
copy_file_range:326:285 creat:85:- create_module:174:- delete_module:176:106 dup:32:23 dup2:33:-
dup3:292:24 epoll_create:213:- epoll_create1:291:20 epoll_ctl:233:21 epoll_ctl_old:214:-
epoll_pwait:281:22 epoll_pwait2:441:441 epoll_wait:232:- epoll_wait_old:215:- eventfd:284:-
eventfd2:290:19 execve:59:221 execveat:322:281 exit:60:93 exit_group:231:94 faccessat:269:48
faccessat2:439:439 fadvise64:221:223 fallocate:285:47 fanotify_init:300:262
fanotify_mark:301:263 fchdir:81:50 fchmod:91:52 fchmodat:268:53 fchmodat2:452:452 fchown:93:55
fchownat:260:54 fcntl:72:25 fdatasync:75:83 file_getattr:468:468 file_setattr:469:469
finit_module:313:273 flock:73:32 fork:57:- fremovexattr:199:16 fsconfig:431:431 fsetxattr:190:7
fsmount:432:432 fsopen:430:430 fspick:433:433 fstat:5:80 fsync:74:82 ftruncate:77:46
futex:202:98 futex_requeue:456:456 futex_wait:455:455 futex_waitv:449:449 futex_wake:454:454
futimesat:261:- get_mempolicy:239:236 get_robust_list:274:100 getcpu:309:168 getcwd:79:17
getdents:78:- getdents64:217:61 getegid:108:177 geteuid:107:175 getgid:104:176 getgroups:115:158
getitimer:36:102 getpeername:52:205 getpgid:121:155 getpgrp:111:- getpid:39:172 getppid:110:173
getpriority:140:141 getrandom:318:278 getresgid:120:150 getresuid:118:148 getrlimit:97:163
getrusage:98:165 getsid:124:156 getsockname:51:204 getsockopt:55:209 gettid:186:178
gettimeofday:96:169 getuid:102:174 getxattr:191:8 getxattrat:464:464 init_module:175:105
inotify_add_watch:254:27 inotify_init:253:- inotify_init1:294:26 inotify_rm_watch:255:28
io_cancel:210:3 io_destroy:207:1 io_getevents:208:4 io_pgetevents:333:292 io_setup:206:0
io_submit:209:2 io_uring_enter:426:426 io_uring_register:427:427 io_uring_setup:425:425
ioctl:16:29 ioperm:173:- iopl:172:- ioprio_get:252:31 ioprio_set:251:30 kcmp:312:272
kexec_file_load:320:294 kexec_load:246:104 keyctl:250:219 kill:62:129 landlock_add_rule:445:445
landlock_create_ruleset:444:444 landlock_restrict_self:446:446 lchown:94:- lgetxattr:192:9
link:86:- linkat:265:37 listen:50:201 listmount:458:458 listxattr:194:11 listxattrat:465:465
llistxattr:195:12 lookup_dcookie:212:18 lremovexattr:198:15 lseek:8:62 lsetxattr:189:6
lsm_get_self_attr:459:459 lsm_list_modules:461:461 lsm_set_self_attr:460:460 lstat:6:-
madvise:28:233 mbind:237:235 membarrier:324:283 memfd_create:319:279 memfd_secret:447:447
migrate_pages:256:238 mincore:27:232 mkdir:83:- mkdirat:258:34 mknod:133:- mknodat:259:33
mlock:149:228 mmap:9:222 modify_ldt:154:- mount:165:40 mount_setattr:442:442 move_mount:429:429
move_pages:279:239 mprotect:10:226 mq_getsetattr:245:185 mq_notify:244:184 mq_open:240:180
mq_timedreceive:243:183 mq_timedsend:242:182 mq_unlink:241:181 mremap:25:216 mseal:462:462
msgctl:71:187 msgget:68:186 msgrcv:70:188 msgsnd:69:189 msync:26:227 munlock:150:229
munmap:11:215 name_to_handle_at:303:264 nanosleep:35:101 newfstatat:262:79 nfsservctl:180:42
open:2:- open_by_handle_at:304:265 open_tree:428:428 open_tree_attr:467:467 openat:257:56
openat2:437:437 pause:34:- perf_event_open:298:241 personality:135:92 pidfd_getfd:438:438
pidfd_open:434:434 pidfd_send_signal:424:424 pipe:22:- pipe2:293:59 pivot_root:155:41
pkey_alloc:330:289 pkey_free:331:290 pkey_mprotect:329:288 poll:7:- ppoll:271:73 prctl:157:167
pread64:17:67 preadv:295:69 preadv2:327:286 prlimit64:302:261 process_madvise:440:440
process_mrelease:448:448 process_vm_readv:310:270 process_vm_writev:311:271 pselect6:270:72
ptrace:101:117 pwrite64:18:68 pwritev:296:70 pwritev2:328:287 quotactl:179:60
quotactl_fd:443:443 read:0:63 readlink:89:- readlinkat:267:78 readv:19:65 reboot:169:142
recvfrom:45:207 recvmmsg:299:243 recvmsg:47:212 remap_file_pages:216:234 removexattr:197:14
removexattrat:466:466 rename:82:- renameat:264:38 renameat2:316:276 request_key:249:218
restart_syscall:219:128 rmdir:84:- rseq:334:293 rt_sigaction:13:134 rt_sigpending:127:136
rt_sigprocmask:14:135 rt_sigqueueinfo:129:138 rt_sigreturn:15:139 rt_sigsuspend:130:133
rt_sigtimedwait:128:137 rt_tgsigqueueinfo:297:240 sched_get_priority_max:146:125
sched_get_priority_min:147:126 sched_getaffinity:204:123 sched_getattr:315:275
sched_getparam:143:121 sched_getscheduler:145:120 sched_rr_get_interval:148:127
sched_setaffinity:203:122 sched_setattr:314:274 sched_setparam:142:118
sched_setscheduler:144:119 sched_yield:24:124 seccomp:317:277 select:23:- semctl:66:191
semget:64:190 semop:65:193 semtimedop:220:192 sendmmsg:307:269 sendmsg:46:211 sendto:44:206
set_mempolicy:238:237 set_mempolicy_home_node:450:450 set_robust_list:273:99
set_tid_address:218:96 setdomainname:171:162 setfsgid:123:152 setfsuid:122:151 setgid:106:144
setgroups:116:159 sethostname:170:161 setitimer:38:103 setns:308:268 setpgid:109:154
setpriority:141:140 setregid:114:143 setresgid:119:149 setresuid:117:147 setreuid:113:145
setrlimit:160:164 setsid:112:157 setsockopt:54:208 settimeofday:164:170 setuid:105:146
setxattr:188:5 setxattrat:463:463 shmat:30:196 shmctl:31:195 shmdt:67:197 shmget:29:194
shutdown:48:210 sigaltstack:131:132 signalfd:282:- signalfd4:289:74 socket:41:198
socketpair:53:199 splice:275:76 stat:4:- statfs:137:43 statmount:457:457 statx:332:291
swapoff:168:225 swapon:167:224 symlink:88:- symlinkat:266:36 sync:162:81 syncfs:306:267
sysfs:139:- sysinfo:99:179 syslog:103:116 tee:276:77 tgkill:234:131 time:201:-
timer_create:222:107 timer_delete:226:111 timer_getoverrun:225:109 timer_gettime:224:108
timer_settime:223:110 timerfd_create:283:85 timerfd_gettime:287:87 timerfd_settime:286:86
times:100:153 tkill:200:130 truncate:76:45 umask:95:166 umount2:166:39 uname:63:160 unlink:87:-
unlinkat:263:35 unshare:272:97 uselib:134:- userfaultfd:323:282 ustat:136:- utime:132:-
utimensat:280:88 utimes:235:- vfork:58:- vhangup:153:58 vmsplice:278:75 wait4:61:260
waitid:247:95 write:1:64 writev:20:66
"""

_MACHINES = {"x86_64": (1, 0xC000003E), "aarch64": (2, 0xC00000B7), "arm64": (2, 0xC00000B7)}

NETWORK = """socket socketpair connect bind listen accept accept4 sendto sendmsg sendmmsg recvfrom recvmsg recvmmsg
getsockname getpeername setsockopt getsockopt shutdown""".split()

# What no program of a candidate's kind needs, and where kernels have had their holes.
KERNEL = """ptrace process_vm_readv process_vm_writev process_madvise process_mrelease kcmp pidfd_open pidfd_send_signal
pidfd_getfd rt_sigqueueinfo rt_tgsigqueueinfo unshare setns mount umount2 pivot_root chroot fsopen fsconfig fsmount fspick
move_mount open_tree open_tree_attr mount_setattr statmount listmount bpf perf_event_open add_key request_key keyctl
io_uring_setup io_uring_enter io_uring_register io_setup io_submit io_cancel io_destroy io_getevents io_pgetevents
userfaultfd memfd_create memfd_secret init_module finit_module delete_module create_module kexec_load kexec_file_load
reboot swapon swapoff shmget shmat shmctl shmdt msgget msgsnd msgrcv msgctl semget semop semtimedop semctl mq_open mq_unlink
mq_timedsend mq_timedreceive mq_notify mq_getsetattr open_by_handle_at name_to_handle_at fanotify_init fanotify_mark
inotify_init inotify_init1 inotify_add_watch inotify_rm_watch personality acct syslog quotactl quotactl_fd modify_ldt iopl
ioperm vhangup sethostname setdomainname settimeofday clock_settime clock_adjtime adjtimex lookup_dcookie nfsservctl uselib
ustat sysfs _sysctl lsm_get_self_attr lsm_set_self_attr lsm_list_modules move_pages migrate_pages mbind set_mempolicy
set_mempolicy_home_node splice vmsplice tee copy_file_range sync syncfs remap_file_pages pkey_alloc pkey_mprotect
pkey_free ioprio_set""".split()

METADATA = """chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat utime utimes futimesat utimensat setxattr lsetxattr
fsetxattr setxattrat removexattr lremovexattr fremovexattr removexattrat mknod mknodat file_setattr""".split()

# Every call that takes a path, or that lists what a directory holds.
PATHS = """open openat openat2 creat access faccessat faccessat2 stat lstat newfstatat statx readlink readlinkat getcwd chdir
fchdir mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 link linkat symlink symlinkat truncate statfs getdents
getdents64 getxattr lgetxattr getxattrat listxattr llistxattr listxattrat file_getattr""".split()

IDENTITY = """setuid setgid setreuid setregid setresuid setresgid setgroups setfsuid setfsgid capset setpgid setsid setpriority
sched_setscheduler sched_setparam sched_setattr sched_setaffinity""".split()

PROCESSES = "fork vfork execve execveat".split()
SIGNALS = "kill tkill tgkill".split()

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _PR_CAP_AMBIENT = 1, 4, 22, 38, 47
PR_SET_NAME, PR_GET_NAME = 15, 16
_PR_CAP_AMBIENT_CLEAR_ALL = 4
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long


class ContainmentError(Exception):
    """A step that this kernel refuses."""


def _machine():
    try:
        return _MACHINES[os.uname().machine]
    except KeyError:
        raise ContainmentError("no table of system calls for " + os.uname().machine) from None


def _call_numbers():
    column = _machine()[0]
    rows = (row.split(":") for row in _CALLS.split())
    return {row[0]: int(row[column]) for row in rows if row[column] != "-"}


def _checked(result, what):
    if result < 0:
        number = ctypes.get_errno()
        raise ContainmentError("%s: %s" % (what, os.strerror(number)))
    return result


def _prctl(option, second=0, third=0, fourth=0, fifth=0):
    numbers = [ctypes.c_ulong(number) for number in (second, third, fourth, fifth)]
    return _libc.prctl(ctypes.c_int(option), *numbers)


def forbid_new_privileges():
    """No program executed from here on gains rights; both Landlock and seccomp ask for it."""
    _checked(_prctl(_PR_SET_NO_NEW_PRIVS, 1), "no_new_privs")


def drop_root():
    """Becomes nobody when started as root, and gives up every capability in any case."""
    if os.geteuid() == 0:
        try:
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)
        except PermissionError:
            pass  # Root without the right to change itself, as in some containers: no capability must remain.
    _prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL)
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    _checked(_libc.capset(header, bytes(24)), "capset")


def forbid_inspection():
    """No core file, and no other process of this user may look inside."""
    _checked(_prctl(_PR_SET_DUMPABLE, 0), "dumpable")


def die_with_parent(parent):
    """
    Asks for SIGKILL when the parent goes.

    `parent`: its process id as taken before the fork, since it may be gone already.
    """
    _checked(_prctl(_PR_SET_PDEATHSIG, 9), "parent death signal")
    if os.getppid() != parent:
        os._exit(1)


def limit(**limits):
    """Lowers resource limits, soft and hard: `limit(CORE=0, NOFILE=16)`; never raises one."""
    for name, wanted in limits.items():
        kind = getattr(resource, "RLIMIT_" + name, None)
        if kind is None:
            continue
        hard = resource.getrlimit(kind)[1]
        value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (value, value))


# ---- Landlock ----

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
READ = READ_FILE | READ_DIR
_FILE_RIGHTS = EXECUTE | WRITE_FILE | READ_FILE | 1 << 14 | 1 << 15
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG, _PATH_BENEATH, _NO_LOG_FLAG = 1, 1, 1


def landlock_abi():
    """The kernel's version of Landlock, 0 where there is none."""
    return max(0, _libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_FLAG)))


def _file_rights(abi):
    """All rights on files that a version knows: referring since 2, truncating since 3, devices' ioctl since 5."""
    rights = (1 << 13) - 1
    for bit, since in ((13, 2), (14, 3), (15, 5)):
        if abi >= since:
            rights |= 1 << bit
    return rights


def _ruleset(abi):
    attributes = struct.pack("=Q", _file_rights(abi))
    if abi >= 4:
        attributes += struct.pack("=Q", 0b11)  # Binding and connecting TCP sockets.
    if abi >= 6:
        attributes += struct.pack("=Q", 0b11)  # Abstract sockets and signals stay within.
    size = ctypes.c_size_t(len(attributes))
    return _checked(_libc.syscall(_CREATE_RULESET, attributes, size, ctypes.c_uint32(0)), "landlock ruleset")


def _grant(ruleset, abi, path, rights):
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # What is not there, or not to be reached, needs no grant.
    try:
        allowed = rights & _file_rights(abi)
        if not os.path.isdir(path):
            allowed &= _FILE_RIGHTS
        rule = struct.pack("=Qi", allowed, place)
        result = _libc.syscall(_ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(_PATH_BENEATH), rule, ctypes.c_uint32(0))
        _checked(result, "landlock rule for " + path)
    finally:
        os.close(place)


def restrict_files(grants=()):
    """
    Leaves no file but the granted ones, no TCP socket, and no signal to processes outside, as far as the kernel's version goes.

    `grants`: pairs of a path and rights, for example `("/usr/lib", READ)` or `("/opt/jdk", READ | EXECUTE)`; what is below
    a folder is granted with it. What was opened before stays open. Returns the version.
    """
    abi = landlock_abi()
    if abi < 1:
        raise ContainmentError("this kernel has no Landlock")
    ruleset = _ruleset(abi)
    for path, rights in grants:
        _grant(ruleset, abi, path, rights)
    flags = ctypes.c_uint32(_NO_LOG_FLAG if abi >= 7 else 0)
    _checked(_libc.syscall(_RESTRICT_SELF, ctypes.c_int(ruleset), flags), "landlock")
    os.close(ruleset)
    return abi


# ---- seccomp ----

_RETURN_KILL_PROCESS, _RETURN_ERRNO, _RETURN_ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
_LOAD, _AND, _EQUAL, _AT_LEAST, _JUMP, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x05, 0x06
_NUMBER_OFFSET, _ARCHITECTURE_OFFSET, _ARGUMENTS_OFFSET = 0, 4, 16
_X32_BIT = 0x40000000
_LARGEST_NUMBER = 0xFFFFFFFF
_JUMP_MAX = 255
_MODE_FILTER = 2

ALLOW = _RETURN_ALLOW

# Stands in a test for the process id, which is known only when the filter is put on.
OWN_PID = 0x4F574E21

Test = namedtuple("Test", "argument mask values high", defaults=(False,))
"""One 32-bit half of an argument, masked, is one of the values."""

Only = namedtuple("Only", "tests otherwise")
"""Allowed when all tests hold."""


def refuse(number=errno.EPERM):
    """The action of a call that fails with that errno."""
    return _RETURN_ERRNO | number


# A thread of this process: not a process, and in no new namespace. clone3 hides its flags, so glibc must fall back to clone.
NAMESPACES = 0x7E020000
THREADS_ONLY = Only((Test(0, 0x00010000 | NAMESPACES, (0x00010000,)),), refuse())
NO_NAMESPACES = Only((Test(0, NAMESPACES, (0,)),), refuse())
OWN_SIGNALS_ONLY = Only((Test(0, 0xFFFFFFFF, (OWN_PID,)),), refuse())


def _instruction(code, operand, when_true=0, when_false=0):
    return struct.pack("=HBBI", code, when_true, when_false, operand)


def _test(test, denied):
    offset = _ARGUMENTS_OFFSET + 8 * test.argument + (4 if test.high else 0)
    lines = [_instruction(_LOAD, offset), _instruction(_AND, test.mask)]
    for position, value in enumerate(test.values):
        lines.append(_instruction(_EQUAL, value, when_true=len(test.values) - position))
    return lines + [denied]


def _leaf(action):
    if not isinstance(action, Only):
        return [_instruction(_RETURN, action)]
    denied = _instruction(_RETURN, action.otherwise)
    lines = [line for test in action.tests for line in _test(test, denied)]
    return lines + [_instruction(_RETURN, ALLOW)]


def _intervals(actions, default, beyond):
    """The numbers from 0 on as (first number, action) of neighbours that share an action."""
    numbers = _call_numbers()
    by_number = {numbers[name]: action for name, action in actions.items() if name in numbers}
    last = max(numbers.values())
    found = []
    for number in range(last + 1):
        action = by_number.get(number, default)
        if not found or found[-1][1] != action:
            found.append((number, action))
    return found + [(last + 1, beyond)]


def _search(intervals):
    """A binary search for the interval that holds the number in the accumulator."""
    if len(intervals) == 1:
        return _leaf(intervals[0][1])
    middle = len(intervals) // 2
    below, above = _search(intervals[:middle]), _search(intervals[middle:])
    boundary = intervals[middle][0]
    if len(below) <= _JUMP_MAX:
        return [_instruction(_AT_LEAST, boundary, when_true=len(below))] + below + above
    far = [_instruction(_AT_LEAST, boundary, when_false=1), _instruction(_JUMP, len(below))]
    return far + below + above


def build_filter(actions, default, beyond=refuse(errno.ENOSYS)):
    """
    A seccomp program as bytes. A foreign architecture's call ends the process, and so does one by x32 numbers.

    `actions`: by name of the call, ALLOW, `refuse(…)` or `Only`; names that this architecture lacks are skipped.
    `default`: for calls of the table without an action. `beyond`: for those newer than the table.
    """
    lines = [
        _instruction(_LOAD, _ARCHITECTURE_OFFSET),
        _instruction(_EQUAL, _machine()[1], when_true=1),
        _instruction(_RETURN, _RETURN_KILL_PROCESS),
        _instruction(_LOAD, _NUMBER_OFFSET),
        _instruction(_AT_LEAST, _X32_BIT, when_false=1),
        _instruction(_RETURN, _RETURN_KILL_PROCESS),
    ]
    return b"".join(lines + _search(_intervals(actions, default, beyond)))


def denying(*groups, also=()):
    """
    The filter that refuses the calls of these groups and leaves the rest of the known ones.

    `also`: pairs of a name and an action, for example `("clone", THREADS_ONLY)`.
    """
    actions = {name: refuse() for group in groups for name in group}
    actions["clone3"] = refuse(errno.ENOSYS)
    actions.update(also)
    return build_filter(actions, ALLOW)


def put_on(program):
    """Puts the filter on this thread and all that it starts; the process id is filled in."""
    program = program.replace(struct.pack("=I", OWN_PID), struct.pack("=I", os.getpid()))
    lines = ctypes.create_string_buffer(program, len(program))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(lines)))
    _checked(_prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.addressof(header)), "seccomp")
