package dev.weavergen.activities.sandbox.jvm;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a contained JVM is started: bounded in every kind of memory, quick to start, the same on
 * every machine, and without the JDK's own ways out.
 *
 * @param heapBytes of Java objects
 * @param addressSpaceBytes of the whole process: bounds the number of threads and memory outside of
 *     the heap, too
 */
record JvmFlags(long heapBytes, long addressSpaceBytes) {
  /** Beside the heap: the class archive, code, metaspace, the JDK's modules file, stacks. */
  private static final long BESIDE_HEAP_BYTES = 1_200L << 20;

  /** A large program with all its symbols takes a tenth of that. */
  private static final long COMPILER_HEAP_BYTES = 384L << 20;

  private static final List<String> FLAGS =
      List.of(
          "-Xss1m",
          "-XX:MaxMetaspaceSize=96m",
          "-XX:CompressedClassSpaceSize=64m",
          "-XX:ReservedCodeCacheSize=48m",
          "-XX:MaxDirectMemorySize=64m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:-UseContainerSupport",
          "-XX:ActiveProcessorCount=1",
          "-XX:+DisableAttachMechanism",
          "-XX:-EnableDynamicAgentLoading",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:ErrorFile=/dev/null",
          "-XX:+UnlockExperimentalVMOptions",
          "-XX:hashCode=3",
          "-Xshare:auto",
          "--illegal-native-access=deny",
          "--sun-misc-unsafe-memory-access=deny",
          "-Djdk.reflect.useNativeAccessorOnly=true",
          "-Djava.awt.headless=true",
          "-Djava.io.tmpdir=/",
          "-Dfile.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-Duser.timezone=UTC",
          "-Duser.language=en",
          "-Duser.country=US",
          "-Duser.dir=/",
          "-Duser.home=/");

  static JvmFlags ofCandidate(long memoryBytes) {
    return new JvmFlags(memoryBytes, memoryBytes + BESIDE_HEAP_BYTES);
  }

  static JvmFlags ofCompiler() {
    return new JvmFlags(COMPILER_HEAP_BYTES, COMPILER_HEAP_BYTES + BESIDE_HEAP_BYTES);
  }

  List<String> arguments() {
    return Stream.concat(Stream.of("-Xmx" + heapBytes), FLAGS.stream()).toList();
  }
}
