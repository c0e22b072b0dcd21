package dev.weavergen.activities.sandbox.jvm.compiler;

import dev.weavergen.activities.sandbox.jvm.child.ClassFile;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Keeps what the compiler writes in memory. */
final class ClassSink extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

  ClassSink(StandardJavaFileManager platform) {
    super(platform);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return new SimpleJavaFileObject(URI.create("memory:///class"), kind) {
      @Override
      public OutputStream openOutputStream() {
        return written.computeIfAbsent(className, _ -> new ByteArrayOutputStream());
      }
    };
  }

  /** Sorted by name, so that the same source gives the same bytes. */
  List<ClassFile> classes() {
    return written.entrySet().stream()
        .map(entry -> new ClassFile(entry.getKey(), entry.getValue().toByteArray()))
        .sorted(Comparator.comparing(ClassFile::name))
        .toList();
  }
}
