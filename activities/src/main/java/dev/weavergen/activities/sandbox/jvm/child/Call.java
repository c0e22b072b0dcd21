package dev.weavergen.activities.sandbox.jvm.child;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * One call: a method that the compiler added to the candidate, on a fresh object if it needs one.
 */
final class Call extends Step {
  private final Class<?> host;
  private final String method;
  private final long bytesMax;

  Call(Object lock, BoundedOutput output, Class<?> host, String method, long bytesMax) {
    super(lock, output);
    this.host = host;
    this.method = method;
    this.bytesMax = bytesMax;
  }

  @Override
  String encoded() throws ReflectiveOperationException {
    Method call = host.getDeclaredMethod(method);
    call.setAccessible(true);
    Object value = call.invoke(Modifier.isStatic(call.getModifiers()) ? null : fresh());
    return ValueEncoder.encode(value, bytesMax);
  }

  private @Nullable Object fresh() throws ReflectiveOperationException {
    Constructor<?> constructor = host.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }
}
