package dev.weavergen.cli.client;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * The signal that Ctrl-C sends. The JDK has one class for it, in the module jdk.unsupported, which
 * every compiler warns about; it is named here as text and nowhere else. Where the class is
 * missing, Ctrl-C ends the process as usual.
 */
final class InterruptSignal {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private InterruptSignal() {}

  /** A handler in place; closing it puts the one before back. */
  interface Handling extends AutoCloseable {
    @Override
    void close();
  }

  /** Runs the action at every Ctrl-C until closed. */
  static Handling handle(Runnable action) {
    try {
      Class<?> signalType = Class.forName(SIGNAL);
      Class<?> handlerType = Class.forName(HANDLER);
      Method handle = signalType.getMethod("handle", signalType, handlerType);
      Object signal = signalType.getConstructor(String.class).newInstance("INT");
      Object handler =
          Proxy.newProxyInstance(
              handlerType.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> called(action, proxy, method));
      Object before = handle.invoke(null, signal, handler);
      return () -> restore(handle, signal, before);
    } catch (ReflectiveOperationException missing) {
      return () -> {};
    }
  }

  private static Object called(Runnable action, Object proxy, Method method) {
    return switch (method.getName()) {
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "Ctrl-C";
      case "equals" -> false;
      default -> {
        action.run();
        yield Void.TYPE;
      }
    };
  }

  private static void restore(Method handle, Object signal, Object before) {
    try {
      var _ = handle.invoke(null, signal, before);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a handler that was there cannot be put back", e);
    }
  }
}
