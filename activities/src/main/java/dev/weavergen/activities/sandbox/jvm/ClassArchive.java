package dev.weavergen.activities.sandbox.jvm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The class files that a contained JVM starts with, as a jar in memory: one class and whatever it
 * refers to among the project's own. They are found through the class path of the worker, wherever
 * that takes them from, by following constant pools, because nested jars cannot be listed.
 */
final class ClassArchive {
  private static final String OWN = "dev/weavergen/activities/sandbox/jvm/";

  private ClassArchive() {}

  /** The bytes of a jar; the same for the same classes. */
  static byte[] of(Class<?> main) {
    try {
      return jar(closure(main.getName().replace('.', '/')));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static SortedMap<String, byte[]> closure(String main) throws IOException {
    SortedMap<String, byte[]> found = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(main);
    while (!open.isEmpty()) {
      String name = open.remove();
      if (name.startsWith(OWN) && !found.containsKey(name)) {
        byte[] bytes = bytes(name);
        found.put(name, bytes);
        referred(bytes, open);
      }
    }
    return found;
  }

  private static void referred(byte[] bytes, Deque<String> open) {
    for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
      if (entry instanceof ClassEntry type) {
        open.add(type.asInternalName());
      }
    }
  }

  /** The bytes of one of the project's own classes. */
  static byte[] bytesOf(Class<?> own) {
    try {
      return bytes(own.getName().replace('.', '/'));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream file =
        ClassArchive.class.getClassLoader().getResourceAsStream(name + ".class")) {
      if (file == null) {
        throw new IOException("the class file of " + name + " is not on the class path");
      }
      return file.readAllBytes();
    }
  }

  /** Uncompressed, since it is read once. */
  private static byte[] jar(SortedMap<String, byte[]> classes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      jar.setMethod(ZipOutputStream.STORED);
      for (var one : classes.entrySet()) {
        jar.putNextEntry(stored(one.getKey() + ".class", one.getValue()));
        jar.write(one.getValue());
        jar.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static ZipEntry stored(String name, byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    entry.setTime(0);
    return entry;
  }
}
