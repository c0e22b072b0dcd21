package dev.weavergen.activities.sandbox.jvm.compiler;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Methods and constructors of the JDK that reach out of a program, by their owner's full name. */
final class Danger {
  /** Owners of which only some methods are dangerous. */
  private static final Map<String, Set<String>> METHODS =
      Map.of(
          "java.lang.System",
          Set.of("exit", "load", "loadLibrary", "setSecurityManager", "getenv", "setOut", "setErr"),
          "java.lang.Runtime",
          Set.of("exec", "exit", "halt", "load", "loadLibrary", "addShutdownHook"),
          "java.lang.Class",
          Set.of(
              "forName",
              "getDeclaredField",
              "getDeclaredFields",
              "getDeclaredMethod",
              "getDeclaredMethods",
              "getDeclaredConstructor",
              "getMethod",
              "getField",
              "newInstance"));

  /** Owners whose every use is dangerous, and packages, which end in a full stop. */
  private static final List<String> OWNERS =
      List.of(
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.ClassLoader",
          "java.lang.instrument.",
          "java.lang.reflect.AccessibleObject",
          "java.lang.reflect.Constructor",
          "java.lang.reflect.Field",
          "java.lang.reflect.Method",
          "java.lang.reflect.Proxy",
          "java.lang.foreign.",
          "java.lang.invoke.MethodHandles",
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.ObjectInputStream",
          "java.io.RandomAccessFile",
          "java.net.",
          "java.nio.channels.",
          "java.nio.file.",
          "java.rmi.",
          "javax.net.",
          "javax.script.",
          "javax.tools.",
          "com.sun.",
          "jdk.internal.",
          "sun.");

  private Danger() {}

  /** How a dangerous call is named, for example {@code System.exit}. */
  static Optional<String> of(String owner, String member) {
    String simple = owner.substring(owner.lastIndexOf('.') + 1);
    boolean listed = METHODS.getOrDefault(owner, Set.of()).contains(member);
    boolean whole = OWNERS.stream().anyMatch(name -> matches(name, owner));
    if (!listed && !whole) {
      return Optional.empty();
    }
    return Optional.of(member.equals("<init>") ? simple : simple + "." + member);
  }

  private static boolean matches(String name, String owner) {
    return name.endsWith(".") ? owner.startsWith(name) : owner.equals(name);
  }
}
