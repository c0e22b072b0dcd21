package dev.weavergen.activities.sandbox.jvm.child;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of an object without value semantics of its own: what its {@code toString} says, without
 * addresses; if its class has none, its fields, so that two lists or trees of a candidate's own
 * nodes can be told apart.
 */
final class OpaqueText {
  private static final int CHARS_MAX = 1_000;
  private static final int DEPTH_MAX = 64;

  private final StringBuilder text = new StringBuilder();
  private final Set<Object> path = Collections.newSetFromMap(new IdentityHashMap<>());

  private OpaqueText() {}

  static String of(Object value) {
    OpaqueText rendered = new OpaqueText();
    rendered.append(value);
    int length = Math.min(CHARS_MAX, rendered.text.length());
    return withoutAddresses(rendered.text.substring(0, length));
  }

  /** Whether the class leaves {@code toString} to {@link Object}. */
  static boolean tellsNothing(Object value) {
    try {
      return value.getClass().getMethod("toString").getDeclaringClass() == Object.class;
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void append(@Nullable Object value) {
    if (value == null || !tellsNothing(value)) {
      text.append(value);
      return;
    }
    text.append(ValueEncoder.simpleName(value.getClass()));
    if (path.size() < DEPTH_MAX && text.length() < CHARS_MAX && !path.contains(value)) {
      path.add(value);
      appendFields(value);
      path.remove(value);
    }
  }

  private void appendFields(Object value) {
    String separator = "{";
    for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
          text.append(separator).append(field.getName()).append('=');
          appendField(field, value);
          separator = ", ";
        }
      }
    }
    text.append(separator.equals("{") ? "" : "}");
  }

  private void appendField(Field field, Object owner) {
    try {
      append(field.get(owner));
    } catch (IllegalAccessException _) {
      text.append('?');
    }
  }

  /** Drops what follows an {@code @} or a {@code /0x} when it is hexadecimal. */
  private static String withoutAddresses(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = addressEnd(text, at);
      if (end > at) {
        at = end;
        continue;
      }
      plain.append(text.charAt(at));
      at++;
    }
    return plain.toString();
  }

  private static int addressEnd(String text, int at) {
    int from = text.charAt(at) == '@' ? at + 1 : text.startsWith("/0x", at) ? at + 3 : -1;
    int end = from;
    while (end >= 0 && end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
      end++;
    }
    return end > from ? end : at;
  }
}
