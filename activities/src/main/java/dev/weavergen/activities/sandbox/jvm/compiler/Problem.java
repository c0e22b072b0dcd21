package dev.weavergen.activities.sandbox.jvm.compiler;

import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * An error of the compiler.
 *
 * @param line 1-based; 0 when unknown
 * @param position offset in the source; -1 when unknown
 */
record Problem(String message, int line, int position) {
  private static final int MESSAGE_CHARS_MAX = 300;

  static Problem of(Diagnostic<? extends JavaFileObject> diagnostic) {
    String message = diagnostic.getMessage(Locale.ROOT).strip();
    return new Problem(
        message.substring(0, Math.min(message.length(), MESSAGE_CHARS_MAX)),
        (int) Math.max(0, diagnostic.getLineNumber()),
        (int) Math.max(-1, diagnostic.getPosition()));
  }
}
