// expect: contained or raised IllegalCallerException
/** Calls functions of the C library: processes, signals, sockets, files. */
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

class NativeDowncalls {
  static final Linker LINKER = Linker.nativeLinker();

  static long call(long number, long... given) throws Throwable {
    FunctionDescriptor shape =
        FunctionDescriptor.of(
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG);
    MethodHandle syscall = LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow("syscall"), shape, Linker.Option.firstVariadicArg(1));
    long[] all = java.util.Arrays.copyOf(given, 6);
    return (long) syscall.invokeExact(number, all[0], all[1], all[2], all[3], all[4], all[5]);
  }

  static String attack() throws Throwable {
    if (!System.getProperty("os.arch").equals("amd64")) {
      return "contained";
    }
    long parent = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);
    try (Arena arena = Arena.ofConfined()) {
      long path = arena.allocateFrom("@SECRET_FILE@").address();
      long shell = arena.allocateFrom("/bin/sh").address();
      long blank = arena.allocate(4096, 16).address();
      MemorySegment zero = arena.allocate(16, 8);
      long[][] attempts = {
        {57}, {58 + 4000}, {56, 17}, {435, blank, 88}, {59, shell, 0, 0}, {322, -100, shell, 0, 0, 0}, {41, 2, 1, 0}, {41, 1, 1, 0},
        {41, 16, 3, 0}, {41, 40, 1, 0}, {53, 1, 1, 0, blank}, {62, parent, 0}, {62, Long.parseLong("@WORKER@"), 0}, {62, -1, 0},
        {129, parent, 9, blank}, {200, parent, 9}, {234, parent, parent, 9}, {434, parent, 0}, {2, path, 0}, {257, -100, path, 0},
        {101, 16, parent, 0, 0}, {310, parent, blank, 1, blank, 1, 0}, {302, parent, 0, zero.address(), 0}, {141, 0, parent, 19},
        {203, parent, 8, blank}, {425, 8, blank}, {321, 0, blank, 128}, {250, 0, -3, 1}, {323, 1}, {272, 0x10000000L}, {272, 0x40000000L},
        {165, shell, shell, shell, 0, 0}, {161, shell}, {319, shell, 0}, {29, 0, 4096, 0x3FF}, {68, 0, 0x3FF}, {240, shell, 0x42, 0x1B6, 0},
        {105, 0}, {298, blank, 0, -1, -1, 0}, {428, -100, shell, 0}, {112}, {109, 0, 0}, {206, 8, blank}, {251, 1, parent, 3 << 13}
      };
      for (long[] attempt : attempts) {
        long result = call(attempt[0], java.util.Arrays.copyOfRange(attempt, 1, attempt.length));
        if (result >= 0) {
          return "ESCAPED: system call " + attempt[0];
        }
      }
    }
    return "contained";
  }
}
