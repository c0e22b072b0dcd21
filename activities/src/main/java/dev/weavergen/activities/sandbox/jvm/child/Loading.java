package dev.weavergen.activities.sandbox.jvm.child;

import java.util.List;

/** The first step: every top-level class runs its static initialiser. */
final class Loading extends Step {
  private final ClassLoader loader;
  private final List<String> names;

  Loading(Object lock, BoundedOutput output, ClassLoader loader, List<String> names) {
    super(lock, output);
    this.loader = loader;
    this.names = names;
  }

  @Override
  String encoded() throws ReflectiveOperationException {
    try {
      for (String name : names) {
        Class.forName(name, true, loader);
      }
    } catch (ExceptionInInitializerError wrapped) {
      throw new java.lang.reflect.InvocationTargetException(
          wrapped.getCause() == null ? wrapped : wrapped.getCause());
    }
    return ValueEncoder.NOTHING;
  }
}
