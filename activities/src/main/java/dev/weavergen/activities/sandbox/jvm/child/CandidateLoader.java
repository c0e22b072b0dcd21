package dev.weavergen.activities.sandbox.jvm.child;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Defines the candidate's classes beside the platform's, out of sight of the runner's own. */
final class CandidateLoader extends ClassLoader {
  private final Map<String, byte[]> bytes = new HashMap<>();

  CandidateLoader(List<ClassFile> classes) {
    super("candidate", ClassLoader.getPlatformClassLoader());
    for (ClassFile one : classes) {
      bytes.put(one.name(), one.bytes());
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] found = bytes.get(name);
    if (found == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, found, 0, found.length);
  }
}
