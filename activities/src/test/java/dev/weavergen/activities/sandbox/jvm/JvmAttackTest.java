package dev.weavergen.activities.sandbox.jvm;

import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.integer;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.run;
import static dev.weavergen.activities.sandbox.jvm.OpenSandbox.runAtLeisure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that reach out of their JVM; whatever they do, the next program is served. */
class JvmAttackTest {
  private static final String IMPORTS =
      """
      import java.io.*; import java.lang.foreign.*; import java.lang.invoke.*; import java.lang.reflect.*;
      import java.net.*; import java.nio.*; import java.nio.channels.*; import java.nio.file.*; import java.util.*;
      """;

  @AfterEach
  void nextProgram_isServed() {
    assertThat(run("f", "class A { static int f() { return 1; } }", "f()").outcomes())
        .containsExactly(integer(1));
  }

  private static Execution attack(String body) {
    return run("f", program(body), "f()", "done()");
  }

  private static String program(String body) {
    return IMPORTS
        + "public class Solution { static volatile Object kept; static Object f() throws Throwable { "
        + body
        + " } static Object done() { return 1; } }";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return Files.readString(Path.of(\"/etc/passwd\")); | AccessDeniedException",
        "return Files.readString(Path.of(\"/etc/hostname\")); | AccessDeniedException",
        "return Files.readString(Path.of(\"/proc/self/environ\")); | AccessDeniedException",
        "return Files.readString(Path.of(\"/proc/self/maps\")); | AccessDeniedException",
        "return new RandomAccessFile(\"/proc/self/mem\", \"rw\").read(); | FileNotFoundException",
        "return Files.writeString(Path.of(\"/tmp/escape\"), \"x\"); | AccessDeniedException",
        "return Files.createTempFile(\"a\", \"b\"); | AccessDeniedException",
        "return Files.list(Path.of(\"/\")).count(); | AccessDeniedException",
        "Files.delete(Path.of(\"/etc/hosts\")); return 1; | AccessDeniedException",
        "return new ProcessBuilder(\"/bin/sh\", \"-c\", \"id\").start().pid(); | IOException",
        "return Runtime.getRuntime().exec(new String[] {\"/bin/true\"}).waitFor(); | IOException",
        "return new Socket(\"127.0.0.1\", 80).toString(); | ExceptionInInitializerError",
        "return new ServerSocket(0).toString(); | ExceptionInInitializerError",
        "return new DatagramSocket().toString(); | ExceptionInInitializerError",
        "return SocketChannel.open(StandardProtocolFamily.UNIX).toString(); | ExceptionInInitializerError",
        "return InetAddress.getByName(\"example.com\").toString(); | UnknownHostException",
        "System.load(\"/usr/lib/x86_64-linux-gnu/libc.so.6\"); return 1; | IllegalCallerException",
        "return Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(ValueLayout.JAVA_INT)); | IllegalCallerException",
        "return MemorySegment.ofAddress(4096).reinterpret(8).get(ValueLayout.JAVA_LONG, 0); | IllegalCallerException",
        "Field f = String.class.getDeclaredField(\"value\"); f.setAccessible(true); return f; | InaccessibleObjectException",
        "return Class.forName(\"jdk.internal.misc.Unsafe\").getMethod(\"getUnsafe\").invoke(null); | IllegalAccessException",
      })
  void attack_wayOut_raises(String body, String exception) {
    Execution execution = attack(body);

    assertThat(execution.outcomes().getFirst())
        .isInstanceOfSatisfying(
            Outcome.Raised.class, raised -> assertThat(raised.exception()).isEqualTo(exception));
    assertThat(execution.outcomes().getLast()).isEqualTo(integer(1));
  }

  @Test
  void attack_unsafeMemory_raises() {
    Execution execution =
        attack(
            "Field f = Class.forName(\"sun.misc.Unsafe\").getDeclaredField(\"theUnsafe\");"
                + " f.setAccessible(true); Object u = f.get(null);"
                + " try { return u.getClass().getMethod(\"getLong\", long.class).invoke(u, 0L); }"
                + " catch (InvocationTargetException e) { throw e.getCause(); }");

    assertThat(execution.outcomes().getFirst())
        .isInstanceOfSatisfying(
            Outcome.Raised.class,
            raised -> assertThat(raised.exception()).isEqualTo("UnsupportedOperationException"));
  }

  @Test
  void attack_environment_isEmpty() {
    assertThat(
            attack(
                    "Map<String, String> e = new TreeMap<>(System.getenv()); e.remove(\"MALLOC_ARENA_MAX\"); return e.size();")
                .outcomes())
        .containsExactly(integer(0), integer(1));
  }

  @Test
  void attack_threadsWithoutEnd_keepNothingAlive() {
    Execution execution =
        attack(
            "for (int i = 0; i < 3; i++) new Thread(() -> { while (true) Thread.onSpinWait(); }).start(); return 2;");

    assertThat(execution.outcomes().getFirst()).isIn(integer(2), new Outcome.TimedOut());
  }

  @Test
  void attack_threadBomb_runsOutOfItsOwnMemory() {
    Execution execution =
        attack(
            "List<Thread> all = new ArrayList<>(); while (true) { Thread t = new Thread(() -> {"
                + " try { Thread.sleep(1000000); } catch (InterruptedException e) {} }); t.start(); all.add(t); }");

    assertThat(execution.outcomes().getFirst())
        .isIn(new Outcome.OutOfMemory(), new Outcome.TimedOut());
  }

  @Test
  void attack_memoryOutsideTheHeap_runsOut() {
    assertThat(
            attack(
                    "List<Object> all = new ArrayList<>(); while (true) all.add(Arena.global().allocate(64 << 20));")
                .outcomes()
                .getFirst())
        .isIn(new Outcome.OutOfMemory(), new Outcome.TimedOut());
  }

  @Test
  void attack_garbageOnTheChannel_breaksItsOwnRunAlone() {
    Execution execution =
        attack(
            "for (int i = 3; i < 32; i++) { try (var out = new FileOutputStream(\"/proc/self/fd/\" + i)) {"
                + " out.write(new byte[4096]); out.write(\"{\\\"v\\\":[\\\"i\\\",\\\"42\\\"]}\".repeat(100).getBytes()); }"
                + " catch (IOException e) {} } return 42;");

    assertThat(execution.load()).isInstanceOf(Load.ProtocolBroken.class);
    assertThat(execution.outcomes()).isEmpty();
  }

  @Test
  void attack_standardDescriptors_reachNobody() {
    Execution execution =
        attack(
            "for (FileDescriptor d : List.of(FileDescriptor.out, FileDescriptor.err)) {"
                + " var out = new FileOutputStream(d); out.write(new byte[1000]); out.close(); }"
                + " new FileInputStream(FileDescriptor.in).close(); return 2;");

    assertThat(execution.outcomes()).containsExactly(integer(2), integer(1));
  }

  @Test
  void attack_interruptingEveryThread_changesNothing() {
    Execution execution =
        attack(
            "Thread[] all = new Thread[100]; ThreadGroup g = Thread.currentThread().getThreadGroup();"
                + " while (g.getParent() != null) g = g.getParent(); int n = g.enumerate(all);"
                + " for (int i = 0; i < n; i++) all[i].interrupt(); Thread.interrupted(); return n > 1;");

    assertThat(execution.outcomes()).hasSize(2).last().isEqualTo(integer(1));
  }

  @Test
  void attack_runnersOwnClasses_holdNoSecret() {
    Execution execution =
        attack(
            "Class<?> c = ClassLoader.getSystemClassLoader().loadClass(\"dev.weavergen.activities.sandbox.jvm.child.Runner\");"
                + " int statics = 0; for (Field f : c.getDeclaredFields()) statics++; return statics;");

    assertThat(execution.outcomes()).containsExactly(integer(0), integer(1));
  }

  @Test
  void attack_classLoaderOfItsOwn_gainsNothing() {
    Execution execution =
        attack(
            "var l = new URLClassLoader(new URL[] {new URL(\"file:/tmp/\")}); l.loadClass(\"Missing\"); return 1;");

    assertThat(execution.outcomes().getFirst())
        .isInstanceOfSatisfying(
            Outcome.Raised.class,
            raised -> assertThat(raised.exception()).isEqualTo("ClassNotFoundException"));
  }

  @Test
  void attack_agent_cannotAttach() {
    Execution execution =
        attack(
            "Class<?> vm = Class.forName(\"com.sun.tools.attach.VirtualMachine\", true, ClassLoader.getSystemClassLoader());"
                + " return vm.getMethod(\"attach\", String.class).invoke(null, \"\" + ProcessHandle.current().pid());");

    assertThat(execution.outcomes().getFirst()).isInstanceOf(Outcome.Raised.class);
  }

  @Test
  void attack_shutdownHookThatNeverEnds_isEndedFromOutside() {
    Execution execution =
        attack(
            "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) Thread.onSpinWait(); }));"
                + " System.exit(0); return 1;");

    assertThat(execution.outcomes()).containsExactly(new Outcome.TimedOut(), integer(1));
  }

  @Test
  void attack_stringThatDoubles_isOutOfMemory() {
    String source = program("String s = \"x\"; while (true) s += s;");
    assertThat(runAtLeisure("f", source, "f()").outcomes())
        .containsExactly(new Outcome.OutOfMemory());
  }

  @Test
  void attack_staticInitialiserThatExits_isLoadFailed() {
    assertThat(
            run("f", "class A { static { System.exit(0); } static int f() { return 1; } }", "f()")
                .load())
        .isEqualTo(new Load.LoadFailed(new Outcome.Crashed(0), ""));
  }
}
