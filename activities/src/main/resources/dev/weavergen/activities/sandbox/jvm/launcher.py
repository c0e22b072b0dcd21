"""Becomes a contained JVM: takes the class files, gives up every right, executes `java`.

Runs behind `containment.py` in one program. Its arguments, plain because importing a parser takes longer than the rest:

1. the worker's process id, 0 inside of bubblewrap, which ends its processes itself
2. bytes of address space
3. paths that the JVM may read, with a colon between them
4. the only files that can be executed, in the same way: `java`, whose real path comes first, and the dynamic loader
5. and the rest: the JVM's own arguments

Standard input begins with the class files as a jar, its length in front as four bytes; the rest is the JVM's. What the JVM
tells goes to descriptor CHANNEL, whose other end is the worker; standard output leads nowhere.
"""

import sys

CHANNEL = 3
JAR = 4
OPEN_FILES_MAX = 64

# The first byte of the channel says that the launcher runs and has the class files.
SET_UP = b"."

# Without them the JVM gathers chance from the timing of threads, for seconds.
RANDOM_SOURCES = ["/dev/random", "/dev/urandom"]

# Of what the containment knows, all but the one exec that makes the JVM: Landlock leaves nothing to execute but java itself,
# and a filter cannot be undone by that. Threads signal each other through tgkill, within this process only.
FILTER = denying(
    NETWORK,
    KERNEL,
    METADATA,
    IDENTITY,
    ["fork", "vfork", "execveat", "kill", "tkill"],
    also=[("clone", THREADS_ONLY), ("tgkill", OWN_SIGNALS_ONLY)],
)


def read_exactly(length):
    """That many bytes of standard input, unbuffered: what follows belongs to the JVM."""
    pieces = []
    while length > 0:
        piece = os.read(0, min(length, 1 << 16))
        if not piece:
            os._exit(1)
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def place_jar():
    """Puts the class files into memory that the JVM reads as a file; nothing is ever written to disk."""
    jar = read_exactly(struct.unpack(">I", read_exactly(4))[0])
    memory = os.memfd_create("classes", 0)
    view = memoryview(jar)
    while view:
        view = view[os.write(memory, view):]
    os.dup2(memory, JAR, inheritable=True)


def place_channel():
    """Moves standard output to CHANNEL; nobody may open the pipe anew by its name, which the JVM has to."""
    os.dup2(1, CHANNEL, inheritable=True)
    if os.geteuid() == 0:
        try:
            os.fchown(CHANNEL, NOBODY, NOBODY)
        except OSError:
            pass  # Root of a user namespace only: the pipe is its own.
    nowhere = os.open("/dev/null", os.O_RDWR)
    os.dup2(nowhere, 1, inheritable=True)


def contain(parent, address_space, reads, executes):
    """Gives up every right that a JVM can do without."""
    forbid_new_privileges()
    drop_root()
    if parent:
        die_with_parent(parent)
    limit(CORE=0, FSIZE=0, NOFILE=OPEN_FILES_MAX, AS=address_space, MEMLOCK=0)
    grants = [(path, READ) for path in reads] + [(path, READ_FILE | EXECUTE) for path in executes]
    restrict_files(grants + [("/dev/null", READ_FILE | WRITE_FILE)] + [(source, READ_FILE) for source in RANDOM_SOURCES])
    put_on(FILTER)


def main():
    parent, address_space, reads, executes = sys.argv[1:5]
    java = executes.split(":")[0]
    os.chdir("/")
    place_channel()
    place_jar()
    os.write(CHANNEL, SET_UP)
    contain(int(parent), int(address_space), reads.split(":"), executes.split(":"))
    os.execve(java, [java] + sys.argv[5:], {"MALLOC_ARENA_MAX": "1"})


main()
